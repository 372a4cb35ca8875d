package dev.seaworthy.image.registry;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.fuzz.Bytewise;
import dev.seaworthy.fuzz.FuzzTarget;
import dev.seaworthy.fuzz.Images;
import dev.seaworthy.fuzz.Samples;
import dev.seaworthy.image.Descriptor;
import dev.seaworthy.image.ImageReader;
import dev.seaworthy.target.Provenance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * A registry on this machine that answers with the parts of the input, one after the other: the first line of a part is the
 * status and headers, the rest the body.
 */
public final class RegistryTarget implements FuzzTarget {
    private static final int MOST_ANSWERS = 6;
    private static final Patience NONE = new Patience(
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 2, Duration.ZERO, Duration.ZERO);

    private final HttpServer server;
    private final Reference reference;
    private final Transport transport = new Transport(NONE, Map.of());
    private volatile List<byte[]> answers = List.of();
    private int next;

    public RegistryTarget() {
        // Jazzer takes every connection for a hole; this one leads to the server below.
        BugDetectors.allowNetworkConnections();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().factory()));
        server.createContext("/", this::answer);
        server.start();
        reference = new Reference(
                "127.0.0.1:" + server.getAddress().getPort(), "a/b", Optional.of("latest"), Optional.empty(), true);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] part = next < answers.size() ? answers.get(next) : new byte[0];
        next++;
        String text = new String(part, StandardCharsets.ISO_8859_1);
        int end = Math.max(0, text.indexOf('\n'));
        String[] words = text.substring(0, end).split("\\|", -1);
        int status = words[0].matches("[2-5][0-9][0-9]") ? Integer.parseInt(words[0]) : 200;
        for (int i = 1; i + 1 < Math.min(words.length, 16); i += 2) {
            String name = words[i].replaceAll("[^A-Za-z-]", "");
            if (!name.isEmpty() && !name.equalsIgnoreCase("Location")) {
                exchange.getResponseHeaders().add(name, words[i + 1].replaceAll("[^\\x20-\\x7e]", "?"));
            }
        }
        byte[] body = java.util.Arrays.copyOfRange(part, Math.min(part.length, end + 1), part.length);
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        } catch (IOException | RuntimeException gone) {
            // The client may have left; what it makes of half an answer is the question.
        }
    }

    @Override
    public void run(byte[] input) throws IOException {
        next = 0;
        answers = Bytewise.split(input, MOST_ANSWERS);
        RegistryBlobs blobs = new RegistryBlobs(
                transport, reference, CredentialStore.ofUser(Map.of()).find(reference));
        Descriptor top = blobs.top();
        ImageReader reader = new ImageReader(blobs);
        if (reader.choose(top, Optional.of(Architecture.AMD64))
                instanceof ImageReader.Choice.Chosen(Descriptor manifest)) {
            reader.read(manifest, "fuzz", new Provenance(Provenance.How.READ, "", "fuzz"));
        }
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        byte[] layer = Images.layer();
        byte[] config = Images.config(layer);
        byte[] manifest = Images.manifest(config, layer);
        byte[] document = Bytewise.text("200|Content-Type|application/vnd.oci.image.manifest.v1+json|\n");
        byte[] list = Bytewise.text("200|Content-Type|application/vnd.oci.image.index.v1+json|\n");
        byte[] plain = Bytewise.text("200|X|y|\n");
        byte[] refused = Bytewise.text("401|WWW-Authenticate|Basic realm=\"x\",charset=UTF-8|\n"
                + "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"no\"}]}");
        byte[] bearer = Bytewise.text("401|WWW-Authenticate|Bearer realm=\"http://" + reference.host()
                + "/t\",service=\"s\",scope=\"repository:a/b:pull\"|\n");
        byte[] token = Bytewise.text("200|Content-Type|application/json|\n{\"token\":\"abc\",\"expires_in\":60}");
        return List.of(
                Bytewise.parts(
                        Bytewise.join(document, manifest), Bytewise.join(plain, config), Bytewise.join(plain, layer)),
                Bytewise.parts(
                        Bytewise.join(list, Images.index(manifest)),
                        Bytewise.join(document, manifest),
                        Bytewise.join(plain, config),
                        Bytewise.join(plain, layer)),
                Bytewise.parts(refused, refused),
                Bytewise.parts(bearer, token, Bytewise.join(document, manifest), Bytewise.join(plain, config)),
                Bytewise.parts(Bytewise.text("429|Retry-After|0|\n"), Bytewise.text("503|Retry-After|x|\n")));
    }

}
