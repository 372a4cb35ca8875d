package dev.seaworthy.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * Debian's docker-registry on this machine.
 *
 * @param process it
 * @param host where it listens, {@code 127.0.0.1:40123}
 */
record LoopbackRegistry(Process process, String host) implements AutoCloseable {
    /** Who may log in where a login is asked for. */
    static final String LOGIN = "ada:secret";

    /** "secret", as htpasswd -B writes it. */
    private static final String USERS = "ada:$2y$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a\n";

    /** Starts one that keeps its images in a folder, and waits until it listens. */
    static LoopbackRegistry start(Path place, boolean login) throws IOException, InterruptedException {
        Files.createDirectories(place);
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path users = Files.writeString(place.resolve("users"), USERS);
        String auth = login ? "auth: {htpasswd: {realm: laboratory, path: " + users + "}}\n" : "";
        Path config = Files.writeString(
                place.resolve("config.yml"),
                "version: 0.1\nlog: {level: error}\nstorage: {filesystem: {rootdirectory: " + place.resolve("data")
                        + "}}\nhttp: {addr: '127.0.0.1:" + port + "'}\n" + auth);
        Process process = new ProcessBuilder("docker-registry", "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(place.resolve("log").toFile())
                .start();
        for (int i = 0; i < 100 && !listens(port); i++) {
            Thread.sleep(100);
        }
        return new LoopbackRegistry(process, "127.0.0.1:" + port);
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Makes a home directory in which somebody is logged in, as docker login does. */
    Path home(Path folder, String login) throws IOException {
        Path file = Files.createDirectories(folder.resolve(".docker")).resolve("config.json");
        String encoded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        Files.writeString(file, "{\"auths\":{\"" + host + "\":{\"auth\":\"" + encoded + "\"}}}");
        return folder;
    }

    /** Uploads a root directory as an image of one layer, with the tools of others. */
    void push(Path root, String image, Path scratch) throws IOException {
        Files.createDirectories(scratch);
        String layout = scratch.resolve("layout").toString();
        String tar = scratch.resolve("root.tar").toString();
        Commands.run(List.of("tar", "-C", root.toString(), "-cf", tar, "."));
        Commands.run(List.of("umoci", "init", "--layout", layout));
        Commands.run(List.of("umoci", "new", "--image", layout + ":one"));
        Commands.run(List.of("umoci", "raw", "add-layer", "--image", layout + ":one", tar));
        Commands.run(List.of(
                "skopeo",
                "copy",
                "-q",
                "--dest-tls-verify=false",
                "--dest-creds=" + LOGIN,
                "oci:" + layout + ":one",
                "docker://" + host + "/" + image));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
