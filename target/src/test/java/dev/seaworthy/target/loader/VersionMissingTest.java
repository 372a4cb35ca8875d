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

/** glibc compares the versions that objects need with those that libraries define; musl does not. */
class VersionMissingTest {
    @TempDir
    Path directory;

    private static TinyElf foo(String... versions) {
        return library("libfoo.so.1").definesVersions(versions);
    }

    @Test
    void versionThatTheLibraryDefines() throws IOException {
        LoadResult result = TinyRoot.glibc(directory)
                .start(program().needs("libc.so.6", "GLIBC_2.34").imports("pthread_create", "GLIBC_2.34"));

        assertThat(result.problems()).isEmpty();
    }

    @Test
    void versionThatTheLibraryDoesNotDefine() throws IOException {
        LoadResult result = TinyRoot.glibc(directory)
                .start(program().needs("libc.so.6", "GLIBC_2.38").imports("strlcpy", "GLIBC_2.38"));

        LoadProblem.VersionMissing missing = onlyProblem(result, LoadProblem.VersionMissing.class);
        assertThat(missing.version()).isEqualTo("GLIBC_2.38");
        assertThat(missing.library().path()).isEqualTo("/lib/libc.so.6");
        assertThat(missing.symbols()).extracting(symbol -> symbol.name()).containsExactly("strlcpy");
    }

    @Test
    void versionNeededByALibrary() throws IOException {
        LoadResult result = TinyRoot.glibc(directory)
                .file("/lib/libfoo.so.1", library("libfoo.so.1").needs("libc.so.6", "GLIBC_2.38"))
                .start(program().needs("libfoo.so.1"));

        assertThat(onlyProblem(result, LoadProblem.VersionMissing.class)
                        .requiredBy()
                        .path())
                .isEqualTo("/lib/libfoo.so.1");
    }

    @Test
    void weakVersionIsOnlyARemark() throws IOException {
        LoadResult result = TinyRoot.glibc(directory)
                .file("/lib/libfoo.so.1", foo("FOO_1"))
                .start(program().needsWeakly("libfoo.so.1", "FOO_2"));

        assertThat(result.problems()).isEmpty();
        assertThat(result.remarks())
                .containsExactly("/lib/libfoo.so.1: weak version `FOO_2' not found (required by /app/main)");
    }

    @Test
    void providerWithoutVersionsIsOnlyARemark() throws IOException {
        LoadResult result = TinyRoot.glibc(directory)
                .file("/lib/libfoo.so.1", library("libfoo.so.1").exports("foo"))
                .start(program().needs("libfoo.so.1", "FOO_1"));

        assertThat(result.problems()).isEmpty();
        assertThat(result.remarks())
                .containsExactly("/lib/libfoo.so.1: no version information available (required by /app/main)");
    }

    @Test
    void librariesAreSoughtBeforeVersionsAreCompared() throws IOException {
        LoadResult result = TinyRoot.glibc(directory)
                .start(program().needs("libc.so.6", "GLIBC_2.38").needs("libfoo.so.1"));

        onlyProblem(result, LoadProblem.LibraryMissing.class);
    }

    @Test
    void muslDoesNotLookAtVersions() throws IOException {
        LoadResult result = TinyRoot.musl(directory)
                .file("/lib/libfoo.so.1", foo("FOO_1").exports("foo", "FOO_1"))
                .start(muslProgram().needs("libfoo.so.1", "FOO_2").imports("foo", "FOO_2"));

        assertThat(result.problems()).isEmpty();
    }
}
