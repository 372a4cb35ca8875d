package dev.seaworthy.target.loader;

import static dev.seaworthy.target.loader.TinyRoot.library;
import static dev.seaworthy.target.loader.TinyRoot.muslProgram;
import static dev.seaworthy.target.loader.TinyRoot.onlyProblem;
import static dev.seaworthy.target.loader.TinyRoot.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A needed library that is nowhere, and the chain that asks for it. */
class MissingLibraryTest {
    @TempDir
    Path directory;

    @Test
    void directlyNeeded() throws IOException {
        LoadResult result = TinyRoot.glibc(directory).start(program().needs("libfoo.so.1"));

        LoadProblem.LibraryMissing missing = onlyProblem(result, LoadProblem.LibraryMissing.class);
        assertThat(missing.name()).isEqualTo("libfoo.so.1");
        assertThat(missing.requiredBy().path()).isEqualTo("/app/main");
        assertThat(missing.considered())
                .containsExactly(
                        "/lib/libfoo.so.1 (the loader's own directories)",
                        "/usr/lib/libfoo.so.1 (the loader's own directories)");
    }

    @Test
    void neededByALibraryOfALibrary() throws IOException {
        LoadResult result = TinyRoot.glibc(directory)
                .file("/lib/libone.so", library("libone.so").needs("libtwo.so"))
                .file("/lib/libtwo.so", library("libtwo.so").needs("libthree.so"))
                .start(program().needs("libone.so"));

        LoadProblem.LibraryMissing missing = onlyProblem(result, LoadProblem.LibraryMissing.class);
        assertThat(missing.name()).isEqualTo("libthree.so");
        assertThat(missing.requiredBy().chain()).isEqualTo("main → libone.so → libtwo.so");
    }

    @Test
    void theFirstThatTheLoaderMeetsComesFirst() throws IOException {
        LoadResult result = TinyRoot.glibc(directory)
                .file("/lib/libone.so", library("libone.so").needs("libdeep.so"))
                .start(program().needs("libone.so").needs("libshallow.so"));

        assertThat(result.problems())
                .extracting(problem -> ((LoadProblem.LibraryMissing) problem).name())
                .containsExactly("libshallow.so", "libdeep.so");
    }

    @Test
    void missingOnMusl() throws IOException {
        LoadResult result = TinyRoot.musl(directory).start(muslProgram().needs("libfoo.so.1"));

        assertThat(onlyProblem(result, LoadProblem.LibraryMissing.class).considered())
                .containsExactly(
                        "/lib/libfoo.so.1 (the system's search path)",
                        "/usr/local/lib/libfoo.so.1 (the system's search path)",
                        "/usr/lib/libfoo.so.1 (the system's search path)");
    }

    @Test
    void aTextFileInItsPlaceEndsTheSearch() throws IOException {
        LoadResult result = TinyRoot.glibc(directory)
                .text("/lib/libfoo.so", "GROUP ( /lib/libc.so.6 )\n")
                .file("/usr/lib/libfoo.so", library("libfoo.so"))
                .start(program().needs("libfoo.so"));

        assertThat(onlyProblem(result, LoadProblem.NotLoadable.class).path()).isEqualTo("/lib/libfoo.so");
    }

    @Test
    void thousandsOfThemAreNotAllLookedFor() throws IOException {
        TinyElf program = program();
        for (int i = 0; i < 5000; i++) {
            program.needs("lib" + i + ".so");
        }

        assertThat(TinyRoot.glibc(directory).start(program).problems()).hasSize(GlibcLoading.MOST_PROBLEMS);
    }
}
