package dev.seaworthy.target.loader;

import static dev.seaworthy.target.loader.TinyRoot.library;
import static dev.seaworthy.target.loader.TinyRoot.muslProgram;
import static dev.seaworthy.target.loader.TinyRoot.onlyProblem;
import static dev.seaworthy.target.loader.TinyRoot.paths;
import static dev.seaworthy.target.loader.TinyRoot.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of DT_RPATH, LD_LIBRARY_PATH, DT_RUNPATH and the loader's own directories. */
class SearchPathTest {
    @TempDir
    Path directory;

    private TinyRoot rootWithFooIn(String... directories) throws IOException {
        TinyRoot root = TinyRoot.glibc(directory);
        for (String one : directories) {
            root.file(one + "/libfoo.so", library("libfoo.so"));
        }
        return root;
    }

    private static TinyElf needsFoo() {
        return program().needs("libfoo.so");
    }

    @Test
    void rpathComesBeforeLibraryPath() throws IOException {
        LoadResult result = rootWithFooIn("/r", "/env", "/lib").start(needsFoo().rpath("/r"), Optional.of("/env"));

        assertThat(paths(result)).containsEntry("libfoo.so", "/r/libfoo.so");
        assertThat(result.loaded().getLast().foundThrough()).isEqualTo("RPATH of main");
    }

    @Test
    void libraryPathComesBeforeRunpath() throws IOException {
        LoadResult result = rootWithFooIn("/r", "/env", "/lib").start(needsFoo().runpath("/r"), Optional.of("/env"));

        assertThat(paths(result)).containsEntry("libfoo.so", "/env/libfoo.so");
    }

    @Test
    void runpathComesBeforeTheLoadersOwnDirectories() throws IOException {
        assertThat(paths(rootWithFooIn("/r", "/lib").start(needsFoo().runpath("/r"))))
                .containsEntry("libfoo.so", "/r/libfoo.so");
    }

    @Test
    void rpathIsIgnoredBesideRunpath() throws IOException {
        assertThat(paths(rootWithFooIn("/old", "/lib")
                        .start(needsFoo().rpath("/old").runpath("/new"))))
                .containsEntry("libfoo.so", "/lib/libfoo.so");
    }

    @Test
    void directoriesInTheirOrder() throws IOException {
        LoadResult result = rootWithFooIn("/b", "/c").start(needsFoo(), Optional.of("/a:/b:/c"));

        assertThat(paths(result)).containsEntry("libfoo.so", "/b/libfoo.so");
    }

    @Test
    void rpathIsInheritedByLibraries() throws IOException {
        TinyRoot root =
                rootWithFooIn("/r").file("/r/libone.so", library("libone.so").needs("libfoo.so"));

        assertThat(paths(root.start(program().needs("libone.so").rpath("/r"))))
                .containsEntry("libfoo.so", "/r/libfoo.so");
    }

    @Test
    void runpathIsNotInheritedByLibraries() throws IOException {
        TinyRoot root =
                rootWithFooIn("/r").file("/r/libone.so", library("libone.so").needs("libfoo.so"));

        assertThat(onlyProblem(root.start(program().needs("libone.so").runpath("/r")), LoadProblem.LibraryMissing.class)
                        .name())
                .isEqualTo("libfoo.so");
    }

    @Test
    void inheritedRpathIsIgnoredByALibraryWithRunpath() throws IOException {
        TinyRoot root = rootWithFooIn("/r")
                .file("/r/libone.so", library("libone.so").needs("libfoo.so").runpath("/nowhere"));

        onlyProblem(root.start(program().needs("libone.so").rpath("/r")), LoadProblem.LibraryMissing.class);
    }

    @Test
    void originIsTheDirectoryOfTheObjectThatSaysIt() throws IOException {
        TinyRoot root = rootWithFooIn("/app/lib/deep")
                .file(
                        "/app/lib/libone.so",
                        library("libone.so").needs("libfoo.so").runpath("${ORIGIN}/deep"));

        assertThat(paths(root.start(program().needs("libone.so").runpath("$ORIGIN/lib"))))
                .isEqualTo(Map.of("libone.so", "/app/lib/libone.so", "libfoo.so", "/app/lib/deep/libfoo.so"));
    }

    @Test
    void muslTriesLibraryPathFirstAndInheritsRunpath() throws IOException {
        TinyRoot root = TinyRoot.musl(directory)
                .file("/env/libone.so", library("libone.so").needs("libfoo.so"))
                .file("/r/libone.so", library("libone.so"))
                .file("/r/libfoo.so", library("libfoo.so"));

        LoadResult result = root.start(muslProgram().needs("libone.so").runpath("/r"), Optional.of("/env"));

        assertThat(paths(result))
                .containsEntry("libone.so", "/env/libone.so")
                .containsEntry("libfoo.so", "/r/libfoo.so");
    }
}
