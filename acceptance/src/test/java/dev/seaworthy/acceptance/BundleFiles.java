package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of a bundle before the programs that will read them. */
final class BundleFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** For which no program of Debian's is there: they are seen by their own readers first where they are used. */
    private static final String UNREAD = "logging/(logstash|fluent-bit|parsers)\\.conf|bundle\\.sha256"
            + "|docker/Dockerfile(\\.dockerignore)?|systemd/journald@.*\\.conf";

    private final String service;
    private final Path bundle;
    private final Manifests manifests;
    private final List<String> rows = new ArrayList<>();
    private final TreeSet<String> seen = new TreeSet<>();

    BundleFiles(String service, Path bundle, Manifests manifests) {
        this.service = service;
        this.bundle = bundle;
        this.manifests = manifests;
    }

    /** Shows every file to what reads its kind; the answer says by whom what was taken. */
    List<String> check() throws Exception {
        units();
        accounts("sysusers.d", "systemd-sysusers");
        accounts("tmpfiles.d", "systemd-tmpfiles", "--create");
        each("logrotate.d/.*", "logrotate -d", file -> run(bundle, "logrotate", "-d", file));
        yaml();
        kubernetes();
        json();
        each(".*\\.sh", "shellcheck", file -> run(bundle, "shellcheck", file));
        if (Files.exists(bundle.resolve("monitoring/check.sh"))) {
            run(bundle, "sh", "monitoring/check.sh");
            String script = Files.readString(bundle.resolve("monitoring/check.sh"));
            boolean isAnybodyTold = script.contains("amtool config routes test");
            row(
                    isAnybodyTold ? "promtool, amtool" : "promtool",
                    "rules fire and are quiet as they should"
                            + (isAnybodyTold ? "; every alert reaches its receivers" : ""));
        }
        assertThat(all().stream().filter(file -> !seen.contains(file) && !file.matches(UNREAD)))
                .as("nobody looked at")
                .isEmpty();
        return rows;
    }

    private List<String> all() throws IOException {
        try (Stream<Path> files = Files.walk(bundle)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> bundle.relativize(file).toString())
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    private List<String> matching(String pattern) throws IOException {
        List<String> files =
                all().stream().filter(file -> file.matches(pattern)).toList();
        seen.addAll(files);
        return files;
    }

    @FunctionalInterface
    private interface Checker {
        void check(String file) throws Exception;
    }

    private void each(String pattern, String tool, Checker checker) throws Exception {
        List<String> files = matching(pattern);
        for (String file : files) {
            checker.check(file);
        }
        if (!files.isEmpty()) {
            row(tool, String.join(", ", files));
        }
    }

    /** In a mount namespace in which the program lies where the unit looks for it. */
    private void units() throws Exception {
        List<String> units = matching("systemd/.*\\.(service|socket)");
        String binary = bundle.resolveSibling(service).toString();
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "--mount",
                "--propagation",
                "private",
                "sh",
                "-euc",
                "mount -t tmpfs none /usr/local/bin; cp \"$0\" /usr/local/bin/;"
                        + " exec systemd-analyze verify --recursive-errors=yes \"$@\"",
                binary));
        units.forEach(unit -> command.add(bundle.resolve(unit).toString()));
        Finished verified = Finished.of(bundle, Map.of("SYSTEMD_UNIT_PATH", bundle.resolve("systemd") + ":"), command);
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
        assertThat(verified.out() + verified.err()).isEmpty();
        row("systemd-analyze verify", String.join(", ", units));

        String unit = "systemd/" + service + ".service";
        String security =
                run(bundle, "systemd-analyze", "security", "--no-pager", "--offline=yes", "--threshold=20", unit);
        String level = security.lines()
                .filter(line -> line.contains("Overall exposure level"))
                .map(line -> line.replaceAll(".*: ([0-9.]+ [A-Z]+).*", "$1"))
                .collect(Collectors.joining());
        row("systemd-analyze security", "exposure " + level);
    }

    private void accounts(String folder, String tool, String... options) throws Exception {
        each(folder + "/.*", tool, file -> {
            Path root = Files.createTempDirectory("seaworthy");
            Files.createDirectory(root.resolve("etc"));
            List<String> command = new ArrayList<>(List.of(tool, "--root=" + root));
            command.addAll(List.of(options));
            command.add(bundle.resolve(file).toString());
            run(bundle, command.toArray(String[]::new));
            if (folder.equals("sysusers.d")) {
                assertThat(root.resolve("etc/passwd")).content().contains(service + ":x:");
            }
            Commands.run(List.of("rm", "-r", root.toString()));
        });
    }

    private void yaml() throws Exception {
        List<String> files = matching("(?!helm/).*\\.yaml");
        List<String> command = new ArrayList<>(
                List.of("yamllint", "--strict", "-d", "{extends: default, rules: {line-length: disable}}"));
        command.addAll(files);
        run(bundle, command.toArray(String[]::new));
        row("yamllint", files.size() + " files");
    }

    private void kubernetes() throws Exception {
        TreeSet<String> kinds = new TreeSet<>();
        for (String file : matching("(kubernetes|rollout)/.*\\.yaml")) {
            for (Map<?, ?> document : Manifests.documents(Files.readString(bundle.resolve(file)))) {
                String version = String.valueOf(document.get("apiVersion"));
                // Kustomize reads its own, and there is no definition of Argo's.
                if (!version.startsWith("kustomize.") && !version.startsWith("argoproj.io")) {
                    assertThat(manifests.complaints(document)).as(file).isEmpty();
                    kinds.add(String.valueOf(document.get("kind")));
                }
            }
        }
        if (!kinds.isEmpty()) {
            row("Kubernetes' and Flagger's types", String.join(", ", kinds));
        }
    }

    private void json() throws Exception {
        each(".*\\.(json|ndjson)", "a reader of JSON", file -> {
            String text = Files.readString(bundle.resolve(file));
            for (String document : file.endsWith(".ndjson") ? text.lines().toList() : List.of(text)) {
                assertThat(JSON.readTree(document).isObject()).as(file).isTrue();
            }
        });
    }

    private void row(String tool, String what) {
        rows.add("| " + service + " | " + tool + " | " + what + " |");
    }

    private static String run(Path folder, String... command) throws Exception {
        Finished finished = Finished.of(folder, Map.of(), List.of(command));
        assertThat(finished.exitCode())
                .as(String.join(" ", command) + ": " + finished.out() + finished.err())
                .isZero();
        return finished.out();
    }
}
