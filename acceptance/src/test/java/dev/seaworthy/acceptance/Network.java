package dev.seaworthy.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands in a network of their own, of which nothing leads outside, with an {@code /etc} and a host name of
 * their own. What they start ends with them.
 *
 * @param etc the files in {@code /etc}, name and text
 * @param loopback whether 127.0.0.0/8 can be reached; otherwise nothing can, and every question fails at once
 * @param hostName the machine's name
 */
record Network(Map<String, String> etc, boolean loopback, String hostName) {

    /** What a run printed. */
    record Printed(List<String> out, List<String> err) {}

    /**
     * Runs a shell script.
     *
     * @param script its text; {@code $0} is {@code sh}
     * @param environment all its variables, besides PATH
     * @param seconds after which it is ended
     */
    Printed run(String script, Map<String, String> environment, int seconds) {
        try {
            Path folder = Files.createTempDirectory("seaworthy-network");
            try {
                return run(folder, script, environment, seconds);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Printed run(Path folder, String script, Map<String, String> environment, int seconds)
            throws IOException, InterruptedException {
        Path files = Files.createDirectory(folder.resolve("etc"));
        for (Map.Entry<String, String> file : etc.entrySet()) {
            Files.writeString(files.resolve(file.getKey()), file.getValue());
        }
        String setUp =
                "mount --bind " + files + " /etc && hostname " + hostName + (loopback ? " && ip link set lo up" : "")
                        + " && exec env -i PATH=\"$PATH\" "
                        + String.join(" ", variables(environment))
                        + " sh -c \"$1\"";
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(
                        "unshare",
                        "--mount",
                        "--net",
                        "--uts",
                        "--pid",
                        "--fork",
                        "--kill-child",
                        "sh",
                        "-c",
                        setUp,
                        "sh",
                        script)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        Printed printed = new Printed(lines(out), lines(err));
        if (!ended) {
            throw new IllegalStateException("not ended after " + seconds + " s: " + script + "\n" + printed);
        }
        return printed;
    }

    private static List<String> variables(Map<String, String> environment) {
        List<String> variables = new ArrayList<>();
        environment.forEach((name, value) -> variables.add("'" + name + "=" + value.replace("'", "'\\''") + "'"));
        return variables;
    }

    private static List<String> lines(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
