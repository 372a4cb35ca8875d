package dev.seaworthy.target.loader;

import static dev.seaworthy.target.loader.TinyRoot.library;
import static dev.seaworthy.target.loader.TinyRoot.muslProgram;
import static dev.seaworthy.target.loader.TinyRoot.onlyProblem;
import static dev.seaworthy.target.loader.TinyRoot.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.TinyElf;
import dev.seaworthy.testkit.TinySymbol;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Symbols that no loaded object defines. */
class SymbolMissingTest {
    @TempDir
    Path directory;

    @Test
    void calledFunction() throws IOException {
        LoadResult result =
                TinyRoot.glibc(directory).start(program().needs("libc.so.6").imports("nobody_has_it"));

        LoadProblem.SymbolMissing missing = onlyProblem(result, LoadProblem.SymbolMissing.class);
        assertThat(missing.symbol().name()).isEqualTo("nobody_has_it");
        assertThat(missing.symbol().lazy()).isTrue();
    }

    @Test
    void variable() throws IOException {
        LoadResult result = TinyRoot.glibc(directory)
                .start(program()
                        .needs("libc.so.6")
                        .symbol(TinySymbol.imported("nobody_has_it")
                                .type(TinySymbol.OBJECT)
                                .used(TinySymbol.Use.DATA)));

        assertThat(onlyProblem(result, LoadProblem.SymbolMissing.class).symbol().lazy())
                .isFalse();
    }

    @Test
    void weaklyWanted() throws IOException {
        TinyElf program = program().needs("libc.so.6").importsWeakly("nobody_has_it");

        assertThat(TinyRoot.glibc(directory).start(program).problems()).isEmpty();
    }

    @Test
    void definedByALibraryOfALibrary() throws IOException {
        LoadResult result = TinyRoot.glibc(directory)
                .file("/lib/libone.so", library("libone.so").needs("libtwo.so"))
                .file("/lib/libtwo.so", library("libtwo.so").exports("foo"))
                .start(program().needs("libone.so").imports("foo"));

        assertThat(result.problems()).isEmpty();
    }

    @Test
    void definedOnlyInAnotherVersion() throws IOException {
        TinyElf foo = library("libfoo.so").definesVersions("FOO_1", "FOO_2").exports("foo", "FOO_1");
        LoadResult result = TinyRoot.glibc(directory)
                .file("/lib/libfoo.so", foo)
                .start(program().needs("libfoo.so", "FOO_2").imports("foo", "FOO_2"));

        assertThat(onlyProblem(result, LoadProblem.SymbolMissing.class).symbol().nameAndVersion())
                .isEqualTo("foo@FOO_2");
    }

    @Test
    void neededByALibrary() throws IOException {
        LoadResult result = TinyRoot.musl(directory)
                .file("/lib/libone.so", library("libone.so").imports("nobody_has_it"))
                .start(muslProgram().needs("libone.so"));

        assertThat(onlyProblem(result, LoadProblem.SymbolMissing.class)
                        .requiredBy()
                        .chain())
                .isEqualTo("main → libone.so");
    }
}
