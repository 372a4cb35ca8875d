package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Presses TAB in real shells, and shows the manual page. */
@Together
class CompletionIT {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    static Path share;

    @BeforeAll
    static void generate() throws Exception {
        run(JAVA, "dist/tools/Generate.java", ".", "1.2.3", share.toString());
    }

    @Test
    void bash() throws Exception {
        assertThat(bash("seaworthy ")).contains("check", "targets", "help");
        assertThat(bash("seaworthy che")).containsExactly("check");
        assertThat(bash("seaworthy check --fail-on ")).containsExactly("fails", "unknown", "gaps", "never");
        assertThat(bash("seaworthy check --fo")).containsExactly("--format");
        assertThat(bash("seaworthy check --on debia")).contains("debian:12");
        // After a colon, readline replaces only what follows it.
        assertThat(bash("seaworthy check --on scratch,alpine:3.2")).contains("3.20");
        assertThat(bash("seaworthy check pom")).containsExactly("pom.xml");
        assertThat(bash("seaworthy targets ")).contains("list", "capture");
        assertThat(bash("seaworthy explain loader/lib")).containsExactly("loader/library-missing");
    }

    @Test
    void fish() throws Exception {
        assertThat(fish("seaworthy che")).containsExactly("check");
        assertThat(fish("seaworthy check --fail-on ")).contains("fails", "unknown", "gaps", "never");
        assertThat(fish("seaworthy check --on scratch,alpine:3.2")).contains("scratch,alpine:3.20");
        assertThat(fish("seaworthy check pom")).containsExactly("pom.xml");
        assertThat(fish("seaworthy explain loader/lib")).containsExactly("loader/library-missing");
    }

    @Test
    void zsh() throws Exception {
        assertThat(zsh("seaworthy ")).contains("check", "targets", "judge binaries on targets");
        assertThat(zsh("seaworthy check --fail-on ")).contains("fails", "unknown", "gaps", "never");
        assertThat(zsh("seaworthy check --on scratch,alpine:3.2"))
                .contains("alpine:3.20", "alpine:3.21")
                .doesNotContain("command not found");
        assertThat(zsh("seaworthy targets ")).contains("capture", "list");
    }

    @Test
    void theManualPageHasEveryCommandAndNoMistake() throws Exception {
        String page = share.resolve("man/man1/seaworthy.1").toString();
        Finished shown = Finished.of(
                Installed.ROOT,
                Map.of("MANWIDTH", "80", "LC_ALL", "C.UTF-8"),
                List.of("man", "--warnings", "-l", page));

        assertThat(shown.err()).isEmpty();
        assertThat(shown.out()).contains("CHECK", "TARGETS", "--fail-on WHAT", "seaworthy 1.2.3");
        assertThat(shown.out().lines()).allMatch(line -> line.length() <= 100);
    }

    private static List<String> bash(String line) throws Exception {
        String script = "source \"$1\"; COMP_LINE=$2 COMP_POINT=${#2}; _seaworthy; printf '%s\\n' \"${COMPREPLY[@]}\"";
        String file = share.resolve("bash-completion/completions/seaworthy").toString();
        return run("bash", "--norc", "-c", script, "bash", file, line).lines().toList();
    }

    private static List<String> fish(String line) throws Exception {
        String file = share.resolve("fish/vendor_completions.d/seaworthy.fish").toString();
        return run("fish", "--no-config", "-c", "source '" + file + "'; complete -C '" + line + "'")
                .lines()
                .map(proposal -> proposal.split("\t", -1)[0])
                .toList();
    }

    private static String zsh(String line) throws Exception {
        return run("dist/complete-zsh", share.resolve("zsh/vendor-completions").toString(), line);
    }

    private static String run(String... command) throws Exception {
        Finished finished = Finished.of(
                Installed.ROOT,
                Map.of("SOURCE_DATE_EPOCH", "1767225600", "LC_ALL", "C.UTF-8", "TERM", "xterm"),
                List.of(command));
        assertThat(finished.exitCode()).as(finished.err()).isZero();
        return finished.out();
    }
}
