package dev.seaworthy.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/**
 * Which packages of a Debian release contain which files: the archive's Contents indexes, of which only the wanted paths are
 * kept. apt's helper fetches them, but its signatures are not asked for: a mirror may have an index that is some days older
 * than its signed list of indexes, and nothing is installed from it.
 *
 * @param packagesByPath packages by path, without the leading slash
 * @param packages the names of all packages that contain anything
 */
record DebianIndex(Map<String, Set<String>> packagesByPath, Set<String> packages) {
    private static final String HELPER = "/usr/lib/apt/apt-helper";

    /** Fetches the indexes of a release into a folder, or takes those that are there. */
    static DebianIndex fetch(String suite, Path folder, Predicate<String> wanted) {
        try {
            Map<String, Set<String>> packagesByPath = new HashMap<>();
            Set<String> packages = new HashSet<>();
            // What is the same for all architectures has an index of its own.
            for (String architecture : List.of("amd64", "all")) {
                Path file = Files.createDirectories(folder).resolve(suite + "-" + architecture + ".gz");
                if (Files.notExists(file)) {
                    Path part = file.resolveSibling(file.getFileName() + ".part");
                    run(List.of(
                            HELPER,
                            "download-file",
                            mirror() + "/dists/" + suite + "/main/Contents-" + architecture + ".gz",
                            part.toString()));
                    Files.move(part, file);
                }
                read(file, wanted, packagesByPath, packages);
            }
            return new DebianIndex(packagesByPath, packages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line is a path and, behind blanks, the packages that have it, each behind its section: {@code libs/zlib1g}. */
    private static void read(
            Path file, Predicate<String> wanted, Map<String, Set<String>> packagesByPath, Set<String> packages)
            throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int blank = line.lastIndexOf(' ');
                String path = line.substring(0, Math.max(blank, 0)).stripTrailing();
                for (String owner : line.substring(blank + 1).split(",", -1)) {
                    String name = owner.substring(owner.lastIndexOf('/') + 1);
                    packages.add(name);
                    if (wanted.test(path)) {
                        packagesByPath
                                .computeIfAbsent(path, _ -> new HashSet<>())
                                .add(name);
                    }
                }
            }
        }
    }

    private static String mirror() throws IOException {
        String format = "$(ORIGIN)|$(CODENAME)|$(COMPONENT)|$(CREATED_BY)|$(REPO_URI)";
        return run(List.of("apt-get", "indextargets", "--format", format))
                .lines()
                .map(line -> line.split("\\|", -1))
                .filter(fields ->
                        fields[0].equals("Debian") && !fields[1].contains("-") && fields[3].equals("Packages"))
                .map(fields -> fields[4].replaceFirst("/+$", ""))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this machine's apt knows no Debian archive"));
    }

    private static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return output;
    }
}
