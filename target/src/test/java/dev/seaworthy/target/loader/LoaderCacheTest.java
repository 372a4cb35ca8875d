package dev.seaworthy.target.loader;

import static dev.seaworthy.target.loader.TinyRoot.library;
import static dev.seaworthy.target.loader.TinyRoot.muslProgram;
import static dev.seaworthy.target.loader.TinyRoot.onlyProblem;
import static dev.seaworthy.target.loader.TinyRoot.paths;
import static dev.seaworthy.target.loader.TinyRoot.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What /etc/ld.so.cache says of a library. */
class LoaderCacheTest {
    @TempDir
    Path directory;

    private static TinyElf needsFoo() {
        return program().needs("libfoo.so");
    }

    @Test
    void leadsToADirectoryThatIsSearchedByNothingElse() throws IOException {
        LoadResult result = TinyRoot.glibc(directory)
                .file("/opt/foo/libfoo.so", library("libfoo.so"))
                .cache("libfoo.so", "/opt/foo/libfoo.so")
                .start(needsFoo());

        assertThat(paths(result)).containsEntry("libfoo.so", "/opt/foo/libfoo.so");
        assertThat(result.loaded().getLast().foundThrough()).isEqualTo("ld.so.cache");
    }

    @Test
    void comesBeforeTheLoadersOwnDirectories() throws IOException {
        LoadResult result = TinyRoot.glibc(directory)
                .file("/opt/foo/libfoo.so", library("libfoo.so"))
                .file("/lib/libfoo.so", library("libfoo.so"))
                .cache("libfoo.so", "/opt/foo/libfoo.so")
                .start(needsFoo());

        assertThat(paths(result)).containsEntry("libfoo.so", "/opt/foo/libfoo.so");
    }

    @Test
    void staleEntryIsPassedOver() throws IOException {
        LoadResult result = TinyRoot.glibc(directory)
                .file("/lib/libfoo.so", library("libfoo.so"))
                .cache("libfoo.so", "/opt/gone/libfoo.so")
                .start(needsFoo());

        assertThat(paths(result)).containsEntry("libfoo.so", "/lib/libfoo.so");
    }

    @Test
    void garbageCountsAsNoCache() throws IOException {
        LoadResult result = TinyRoot.glibc(directory)
                .file("/lib/libfoo.so", library("libfoo.so"))
                .text("/etc/ld.so.cache", "glibc-ld.so.cache1.1" + "z".repeat(1000))
                .start(needsFoo());

        assertThat(paths(result)).containsEntry("libfoo.so", "/lib/libfoo.so");
    }

    @Test
    void everyTruncationIsHarmless() throws IOException {
        TinyRoot root = TinyRoot.glibc(directory).cache("libfoo.so", "/opt/foo/libfoo.so");
        byte[] whole = Files.readAllBytes(directory.resolve("etc/ld.so.cache"));
        for (int length = 0; length < whole.length; length++) {
            Files.write(directory.resolve("etc/ld.so.cache"), java.util.Arrays.copyOf(whole, length));

            onlyProblem(root.start(needsFoo()), LoadProblem.LibraryMissing.class);
        }
    }

    @Test
    void muslHasNoCache() throws IOException {
        LoadResult result = TinyRoot.musl(directory)
                .file("/opt/foo/libfoo.so", library("libfoo.so"))
                .cache("libfoo.so", "/opt/foo/libfoo.so")
                .start(muslProgram().needs("libfoo.so"));

        onlyProblem(result, LoadProblem.LibraryMissing.class);
    }
}
