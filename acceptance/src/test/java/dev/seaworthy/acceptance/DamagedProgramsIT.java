package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.FunctionTable;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Section;
import dev.seaworthy.elf.Segment;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real programs, cut at every boundary that their headers name, and changed at random where they are read. */
class DamagedProgramsIT {
    private static final Laboratory LABORATORY = Laboratory.open();
    private static final long SEED = Long.getLong("seaworthy.seed", 20_260_103);
    private static final int CHANGED = 200;
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(2);

    private static final List<String> PROGRAMS = List.of(
            "1.15-pie",
            "1.24-cgo-pie",
            "1.27-cgo",
            "1.27-pie-no-sections",
            "1.27-linux-386",
            "1.27-linux-s390x",
            "own-musl-static",
            "own-plugin",
            "npm-esbuild-linux-mips64el");

    static Stream<Binary> programs() {
        return LABORATORY.binaries().stream().filter(one -> PROGRAMS.contains(one.id()));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void cutAtEveryBoundary(Binary program) throws IOException {
        byte[] whole = Files.readAllBytes(program.file());
        for (long boundary : boundaries(whole)) {
            for (long length = boundary - 1; length <= boundary + 1; length++) {
                if (length >= 0 && length <= whole.length) {
                    assertAnswers(Arrays.copyOf(whole, (int) length), program.id() + " cut at " + length);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void changedAtRandom(Binary program) throws IOException {
        byte[] file = Files.readAllBytes(program.file());
        List<Long> boundaries = boundaries(file);
        Random random = new Random(SEED);
        for (int i = 0; i < CHANGED; i++) {
            int changes = 1 + random.nextInt(8);
            int[] places = new int[changes];
            byte[] before = new byte[changes];
            for (int j = 0; j < changes; j++) {
                long near = boundaries.get(random.nextInt(boundaries.size())) + random.nextInt(256);
                places[j] = Math.clamp(random.nextInt(3) == 0 ? random.nextInt(4096) : near, 0, file.length - 1);
                before[j] = file[places[j]];
                file[places[j]] = (byte) (random.nextBoolean() ? random.nextInt() : -random.nextInt(2));
            }
            assertAnswers(file, program.id() + ", seed " + SEED + ", change " + i);
            for (int j = changes - 1; j >= 0; j--) {
                file[places[j]] = before[j];
            }
        }
    }

    /** Where headers, segments and sections begin and end. */
    private static List<Long> boundaries(byte[] file) {
        List<Long> boundaries = new ArrayList<>(List.of(0L, 16L, 52L, 64L, (long) file.length));
        ElfFile elf = ElfFile.read(Bytes.of(file)).orThrow();
        boundaries.add(elf.header().sectionHeaders());
        for (Segment segment : elf.segments()) {
            boundaries.add(segment.offset());
            boundaries.add(segment.offset() + segment.fileSize());
        }
        for (Section section : elf.sections().orThrow().sections()) {
            boundaries.add(section.offset());
            boundaries.add(section.offset() + section.fileSize());
        }
        return boundaries;
    }

    private static void assertAnswers(byte[] file, String what) {
        long start = System.nanoTime();
        assertThatCode(() -> {
                    BinaryReader.examine(Bytes.of(file));
                    BinaryReader.functions(Bytes.of(file), DamagedProgramsIT::readAll);
                })
                .as(what)
                .doesNotThrowAnyException();
        assertThat(System.nanoTime() - start).as(what).isLessThan(LONGEST);
    }

    private static long readAll(FunctionTable table) {
        long[] length = new long[1];
        table.forEach((_, name) -> length[0] += name.length());
        table.forEachFile(name -> length[0] += name.length());
        return length[0];
    }
}
