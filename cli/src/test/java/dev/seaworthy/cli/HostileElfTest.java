package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** ELF files with numbers that no linker writes, as the program that is judged and as a library of its root. */
class HostileElfTest {
    private static final long SEED = 20261124;
    private static final int DYNAMIC = 2;

    @TempDir
    private Path work;

    /** One lie in an otherwise sound file. */
    @SuppressWarnings("ImmutableEnumChecker") // The functions keep nothing.
    enum Lie {
        MOST_SEGMENTS(file -> file.putShort(56, (short) 0xffff)),
        NO_SEGMENTS(file -> file.putShort(56, (short) 0)),
        SEGMENTS_BEHIND_THE_END(file -> file.putLong(32, Long.MAX_VALUE)),
        SEGMENTS_OF_ODD_SIZE(file -> file.putShort(54, (short) 1)),
        MOST_SECTIONS(file -> file.putShort(60, (short) 0xfeff)),
        SECTIONS_COUNTED_BY_THE_FIRST(file -> {
            file.putShort(60, (short) 0);
            file.putLong((int) file.getLong(40) + 32, -1);
        }),
        NO_SECTIONS_AT_AN_OFFSET(file -> file.putShort(60, (short) 0)),
        SECTIONS_BEHIND_THE_END(file -> file.putLong(40, Long.MAX_VALUE)),
        NAMES_IN_NO_SECTION(file -> file.putShort(62, (short) 0xffff)),
        SEGMENT_OFFSETS_NEAR_THE_LARGEST(file -> eachSegment(file, at -> file.putLong(at + 8, Long.MAX_VALUE - 8))),
        SEGMENT_OFFSETS_NEGATIVE(file -> eachSegment(file, at -> file.putLong(at + 8, -8))),
        SEGMENT_SIZES_NEAR_THE_LARGEST(file -> eachSegment(file, at -> file.putLong(at + 32, Long.MAX_VALUE))),
        SEGMENTS_EVERYWHERE(file -> eachSegment(file, at -> file.putLong(at + 40, -1))),
        STRINGS_WITHOUT_END(file -> dynamic(file, 10, 1L << 62)),
        STRINGS_NOWHERE(file -> dynamic(file, 5, 1L << 62)),
        SYMBOLS_NOWHERE(file -> dynamic(file, 6, -1)),
        SYMBOLS_OF_NO_SIZE(file -> dynamic(file, 11, 0)),
        RELOCATIONS_WITHOUT_END(file -> dynamic(file, 2, 1L << 62)),
        VERSION_NEEDS_WITHOUT_END(file -> dynamic(file, 0x6fffffff, Long.MAX_VALUE)),
        VERSION_NEEDS_IN_A_CIRCLE(file -> file.putInt(fileOffset(file, dynamic(file, 0x6ffffffe)) + 12, 0)),
        VERSION_NEEDS_THAT_OVERLAP(file -> {
            int at = fileOffset(file, dynamic(file, 0x6ffffffe));
            file.putShort(at + 2, (short) 0xffff).putInt(at + 12, 1);
        }),
        HASH_OF_MOST_BUCKETS(file -> file.putInt(fileOffset(file, dynamic(file, 0x6ffffef5)), -1)),
        HASH_OF_MOST_BLOOM_WORDS(file -> file.putInt(fileOffset(file, dynamic(file, 0x6ffffef5)) + 8, -1)),
        HASH_NOWHERE(file -> dynamic(file, 0x6ffffef5, Long.MAX_VALUE)),
        INTERPRETER_WITHOUT_END(file -> eachSegment(file, at -> {
            if (file.getInt(at) == 3) {
                file.putLong(at + 32, 1L << 40);
            }
        })),
        NEEDED_NAMES_NOWHERE(file -> dynamic(file, 1, 1L << 40));

        private final Consumer<ByteBuffer> tell;

        Lie(Consumer<ByteBuffer> tell) {
            this.tell = tell;
        }

        Path in(TinyElf elf, Path path) throws IOException {
            elf.writeTo(path);
            ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
            tell.accept(file);
            return Files.write(path, file.array());
        }
    }

    private static TinyElf program() {
        return TinyElf.executable(Machine.AMD64)
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .needs("libc.so.6", "GLIBC_2.2.5")
                .imports("puts", "GLIBC_2.2.5");
    }

    private static TinyElf libc() {
        return TinyElf.library(Machine.AMD64, "libc.so.6")
                .definesVersions("GLIBC_2.2.5")
                .needs("ld-linux-x86-64.so.2", "GLIBC_2.2.5")
                .imports("_dl_x", "GLIBC_2.2.5")
                .exports("puts", "GLIBC_2.2.5");
    }

    private static TinyElf loader() {
        return TinyElf.library(Machine.AMD64, "ld-linux-x86-64.so.2")
                .definesVersions("GLIBC_2.2.5")
                .needs("libc.so.6", "GLIBC_2.2.5")
                .imports("puts", "GLIBC_2.2.5")
                .exports("_dl_x", "GLIBC_2.2.5");
    }

    private Path root() throws IOException {
        loader().writeTo(work.resolve("root/lib64/ld-linux-x86-64.so.2"));
        libc().writeTo(work.resolve("root/lib64/libc.so.6"));
        return work.resolve("root");
    }

    @Test
    void theTruthRuns() throws IOException {
        Path program = program().writeTo(work.resolve("program"));

        assertThat(Answer.to("check", program, "--on", "dir:" + root())
                        .isCivil("truth")
                        .exitCode())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(Lie.class)
    void lieOfTheProgram(Lie lie) throws IOException {
        Path program = lie.in(program(), work.resolve("program"));

        Answer.to("check", program, "--on", "dir:" + root()).isCivil(lie.name());
    }

    @ParameterizedTest
    @EnumSource(Lie.class)
    void lieOfALibraryAndOfTheLoader(Lie lie) throws IOException {
        Path program = program().writeTo(work.resolve("program"));
        Path root = root();
        lie.in(libc(), root.resolve("lib64/libc.so.6"));
        Answer library = Answer.to("check", program, "--on", "dir:" + root).isCivil("library: " + lie);
        lie.in(loader(), root.resolve("lib64/ld-linux-x86-64.so.2"));
        Answer loader = Answer.to("check", program, "--on", "dir:" + root).isCivil("loader: " + lie);

        // The program itself was read, so there is a verdict, good or bad.
        assertThat(library.out()).contains("program on dir:");
        assertThat(loader.out()).contains("program on dir:");
        Answer.to("targets", "capture", root).isCivil("capture: " + lie);
    }

    @Test
    void aHundredThousandNotes() throws IOException {
        TinyElf program = program();
        for (int i = 0; i < 100_000; i++) {
            program.note("GNU", 3, new byte[4]);
        }
        Path file = program.writeTo(work.resolve("program"));

        assertThat(Answer.to("check", file, "--on", "dir:" + root())
                        .isCivil("notes")
                        .exitCode())
                .isZero();
    }

    @Test
    void tenThousandNeededLibrariesThatAreMissing() throws IOException {
        TinyElf program = program();
        for (int i = 0; i < 10_000; i++) {
            program.needs("lib" + i + ".so");
        }
        Path file = program.writeTo(work.resolve("program"));

        assertThat(Answer.to("check", file, "--on", "dir:" + root())
                        .isCivil("needed")
                        .exitCode())
                .isEqualTo(ExitCode.WORSE);
    }

    @Test
    void tenThousandSymbolsThatAreMissing() throws IOException {
        TinyElf program = program();
        for (int i = 0; i < 10_000; i++) {
            program.imports("symbol" + i);
        }
        Path file = program.writeTo(work.resolve("program"));

        assertThat(Answer.to("check", file, "--on", "dir:" + root())
                        .isCivil("symbols")
                        .exitCode())
                .isEqualTo(ExitCode.WORSE);
    }

    @Test
    void aSoundHeaderWithFourGibibytesBehindIt() throws IOException {
        Path file = program().writeTo(work.resolve("program"));
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(4L << 30);
        }

        assertThat(Answer.to("check", file, "--on", "dir:" + root())
                        .isCivil("sparse")
                        .exitCode())
                .isZero();
    }

    @Test
    void truncations() throws IOException {
        byte[] whole = program().bytes();
        Path root = root();
        Path file = work.resolve("program");
        for (int length = 0; length < whole.length; length += length < 512 ? 3 : 17) {
            Files.write(file, Arrays.copyOf(whole, length));

            Answer.to("check", file, "--on", "dir:" + root).isCivil(length + " bytes");
        }
    }

    @Test
    void flippedBytesOfEveryFile() throws IOException {
        Path program = program().writeTo(work.resolve("program"));
        Path root = root();
        Random random = new Random(SEED);
        for (Path victim :
                new Path[] {program, root.resolve("lib64/libc.so.6"), root.resolve("lib64/ld-linux-x86-64.so.2")}) {
            byte[] sound = Files.readAllBytes(victim);
            for (int round = 0; round < 150; round++) {
                byte[] flipped = sound.clone();
                for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                    flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
                }
                Files.write(victim, flipped);

                Answer.to("check", program, "--on", "dir:" + root)
                        .isCivil("seed " + SEED + ", " + victim.getFileName() + ", round " + round);
            }
            Files.write(victim, sound);
        }
    }

    private static void eachSegment(ByteBuffer file, Consumer<Integer> change) {
        int count = file.getShort(56);
        for (int i = 0; i < count; i++) {
            change.accept(64 + 56 * i);
        }
    }

    private static long dynamic(ByteBuffer file, long tag) {
        return file.getLong(entry(file, tag) + 8);
    }

    private static void dynamic(ByteBuffer file, long tag, long value) {
        file.putLong(entry(file, tag) + 8, value);
    }

    private static int entry(ByteBuffer file, long tag) {
        int segment = 64;
        while (file.getInt(segment) != DYNAMIC) {
            segment += 56;
        }
        int at = (int) file.getLong(segment + 8);
        // A table that the file lacks is made up of the entry that ends the list, and one more lie.
        while (file.getLong(at) != tag && file.getLong(at) != 0) {
            at += 16;
        }
        return at;
    }

    private static int fileOffset(ByteBuffer file, long address) {
        for (int segment = 64; ; segment += 56) {
            long start = file.getLong(segment + 16);
            if (file.getInt(segment) == 1 && address >= start && address < start + file.getLong(segment + 32)) {
                return (int) (address - start + file.getLong(segment + 8));
            }
        }
    }
}
