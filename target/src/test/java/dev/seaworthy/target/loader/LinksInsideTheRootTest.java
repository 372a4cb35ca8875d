package dev.seaworthy.target.loader;

import static dev.seaworthy.target.loader.TinyRoot.library;
import static dev.seaworthy.target.loader.TinyRoot.onlyProblem;
import static dev.seaworthy.target.loader.TinyRoot.paths;
import static dev.seaworthy.target.loader.TinyRoot.program;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links lead where they would after chroot: never out of the root. */
class LinksInsideTheRootTest {
    @TempDir
    Path directory;

    /** A root in a directory of which the neighbour holds a library that must not be found. */
    private TinyRoot root() throws IOException {
        library("libfoo.so").writeTo(directory.resolve("outside/libfoo.so"));
        return TinyRoot.glibc(directory.resolve("root"));
    }

    @Test
    void absoluteLinkBeginsAtTheRoot() throws IOException {
        LoadResult result = root().file("/opt/real.so", library("libfoo.so"))
                .link("/lib/libfoo.so", "/opt/real.so")
                .start(program().needs("libfoo.so"));

        assertThat(paths(result)).containsEntry("libfoo.so", "/lib/libfoo.so");
    }

    @Test
    void absoluteLinkToAPathOfThisMachineIsNotFollowedThere() throws IOException {
        LoadResult result = root().link(
                        "/lib/libfoo.so", directory.resolve("outside/libfoo.so").toString())
                .start(program().needs("libfoo.so"));

        onlyProblem(result, LoadProblem.LibraryMissing.class);
    }

    @Test
    void dotsDoNotClimbOutOfTheRoot() throws IOException {
        LoadResult result = root().link("/lib/libfoo.so", "../../../../outside/libfoo.so")
                .start(program().needs("libfoo.so"));

        onlyProblem(result, LoadProblem.LibraryMissing.class);
    }

    @Test
    void dotsAtTheRootStayThere() throws IOException {
        LoadResult result = root().file("/outside/libfoo.so", library("libfoo.so"))
                .link("/lib/libfoo.so", "../../../../outside/libfoo.so")
                .start(program().needs("libfoo.so"));

        assertThat(paths(result)).containsEntry("libfoo.so", "/lib/libfoo.so");
    }

    @Test
    void runpathDoesNotClimbOutOfTheRoot() throws IOException {
        LoadResult result = root().start(program().needs("libfoo.so").runpath("$ORIGIN/../../outside"));

        onlyProblem(result, LoadProblem.LibraryMissing.class);
    }

    @Test
    void linkedDirectoryOfLibraries() throws IOException {
        LoadResult result = root().file("/usr/real/libfoo.so", library("libfoo.so"))
                .link("/opt/lib", "../usr/real")
                .start(program().needs("libfoo.so").runpath("/opt/lib"));

        assertThat(paths(result)).containsEntry("libfoo.so", "/opt/lib/libfoo.so");
    }

    @Test
    void circleOfLinksIsNothing() throws IOException {
        LoadResult result = root().link("/lib/libfoo.so", "b")
                .link("/lib/b", "libfoo.so")
                .start(program().needs("libfoo.so"));

        onlyProblem(result, LoadProblem.LibraryMissing.class);
    }
}
