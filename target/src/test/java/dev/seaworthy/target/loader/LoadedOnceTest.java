package dev.seaworthy.target.loader;

import static dev.seaworthy.target.loader.TinyRoot.library;
import static dev.seaworthy.target.loader.TinyRoot.onlyProblem;
import static dev.seaworthy.target.loader.TinyRoot.paths;
import static dev.seaworthy.target.loader.TinyRoot.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An object is loaded once, whatever names lead to it. */
class LoadedOnceTest {
    @TempDir
    Path directory;

    @Test
    void nameWithSlashIsAPath() throws IOException {
        LoadResult result = TinyRoot.glibc(directory)
                .file("/opt/libfoo.so", library("libfoo.so"))
                .file("/lib/libfoo.so", library("libfoo.so"))
                .start(program().needs("/opt/libfoo.so"));

        assertThat(paths(result)).isEqualTo(Map.of("/opt/libfoo.so", "/opt/libfoo.so"));
    }

    @Test
    void relativeNameWithSlashIsSoughtInTheCurrentDirectoryOnly() throws IOException {
        LoadResult result = TinyRoot.glibc(directory)
                .file("/lib/libfoo.so", library("libfoo.so"))
                .start(program().needs("./libfoo.so"));

        onlyProblem(result, LoadProblem.LibraryMissing.class);
    }

    @Test
    void sonameOfALoadedLibraryMeetsALaterNeed() throws IOException {
        LoadResult result = TinyRoot.glibc(directory)
                .file("/opt/private.so", library("libfoo.so.1"))
                .start(program().needs("/opt/private.so").needs("libfoo.so.1"));

        assertThat(paths(result)).isEqualTo(Map.of("/opt/private.so", "/opt/private.so"));
    }

    @Test
    void sameFileUnderTwoNames() throws IOException {
        LoadResult result = TinyRoot.glibc(directory)
                .file("/lib/libfoo.so.1.2", TinyElf.library(Machine.AMD64))
                .link("/lib/libfoo.so.1", "libfoo.so.1.2")
                .link("/lib/libfoo.so", "libfoo.so.1")
                .start(program().needs("libfoo.so.1").needs("libfoo.so"));

        assertThat(paths(result)).isEqualTo(Map.of("libfoo.so.1", "/lib/libfoo.so.1"));
    }

    @Test
    void circleOfLibraries() throws IOException {
        LoadResult result = TinyRoot.glibc(directory)
                .file("/lib/liba.so", library("liba.so").needs("libb.so"))
                .file("/lib/libb.so", library("libb.so").needs("liba.so"))
                .start(program().needs("liba.so"));

        assertThat(paths(result).keySet()).containsExactly("liba.so", "libb.so");
    }

    @Test
    void breadthBeforeDepth() throws IOException {
        LoadResult result = TinyRoot.glibc(directory)
                .file("/lib/liba.so", library("liba.so").needs("libdeep.so"))
                .file("/lib/libb.so", library("libb.so"))
                .file("/lib/libdeep.so", library("libdeep.so"))
                .start(program().needs("liba.so").needs("libb.so"));

        assertThat(paths(result).keySet()).containsExactly("liba.so", "libb.so", "libdeep.so");
    }
}
