package dev.seaworthy.target.loader;

import static dev.seaworthy.target.loader.TinyRoot.library;
import static dev.seaworthy.target.loader.TinyRoot.onlyProblem;
import static dev.seaworthy.target.loader.TinyRoot.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.target.root.Unfit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that glibc's loader opens and refuses, and why: it words each of them in its own way. */
class UnfitLibraryTest {
    private static final int SYSTEM = 7;
    private static final int SYSTEM_VERSION = 8;
    private static final int TYPE = 16;

    @TempDir
    Path directory;

    private String reason(byte[] content) throws IOException {
        TinyRoot root = TinyRoot.glibc(directory);
        Files.write(directory.resolve("lib/libfoo.so"), content);
        return onlyProblem(root.start(program().needs("libfoo.so")), LoadProblem.NotLoadable.class)
                .reason();
    }

    private static byte[] patched(int place, int value) {
        byte[] bytes = library("libfoo.so").bytes();
        bytes[place] = (byte) value;
        return bytes;
    }

    @Test
    void anEmptyFileAndAHeaderThatIsCut() throws IOException {
        assertThat(reason(new byte[0])).isEqualTo(Unfit.TOO_SHORT);
        assertThat(reason(Arrays.copyOf(library("libfoo.so").bytes(), 40))).isEqualTo(Unfit.TOO_SHORT);
    }

    @Test
    void programHeadersThatAreCut() throws IOException {
        assertThat(reason(Arrays.copyOf(library("libfoo.so").bytes(), 100))).isEqualTo(Unfit.CUT_HEADERS);
    }

    @Test
    void aTextFile() throws IOException {
        assertThat(reason("GROUP ( /lib/libc.so.6 AS_NEEDED ( /lib64/ld-linux-x86-64.so.2 ) )\n"
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isEqualTo(Unfit.NOT_ELF);
    }

    /** It has a dynamic section, and was once taken for a library. */
    @Test
    void aCoreFile() throws IOException {
        assertThat(reason(patched(TYPE, 4))).isEqualTo(Unfit.OTHER_TYPE);
    }

    @Test
    void anotherSystemAndALaterVersionOfThisOne() throws IOException {
        assertThat(reason(patched(SYSTEM, 9))).isEqualTo("ELF file OS ABI invalid");
        assertThat(reason(patched(SYSTEM_VERSION, 63))).isEqualTo("ELF file ABI version invalid");
    }

    /** A message about a version that the loader lacks names it as the program does, links not followed. */
    @Test
    void theLoaderCallsItselfAsTheProgramDoes() throws IOException {
        TinyRoot root = TinyRoot.glibc(directory);
        Files.createDirectories(directory.resolve("usr/lib"));
        Files.move(directory.resolve("lib64/ld-linux-x86-64.so.2"), directory.resolve("usr/lib/ld.so"));
        root.link("/lib64/ld-linux-x86-64.so.2", "/usr/lib/ld.so");

        LoadProblem.VersionMissing missing = onlyProblem(
                root.start(program().needs("ld-linux-x86-64.so.2", "GLIBC_9.9")), LoadProblem.VersionMissing.class);

        assertThat(missing.library().path()).isEqualTo("/lib64/ld-linux-x86-64.so.2");
    }
}
