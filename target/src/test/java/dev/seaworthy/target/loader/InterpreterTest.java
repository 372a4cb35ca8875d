package dev.seaworthy.target.loader;

import static dev.seaworthy.target.loader.TinyRoot.library;
import static dev.seaworthy.target.loader.TinyRoot.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel starts the program's interpreter before anything else happens. */
class InterpreterTest {
    @TempDir
    Path directory;

    @Test
    void missingInterpreter() throws IOException {
        Loading loading = TinyRoot.in(directory).simulate(program().needs("libc.so.6"), Optional.empty());

        assertThat(loading).isEqualTo(new Loading.InterpreterMissing("there is no /lib64"));
    }

    @Test
    void interpreterThatIsALinkToNowhere() throws IOException {
        TinyRoot root = TinyRoot.in(directory).link(TinyRoot.GLIBC, "/lib/ld-2.31.so");

        assertThat(root.simulate(program(), Optional.empty()))
                .isEqualTo(new Loading.InterpreterMissing("there is no /lib, to which a symbolic link leads"));
    }

    @Test
    void interpreterWithoutPermission() throws IOException {
        TinyRoot root = TinyRoot.glibc(directory);
        Files.setPosixFilePermissions(
                directory.resolve("lib64/ld-linux-x86-64.so.2"),
                java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(root.simulate(program(), Optional.empty()))
                .isInstanceOfSatisfying(
                        Loading.InterpreterUnusable.class,
                        it -> assertThat(it.why()).isEqualTo(Loading.Unusable.NOT_EXECUTABLE));
    }

    @Test
    void interpreterOfAnotherArchitecture() throws IOException {
        TinyRoot root = TinyRoot.in(directory).file(TinyRoot.GLIBC, TinyElf.library(Machine.ARM64, "ld-linux.so"));

        assertThat(root.simulate(program(), Optional.empty()))
                .isInstanceOfSatisfying(
                        Loading.InterpreterUnusable.class,
                        it -> assertThat(it.why()).isEqualTo(Loading.Unusable.WRONG_ARCHITECTURE));
    }

    @Test
    void interpreterThatIsAScript() throws IOException {
        TinyRoot root = TinyRoot.in(directory).text(TinyRoot.GLIBC, "#!/bin/sh\n");

        assertThat(root.simulate(program(), Optional.empty()))
                .isInstanceOfSatisfying(
                        Loading.InterpreterUnusable.class,
                        it -> assertThat(it.why()).isEqualTo(Loading.Unusable.NOT_ELF));
    }

    @Test
    void interpreterThatIsNoLoader() throws IOException {
        TinyRoot root = TinyRoot.in(directory).file(TinyRoot.GLIBC, library("libsomething.so"));

        assertThat(root.simulate(program(), Optional.empty())).isInstanceOf(Loading.Undetermined.class);
    }

    /** As Alpine's gcompat has it: what stands at glibc's place is musl, and musl's rules hold. */
    @Test
    void interpreterThatIsMuslUnderGlibcsName() throws IOException {
        TinyRoot root = TinyRoot.musl(directory).link(TinyRoot.GLIBC, ".." + TinyRoot.MUSL);

        assertThat(root.start(program().needs("libc.so.6", "GLIBC_2.34").imports("puts", "GLIBC_2.34"))
                        .problems())
                .isEmpty();
    }
}
