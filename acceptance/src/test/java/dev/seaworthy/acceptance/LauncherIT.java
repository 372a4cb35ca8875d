package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real {@code ./seaworthy}, in this checkout and in copies of it. */
class LauncherIT {
    private static final Path ROOT =
            Path.of(System.getProperty("seaworthy.root", "..")).toAbsolutePath().normalize();
    private static final Set<String> NOT_COPIED = Set.of(".git", ".idea", "build", "test");
    private static final int MINUTES = 10;

    @TempDir
    Path temporary;

    @Test
    void startsThroughASymbolicLinkFromAnotherFolder() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("a link"), ROOT.resolve("seaworthy"));
        Path linkToLink = Files.createSymbolicLink(temporary.resolve("again"), Path.of("a link"));

        Finished finished = run(temporary, List.of(linkToLink.toString(), "--version"), "");

        assertThat(finished.exitCode()).as(finished.err()).isZero();
        assertThat(finished.out()).matches("seaworthy \\d\\S*\n");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void saysNothingOfItsOwnOnceBuilt() throws Exception {
        run(ROOT, List.of("./seaworthy", "--version"), "");

        assertThat(run(ROOT, List.of("./seaworthy", "--version"), "").err()).isEmpty();
    }

    @Test
    void leavesTheCheckoutClean() throws Exception {
        run(ROOT, List.of("./seaworthy", "--version"), "");

        assertThat(ROOT.resolve("build/launch/current")).exists();
        Finished status = run(ROOT, List.of("git", "status", "--porcelain", "--untracked-files=all"), "");
        assertThat(status.out().lines()).noneMatch(line -> line.contains("build/"));
    }

    @Test
    void saysClearlyThatThereIsNoJdkThatIsNewEnough() throws Exception {
        Path copy = copyOfTheCheckout("copy");
        Path findJdk = copy.resolve("scripts/find-jdk");
        // Hiding every JDK of this machine would take a container; asking for one that nobody has is the same.
        Files.writeString(findJdk, Files.readString(findJdk).replace("jdk_needed=25", "jdk_needed=9999"));

        Finished finished = run(copy, List.of("./seaworthy", "--version"), "");

        assertThat(finished.exitCode()).isEqualTo(2);
        assertThat(finished.out()).isEmpty();
        assertThat(finished.err())
                .startsWith("seaworthy: no JDK 9999 or newer found\n")
                .contains(": Java ", "SEAWORTHY_JAVA_HOME", "apt-get install");
        assertThat(copy.resolve("build")).doesNotExist();
    }

    @Test
    void findsAJdkWithoutAnyHintOfTheEnvironment() throws Exception {
        Finished asMavenDoes = run(ROOT, List.of("scripts/find-jdk"), "");
        Finished bare = run(ROOT, List.of("/usr/bin/env", "-i", "/bin/sh", "scripts/find-jdk"), "");

        assertThat(asMavenDoes.exitCode()).as(asMavenDoes.err()).isZero();
        // A machine may well have its only JDK where nobody would look; then it must say so.
        if (bare.exitCode() == 0) {
            assertThat(Path.of(bare.out().strip(), "bin/javac")).isExecutable();
        } else {
            assertThat(bare.err()).contains("no JDK 25 or newer found");
        }
    }

    @Test
    void buildsOnceWhenStartedTwiceAtTheSameTimeThenAgainForAChange() throws Exception {
        Path copy = copyOfTheCheckout("a fresh checkout");
        leaveTheLockOfABuildThatDied(copy);

        // Whatever a start leaves of its input, the next command of the shell gets.
        Process first = start(copy, List.of("/bin/sh", "-c", "./seaworthy --version; cat"), "left alone", "first");
        Process second = start(copy, List.of("./seaworthy", "--version"), "", "second");
        Finished one = await(first, "first");
        Finished two = await(second, "second");

        assertThat(one.exitCode()).as(one.err()).isZero();
        assertThat(two.exitCode()).as(two.err()).isZero();
        assertThat(one.out()).isEqualTo(two.out() + "left alone");
        assertThat(one.err() + two.err())
                .containsOnlyOnce("this is the first start")
                .containsOnlyOnce("teaching the JVM");
        assertThat(copy.resolve("build/launch/lock")).doesNotExist();

        Path broken = copy.resolve("cli/src/main/java/dev/seaworthy/cli/Broken.java");
        Files.writeString(broken, "package dev.seaworthy.cli; class Broken { int x = nothing; }");
        Finished failed = run(copy, List.of("./seaworthy", "--version"), "");
        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err())
                .contains("the sources have changed", "the build failed", "Broken.java", "build/launch/build.log");

        Files.delete(broken);
        Finished mended = run(copy, List.of("./seaworthy", "--version"), "");
        assertThat(mended.out()).isEqualTo(two.out());
    }

    private static void leaveTheLockOfABuildThatDied(Path copy) throws Exception {
        Path lock = Files.createDirectories(copy.resolve("build/launch/lock"));
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.writeString(lock.resolve("pid"), gone.pid() + "\n");
    }

    private record Finished(int exitCode, String out, String err) {}

    private Finished run(Path folder, List<String> command, String input) throws Exception {
        return await(start(folder, command, input, "run"), "run");
    }

    private Process start(Path folder, List<String> command, String input, String name) throws IOException {
        Path in = Files.writeString(temporary.resolve(name + ".in"), input);
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(temporary.resolve(name + ".out").toFile())
                .redirectError(temporary.resolve(name + ".err").toFile())
                .start();
    }

    private Finished await(Process process, String name) throws Exception {
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + MINUTES + " minutes");
        }
        return new Finished(
                process.exitValue(),
                Files.readString(temporary.resolve(name + ".out")),
                Files.readString(temporary.resolve(name + ".err")));
    }

    /** The sources without tests and without anything built. */
    private Path copyOfTheCheckout(String name) throws IOException {
        Path copy = temporary.resolve(name);
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (NOT_COPIED.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copy.resolve(ROOT.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copied = Files.copy(file, copy.resolve(ROOT.relativize(file)));
                if (Files.isExecutable(file) && !copied.toFile().setExecutable(true)) {
                    throw new UncheckedIOException(new IOException("cannot make executable: " + copied));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return copy;
    }
}
