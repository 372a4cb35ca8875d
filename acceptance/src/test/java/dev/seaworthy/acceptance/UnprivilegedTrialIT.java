package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code seaworthy trial} by users who are nobody: programs that would do harm do none, and no process, file or mount is left.
 * One user is in no list of users, and has no home directory.
 */
class UnprivilegedTrialIT {
    private static final String USER = "61234";
    private static final String PROGRAM = "hostile-unprivileged";

    @TempDir
    static Path folder;

    private static Path app;
    private static Path root;
    private static Path temporary;
    private Set<String> files = Set.of();
    private List<String> mounts = List.of();

    /** Everything lies where that user may read, and nothing where it may write but a folder for temporary files. */
    @BeforeAll
    static void make() throws IOException {
        readable(folder);
        app = folder.resolve("app");
        root = folder.resolve("root");
        Commands.run(List.of("cp", "-rL", Installed.APP.toString(), app.toString()));
        Path original = Laboratory.open().data().resolve("roots/libc6-bookworm");
        Commands.run(List.of("cp", "-a", original.toString(), root.toString()));
        Files.writeString(root.resolve("etc/os-release"), "ID=debian\n");
        Commands.run(List.of("gcc", "-static", "-w", "-o", folder.resolve(PROGRAM) + "", "src/test/c/hostile.c"));
        Commands.run(List.of("chmod", "-R", "a+rX", folder.toString()));
        temporary = Files.createDirectory(folder.resolve("temporary"));
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private static void readable(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @BeforeEach
    void count() throws IOException {
        files = files();
        mounts = mounts();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        for (int i = 0; i < 50 && !processes().isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertThat(processes()).isEmpty();
        assertThat(files()).isEqualTo(files);
        assertThat(mounts()).isEqualTo(mounts);
    }

    @ParameterizedTest
    @CsvSource({
        "unshare, 61234, fork",
        "bwrap, 61234, disk",
        "unshare, 65534, disk",
        "bwrap, 61234, network",
        "unshare, 61234, network",
        "bwrap, 61234, write",
        "unshare, 61234, write",
        "bwrap, 61234, delete",
        "unshare, 61234, daemon",
        "bwrap, 61234, mount",
        "unshare, 61234, mount",
        "bwrap, 61234, memory",
        "unshare, 61234, memory"
    })
    void doesNoHarm(String runner, String user, String kind) throws Exception {
        Finished finished = trial(user, "--with", runner, "--timeout", "2s", "--memory", "64m", "--", kind);

        assertThat(finished.err()).isEmpty();
        String expected = switch (kind) {
            case "fork" -> "\"outcome\": ?\"stopped\"";
            case "memory" -> "\"limit\": ?\"memory\"";
            default -> "\"output\": ?\"refused\\\\n\"";
        };
        assertThat(finished.out())
                .containsPattern(expected)
                .containsPattern("\"runner\": ?\"" + runner + "\"")
                .doesNotContain("DONE");
    }

    /** Who ignores that it should end is killed; the runner is the first that works. */
    @Test
    void ignoresThatItShouldEnd() throws Exception {
        Finished finished = trial(USER, "--ready", "log:listening", "--", "term");

        assertThat(finished.err()).isEmpty();
        assertThat(finished.out())
                .containsPattern("\"runner\": ?\"(bwrap|unshare)\"")
                .containsPattern("\"outcome\": ?\"ready\"")
                .containsPattern("\"endedWhenAsked\": ?false");
    }

    @Test
    void whatOnlyRootMayIsRefused() throws Exception {
        Finished finished = trial(USER, "--with", "chroot", "--", "term");

        assertThat(finished.exitCode()).isEqualTo(3);
        assertThat(finished.err()).isEqualTo("seaworthy: no runner works here (chroot: only root may)\n");
    }

    /** In a name space of its own a switch of the kernel is off, as an administrator may have it for all. */
    @Test
    void whereUsersMayMakeNoNameSpacesTheSwitchIsNamed() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "sh",
                "-c",
                "echo 0 > /proc/sys/user/max_user_namespaces && exec \"$@\"",
                "sh"));
        command.addAll(java());
        command.addAll(List.of(folder.resolve(PROGRAM).toString(), "--on", "dir:" + root, "--with", "unshare"));
        Finished finished = Finished.of(folder, Map.of(), command);

        assertThat(finished.exitCode()).as(finished.out()).isEqualTo(3);
        assertThat(finished.err())
                .hasLineCount(1)
                .contains("No space left on device", "user.max_user_namespaces is 0: users may not make name spaces");
    }

    private static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-XX:-UsePerfData",
                "-p",
                app.toString(),
                "-m",
                "dev.seaworthy.cli/dev.seaworthy.cli.Main",
                "trial");
    }

    private static Finished trial(String user, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("setpriv", "--reuid", user, "--regid", user, "--clear-groups"));
        command.addAll(List.of("env", "-i", "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"));
        command.addAll(java());
        command.addAll(List.of(folder.resolve(PROGRAM).toString(), "--on", "dir:" + root, "--json"));
        command.addAll(List.of(words));
        return Finished.of(folder, Map.of(), command);
    }

    /** The program, and whatever runs as the user that no one else is. */
    private static List<String> processes() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            for (Path one : all.filter(path -> path.getFileName().toString().matches("[0-9]+"))
                    .toList()) {
                try {
                    String line = Files.readString(one.resolve("cmdline")).replace('\0', ' ');
                    Object owner = Files.getAttribute(one, "unix:uid");
                    if (line.contains(PROGRAM) || owner.equals(Integer.valueOf(USER))) {
                        found.add(one.getFileName() + " " + line);
                    }
                } catch (IOException ended) {
                    // It was not left.
                }
            }
        }
        return found;
    }

    /** Names, sizes and times of all files that it could have reached. */
    private static Set<String> files() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path top : List.of(root, temporary, app)) {
            try (Stream<Path> all = Files.walk(top)) {
                for (Path file : all.toList()) {
                    BasicFileAttributes is =
                            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                    found.add(file + " " + (is.isDirectory() ? "" : is.size() + " " + is.lastModifiedTime()));
                }
            }
        }
        try (Stream<Path> all = Files.list(Path.of("/tmp"))) {
            for (Path one : all.filter(path -> path.getFileName().toString().startsWith("seaworthy-trial-"))
                    .toList()) {
                // Those of others are their own affair.
                if (one.toFile().exists()
                        && Integer.valueOf(USER)
                                .equals(Files.getAttribute(one, "unix:uid", LinkOption.NOFOLLOW_LINKS))) {
                    found.add(one.toString());
                }
            }
        }
        return found;
    }

    private static List<String> mounts() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                .filter(line -> line.contains(folder.toString()) || line.contains("seaworthy-trial-"))
                .toList();
    }
}
