package dev.seaworthy.trial.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StraceLogTest {
    @TempDir
    Path folder;

    @Test
    void namesThatWereNotThereSinceTheProgramWasExecuted() throws Exception {
        Path log = Files.writeString(folder.resolve("log"), """
                9 openat(AT_FDCWD, "/etc/of-the-runner", O_RDONLY) = -1 ENOENT (No such file or directory)
                11 execve("/app", ["/app", "--version"], 0x7ffd /* 2 vars */) = 0
                11 access("/etc/ld.so.preload", R_OK) = -1 ENOENT (No such file or directory)
                11 openat(AT_FDCWD, "/lib/libc.so.6", O_RDONLY|O_CLOEXEC) = 3
                11 openat(AT_FDCWD, "/etc/localtime", O_RDONLY <unfinished ...>
                12 newfstatat(AT_FDCWD, "/there", {st_mode=S_IFREG|0644}, 0) = 0
                12 openat(AT_FDCWD, "/forbidden", O_RDONLY) = -1 EACCES (Permission denied)
                11 <... openat resumed>)              = -1 ENOENT (No such file or directory)
                12 access("/etc/ld.so.preload", R_OK) = -1 ENOENT (No such file or directory)
                11 +++ exited with 0 +++
                """);

        assertThat(StraceLog.notFound(log, "/app")).contains(List.of("/etc/ld.so.preload", "/etc/localtime"));
        assertThat(StraceLog.notFound(log, "/other")).isEmpty();
    }

    /** A character that is not ASCII is four in the log, so that a program can ask for a name of 16,000. */
    @Test
    void namesAreReadHoweverLongTheyAreAndWhateverIsInThem() throws Exception {
        String name = "/" + "\\345\\\"".repeat(20_000);
        Path log = Files.writeString(
                folder.resolve("log"),
                "11 execve(\"/app\", [\"/app\"], 0x7ffd /* 2 vars */) = 0\n"
                        + "11 access(\"" + name + "\", R_OK) = -1 ENOENT (No such file or directory)\n"
                        + "11 access(\"/cut\\\n"
                        + "11 access(\"/last\", R_OK) = -1 ENOENT (No such file or directory)\n");

        assertThat(StraceLog.notFound(log, "/app")).contains(List.of(name, "/last"));
    }
}
