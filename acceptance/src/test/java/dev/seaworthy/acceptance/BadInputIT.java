package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a real process can show: small heaps, other users, other locales, pipes, and files that real tools make. */
class BadInputIT {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String APP = Path.of(System.getProperty("seaworthy.app", "../cli/build/full/app"))
            .toAbsolutePath()
            .normalize()
            .toString();
    /** The promise is two seconds, the start of a JVM without its cache left out; other tests run at the same time. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final int EXIT_INPUT = 3;
    private static final int NOBODY = 65534;

    @TempDir
    Path work;

    private record Finished(int exitCode, String out, String err) {}

    private Finished seaworthy(Object... words) throws Exception {
        return run(List.of(), Map.of(), words);
    }

    private Finished run(List<String> before, Map<String, String> environment, Object... words) throws Exception {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(JAVA, "-XX:+UseSerialGC", "-Xmx256m", "-p", APP));
        command.addAll(List.of("-m", "dev.seaworthy.cli/dev.seaworthy.cli.Main"));
        Arrays.stream(words).map(Object::toString).forEach(command::add);
        File out = work.resolve("stdout").toFile();
        File err = work.resolve("stderr").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectOutput(out)
                .redirectError(err);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .as("ends: " + command)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        Finished finished = new Finished(
                process.exitValue(),
                Files.readString(out.toPath(), StandardCharsets.UTF_8),
                Files.readString(err.toPath(), StandardCharsets.UTF_8));
        assertThat(finished.out() + finished.err()).doesNotContain("Exception", "internal error", "\tat ", "\033");
        return finished;
    }

    private void isRefused(Finished finished, String why) {
        assertThat(finished.exitCode()).as(finished.err()).isEqualTo(EXIT_INPUT);
        assertThat(finished.err()).startsWith("seaworthy: ").contains(why).hasLineCount(1);
        assertThat(finished.out()).isEmpty();
    }

    private void tool(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("tool").toFile())
                .start();
        assumeThat(process.waitFor()).as(Files.readString(work.resolve("tool"))).isZero();
    }

    private Path program() throws IOException {
        return TinyElf.executable(Machine.AMD64).writeTo(work.resolve("program"));
    }

    @Test
    void pipesAndDevicesAreNotWaitedFor() throws Exception {
        tool("mkfifo", "pipe");

        isRefused(seaworthy("check", "pipe", "--on", "scratch"), "pipe: is not a regular file");
        isRefused(seaworthy("check", "/dev/zero", "--on", "scratch"), "/dev/zero: is not a regular file");
        Files.createDirectory(work.resolve("root"));
        tool("mkfifo", "root/etc");
        assertThat(seaworthy("check", program(), "--on", "dir:root").exitCode()).isZero();
    }

    @Test
    void filesThatCompilersMake() throws Exception {
        Files.writeString(work.resolve("a.c"), "int answer(void) { return 42; }\n");
        tool("gcc", "-c", "-o", "a.o", "a.c");
        tool("gcc", "-shared", "-fPIC", "-o", "liba.so", "a.c");
        tool("ar", "rc", "liba.a", "a.o");
        // What the kernel calls a module is an object file with a description of itself.
        Files.write(work.resolve("modinfo"), "license=GPL\0vermagic=6.1.0\0".getBytes(StandardCharsets.US_ASCII));
        tool(
                "objcopy",
                "--add-section",
                ".modinfo=modinfo",
                "--add-section",
                ".gnu.linkonce.this_module=modinfo",
                "a.o",
                "a.ko");
        // A debugger's half of a program: the kernel would execute it, and it would crash.
        Files.writeString(work.resolve("m.c"), "int main(void) { return 0; }\n");
        tool("gcc", "-o", "m", "m.c");
        tool("objcopy", "--only-keep-debug", "m", "m.debug");

        Finished finished =
                seaworthy("check", "a.c", "a.o", "liba.so", "liba.a", "a.ko", "m.debug", program(), "--on", "scratch");

        assertThat(finished.exitCode()).isEqualTo(EXIT_INPUT);
        assertThat(finished.err().lines())
                .satisfiesExactly(
                        text -> assertThat(text).contains("a.c: is a text file"),
                        object -> assertThat(object).contains("a.o: is an object file"),
                        library -> assertThat(library).contains("liba.so: is a shared library"),
                        archive -> assertThat(archive).contains("liba.a: is an ar archive"),
                        module -> assertThat(module).contains("a.ko: is a Linux kernel module"),
                        debug -> assertThat(debug).contains("m.debug: is debug information of a program"));
        assertThat(finished.out()).contains("program on scratch");
    }

    @Test
    void theMemoryOfARunningProgram() throws Exception {
        Process sleeper = new ProcessBuilder("sleep", "60").start();
        try {
            tool("gcore", "-o", "core", Long.toString(sleeper.pid()));
        } finally {
            sleeper.destroyForcibly();
        }

        isRefused(seaworthy("check", "core." + sleeper.pid(), "--on", "scratch"), "is a core dump");
    }

    @Test
    void whatAnotherUserMayNotRead() throws Exception {
        List<String> asNobody = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        List<String> probe = new ArrayList<>(asNobody);
        // Only root can become another user, and only if that one may start this Java.
        probe.addAll(List.of(JAVA, "--version"));
        tool(probe.toArray(String[]::new));
        Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
        program();
        for (String name : List.of("closed", "closed-root")) {
            Files.createDirectory(
                    work.resolve(name),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Files.setPosixFilePermissions(
                Files.copy(work.resolve("program"), work.resolve("secret")),
                PosixFilePermissions.fromString("rwx------"));

        isRefused(run(asNobody, Map.of(), "check", "secret", "--on", "scratch"), "secret: permission denied");
        isRefused(run(asNobody, Map.of(), "check", "closed", "--on", "scratch"), "closed: permission denied");
        isRefused(run(asNobody, Map.of(), "check", "closed/x", "--on", "scratch"), "closed/x: permission denied");
        isRefused(
                run(asNobody, Map.of(), "check", "program", "--on", "dir:closed-root"),
                "dir:closed-root: permission denied");
        isRefused(run(asNobody, Map.of(), "targets", "capture", "closed-root"), "closed-root: permission denied");
    }

    @Test
    void lettersThatTheLocaleLacks() throws Exception {
        Map<String, String> ascii = Map.of("LC_ALL", "C");
        program();
        Path folder = Files.createDirectories(work.resolve("folder/später"));
        Files.copy(work.resolve("program"), folder.resolve("größe"));
        Path root = Files.createDirectory(work.resolve("root"));
        Files.createSymbolicLink(root.resolve("lib64"), Path.of("é"));
        Files.createSymbolicLink(root.resolve("Főtanúsítvány.pem"), Path.of("lib64"));

        assertThat(run(List.of(), ascii, "check", "folder", "--on", "scratch").exitCode())
                .isLessThanOrEqualTo(1);
        assertThat(run(List.of(), ascii, "check", "program", "--on", "dir:root").exitCode())
                .isZero();
        assertThat(run(List.of(), ascii, "targets", "capture", "root").exitCode())
                .isZero();
        isRefused(run(List.of(), ascii, "check", "größe", "--on", "scratch"), "is no file name in this locale");
        isRefused(run(List.of(), ascii, "check", "program", "--on", "dir:é"), "is no file name in this locale");
    }

    @Test
    void largeFilesInASmallHeap() throws Exception {
        Path sparse = program();
        try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.setLength(4L << 30);
        }
        TinyElf notes = TinyElf.executable(Machine.AMD64);
        for (int i = 0; i < 100_000; i++) {
            notes.note("GNU", 3, new byte[64]);
        }
        notes.writeTo(work.resolve("notes"));
        TinyElf needs = TinyElf.executable(Machine.AMD64).interpreter("/lib64/ld-linux-x86-64.so.2");
        for (int i = 0; i < 10_000; i++) {
            needs.needs("lib" + i + ".so").imports("symbol" + i);
        }
        needs.writeTo(work.resolve("needs"));
        Files.createDirectory(work.resolve("empty"));

        Finished finished = seaworthy("check", sparse, "notes", "needs", "--on", "dir:empty,dir:/");

        assertThat(finished.err()).isEmpty();
        assertThat(finished.exitCode()).isEqualTo(1);
    }
}
