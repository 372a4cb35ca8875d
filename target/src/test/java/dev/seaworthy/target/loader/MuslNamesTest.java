package dev.seaworthy.target.loader;

import static dev.seaworthy.target.loader.TinyRoot.library;
import static dev.seaworthy.target.loader.TinyRoot.muslProgram;
import static dev.seaworthy.target.loader.TinyRoot.onlyProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that musl meets by itself. */
class MuslNamesTest {
    @TempDir
    Path directory;

    @Test
    void reservedNamesNeedNoFile() throws IOException {
        LoadResult result = TinyRoot.musl(directory)
                .start(muslProgram()
                        .needs("libc.so.6")
                        .needs("libpthread.so.0")
                        .needs("libm.so.6")
                        .needs("libdl.so.2")
                        .needs("librt.so.1")
                        .needs("libutil.so.1")
                        .needs("libxnet.so.1")
                        .imports("puts"));

        assertThat(result.problems()).isEmpty();
        assertThat(result.loaded()).hasSize(2);
    }

    @Test
    void otherPartsOfGlibcAreNotReserved() throws IOException {
        LoadResult result = TinyRoot.musl(directory)
                .start(muslProgram().needs("libresolv.so.2").needs("libcrypt.so.1"));

        assertThat(result.problems())
                .extracting(problem -> ((LoadProblem.LibraryMissing) problem).name())
                .containsExactly("libresolv.so.2", "libcrypt.so.1");
    }

    @Test
    void aSecondCLibraryIsTakenForItself() throws IOException {
        LoadResult result = TinyRoot.musl(directory)
                .file(
                        "/lib/libc.musl-x86_64.so.1",
                        library("libc").exports("__libc_start_main").exports("stdin"))
                .start(muslProgram().needs("libc.musl-x86_64.so.1").imports("puts"));

        assertThat(result.problems()).isEmpty();
        assertThat(result.loaded()).hasSize(2);
    }

    @Test
    void open64IsOpenSinceThereIsAListOfSuchNames() throws IOException {
        assertThat(TinyRoot.musl(directory)
                        .start(muslProgram().imports("open64"))
                        .problems())
                .isEmpty();
    }

    @Test
    void open64IsMissingWithoutThatList() throws IOException {
        LoadResult result = TinyRoot.oldMusl(directory).start(muslProgram().imports("open64"));

        assertThat(onlyProblem(result, LoadProblem.SymbolMissing.class).symbol().name())
                .isEqualTo("open64");
    }

    @Test
    void aNameThatIsNotInTheListIsMissing() throws IOException {
        LoadResult result = TinyRoot.musl(directory).start(muslProgram().imports("puts64"));

        onlyProblem(result, LoadProblem.SymbolMissing.class);
    }

    @Test
    void pathFileReplacesTheBuiltInDirectories() throws IOException {
        LoadResult result = TinyRoot.musl(directory)
                .text("/etc/ld-musl-x86_64.path", "/opt/one:/opt/two\n/opt/three\n")
                .file("/opt/three/libfoo.so", library("libfoo.so"))
                .file("/lib/libbar.so", library("libbar.so"))
                .start(muslProgram().needs("libfoo.so").needs("libbar.so"));

        LoadProblem.LibraryMissing missing = onlyProblem(result, LoadProblem.LibraryMissing.class);
        assertThat(missing.name()).isEqualTo("libbar.so");
        assertThat(missing.considered())
                .isEqualTo(List.of(
                        "/opt/one/libbar.so (the system's search path)",
                        "/opt/two/libbar.so (the system's search path)",
                        "/opt/three/libbar.so (the system's search path)"));
    }
}
