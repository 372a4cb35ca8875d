package dev.seaworthy.target.loader;

import static dev.seaworthy.target.loader.TinyRoot.muslProgram;
import static dev.seaworthy.target.loader.TinyRoot.onlyProblem;
import static dev.seaworthy.target.loader.TinyRoot.paths;
import static dev.seaworthy.target.loader.TinyRoot.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library of another class or machine: glibc passes over it, musl stops. */
class WrongClassTest {
    @TempDir
    Path directory;

    private static TinyElf foo(Machine machine) {
        return TinyElf.library(machine, "libfoo.so");
    }

    @Test
    void isSkippedForTheRightOneFurtherOn() throws IOException {
        LoadResult result = TinyRoot.glibc(directory)
                .file("/lib/libfoo.so", foo(Machine.I386))
                .file("/usr/lib/libfoo.so", foo(Machine.AMD64))
                .start(program().needs("libfoo.so"));

        assertThat(paths(result)).containsEntry("libfoo.so", "/usr/lib/libfoo.so");
    }

    @Test
    void isReportedWhenThereIsNoOther() throws IOException {
        LoadResult result = TinyRoot.glibc(directory)
                .file("/lib/libfoo.so", foo(Machine.I386))
                .start(program().needs("libfoo.so"));

        LoadProblem.WrongClass wrong = onlyProblem(result, LoadProblem.WrongClass.class);
        assertThat(wrong.path()).isEqualTo("/lib/libfoo.so");
        assertThat(wrong.wordSize()).isEqualTo(4);
    }

    @Test
    void otherMachineIsAmongThePlacesConsidered() throws IOException {
        LoadResult result = TinyRoot.glibc(directory)
                .file("/lib/libfoo.so", foo(Machine.ARM64))
                .start(program().needs("libfoo.so"));

        assertThat(onlyProblem(result, LoadProblem.LibraryMissing.class).considered())
                .first()
                .asString()
                .contains("/lib/libfoo.so", "of another architecture, skipped");
    }

    @Test
    void muslStopsAtTheFirst() throws IOException {
        LoadResult result = TinyRoot.musl(directory)
                .file("/lib/libfoo.so", foo(Machine.I386))
                .file("/usr/lib/libfoo.so", foo(Machine.AMD64))
                .start(muslProgram().needs("libfoo.so"));

        onlyProblem(result, LoadProblem.NotLoadable.class);
    }
}
