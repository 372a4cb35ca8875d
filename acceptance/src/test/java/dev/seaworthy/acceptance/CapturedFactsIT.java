package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.target.HostReader;
import dev.seaworthy.target.KernelVersion;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.PackageManager;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetReader;
import dev.seaworthy.target.catalogue.Capture;
import dev.seaworthy.target.catalogue.TargetFile;
import dev.seaworthy.target.root.RootView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a target file says of Debian's roots and of this host agrees with the programs that run there. */
@Together
class CapturedFactsIT {
    private static final List<String> DEBIAN = List.of("bullseye", "bookworm", "trixie");
    private static final String BUNDLE = "/etc/ssl/certs/ca-certificates.crt";

    private static List<Root> debian() {
        return Laboratory.open().roots().stream()
                .filter(root -> DEBIAN.contains(root.name()))
                .toList();
    }

    private static TargetFacts captured(TargetFacts facts) {
        return switch (TargetFile.read(Capture.capture(facts, "2026-01-01", "the laboratory"))) {
            case TargetFile.Result.Facts(TargetFacts read) -> read;
            case TargetFile.Result.Bad(int line, String what) -> throw new AssertionError("line " + line + ": " + what);
        };
    }

    private static String output(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text.strip();
    }

    private static String inRoot(Root root, String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("chroot", root.directory().toString()));
        words.addAll(Arrays.asList(command));
        return output(words.toArray(String[]::new));
    }

    @Test
    void debiansOwnProgramsSayTheSame() throws IOException, InterruptedException {
        assertThat(debian()).hasSize(DEBIAN.size());
        for (Root root : debian()) {
            TargetFacts facts = captured(TargetReader.read(root.name(), root.directory()));

            assertThat(inRoot(root, "ldd", "--version").lines().findFirst().orElseThrow())
                    .endsWith(" " + facts.cLibrary().version().orElseThrow());
            assertThat(facts.root().text("/etc/passwd", 1 << 16))
                    .isInstanceOfSatisfying(RootView.Content.Text.class, text -> {
                        assertThat(text.text().lines().toList())
                                .isEqualTo(lines(() -> inRoot(root, "getent", "passwd")));
                    });
            assertThat(facts.distribution().packages()).isEqualTo(PackageManager.APT);
            assertThat(inRoot(root, "apt-get", "--version")).startsWith("apt ");
            assertThat(inRoot(root, "dpkg-query", "-W", "-f", "${Version}", "base-files"))
                    .startsWith(facts.distribution().version());
            for (String program : List.of("sh", "bash", "curl", "dpkg", "git", "perl", "python3")) {
                boolean found = !inRoot(root, "sh", "-c", "command -v " + program + " || true")
                        .isEmpty();
                assertThat(facts.root().lookup("/usr/bin/" + program) instanceof RootView.Lookup.File
                                || facts.root().lookup("/bin/" + program) instanceof RootView.Lookup.File)
                        .as("%s on %s", program, root.name())
                        .isEqualTo(found);
            }
            for (String zone : List.of("Europe/Berlin", "Asia/Shanghai", "Europe/Nowhere")) {
                assertThat(facts.root().lookup("/usr/share/zoneinfo/" + zone) instanceof RootView.Lookup.File)
                        .as("%s on %s", zone, root.name())
                        .isEqualTo(Files.exists(root.directory().resolve("usr/share/zoneinfo/" + zone)));
            }
        }
    }

    private interface Asking {
        String answer() throws IOException, InterruptedException;
    }

    private static List<String> lines(Asking asking) {
        try {
            return asking.answer().lines().toList();
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    /** find counts inodes, as the capture does: a file with two names takes its room once. */
    @Test
    void theSizeIsThatOfTheFiles() throws IOException, InterruptedException {
        for (Root root : debian()) {
            TargetFacts facts = captured(TargetReader.read(root.name(), root.directory()));
            String bytes = output(
                    "sh",
                    "-c",
                    "find \"$0\" -xdev \\( -path \"$0/proc\" -o -path \"$0/sys\" -o -path \"$0/dev\" \\) -prune"
                            + " -o -type f -printf '%i %s\\n' | sort -u | awk '{ s += $2 } END { printf \"%d\", s }'",
                    root.directory().toString());

            assertThat(facts.size()).as(root.name()).hasValue(Long.parseLong(bytes));
        }
    }

    @Test
    void theHostsMachineIsWhatItsProgramsSay() throws IOException, InterruptedException {
        TargetFacts host = HostReader.read("host");
        Machine machine = host.machine();

        assertThat(machine.kernel()).isEqualTo(KernelVersion.parse(output("uname", "-r")));
        assertThat(machine.pageSize()).hasValue(Long.parseLong(output("getconf", "PAGESIZE")));
        // glibc's own loader tells which levels it would use, from the processor itself.
        Matcher levels = Pattern.compile("x86-64-v([234]) \\(supported")
                .matcher(output("/lib64/ld-linux-x86-64.so.2", "--help"));
        int best = 1;
        while (levels.find()) {
            best = Math.max(best, Integer.parseInt(levels.group(1)));
        }
        List<String> unknown = HostReader.machine(Path.of("/proc")).unknown();
        if (unknown.isEmpty()) {
            assertThat(machine.cpuLevel()).hasValue(best);
        } else {
            // Virtual machines whose kernel shows less of the processor than programs see.
            assertThat(unknown).singleElement().asString().startsWith("processor: ");
            assertThat(machine.cpuLevel()).isEmpty();
            assertThat(best).isGreaterThanOrEqualTo(3);
        }
        assertThat(host.setting()).isEqualTo(dev.seaworthy.target.Setting.HOST);
    }

    @Test
    void certificatesAreAsManyAsBegin() throws IOException, InterruptedException {
        List<Path> roots = new ArrayList<>(List.of(Path.of("/")));
        Laboratory.open().roots().forEach(root -> roots.add(root.directory()));
        int bundles = 0;
        for (Path directory : roots) {
            Path bundle = directory.resolve(BUNDLE.substring(1));
            if (Files.isRegularFile(bundle)) {
                bundles++;
                TargetFacts facts = TargetReader.read("root", directory);
                int count = Integer.parseInt(output("grep", "-c", "BEGIN CERTIFICATE", bundle.toString()));

                assertThat(facts.root().certificates(BUNDLE))
                        .isInstanceOfSatisfying(
                                RootView.Certificates.Count.class,
                                found -> assertThat(found.count()).isEqualTo(count));
            }
        }
        assertThat(bundles).isPositive();
    }
}
