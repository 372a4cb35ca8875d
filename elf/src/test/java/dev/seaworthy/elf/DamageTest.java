package dev.seaworthy.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.seaworthy.testkit.Machine;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a file is damaged: what comes of it is a value, and soon. Failures print what made them. */
@Timeout(30)
class DamageTest {
    private static final long SEED = Long.getLong("seaworthy.seed", 20_260_101);
    private static final long[] EXTREMES = {
        0,
        1,
        2,
        0x7f,
        0xff,
        0x7fff,
        0xffff,
        0x7fff_ffffL,
        0x8000_0000L,
        0xffff_ffffL,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1,
        -8
    };

    @SuppressWarnings("ArrayRecordComponent") // Never compared, never changed.
    record Sample(String name, byte[] bytes, Machine machine) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Both classes, both byte orders, and the machines with special cases. */
    static Stream<Sample> samples() {
        return Stream.of(Machine.AMD64, Machine.I386, Machine.S390X, Machine.MIPS64LE)
                .flatMap(machine -> Stream.of(
                        new Sample(
                                machine + " program", Example.program(machine).bytes(), machine),
                        new Sample(
                                machine + " library", Example.library(machine).bytes(), machine),
                        new Sample(
                                machine + " without sections",
                                Example.library(machine)
                                        .withoutSections()
                                        .packedRelativeRelocations(9)
                                        .bytes(),
                                machine)));
    }

    private static void read(byte[] bytes, String damage) {
        try {
            List<Object> parts = EveryPart.of(Bytes.of(bytes));
            assertThat(parts).isNotEmpty();
        } catch (RuntimeException | Error fault) {
            fail(damage + ", -Dseaworthy.seed=" + SEED, fault);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void truncated_at_every_length(Sample sample) {
        for (int length = 0; length < sample.bytes.length; length++) {
            read(Arrays.copyOf(sample.bytes, length), sample + " cut at " + length);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void any_header_field_has_an_extreme_value(Sample sample) {
        ElfFile elf = Example.read(sample.bytes);
        ElfHeader header = elf.header();
        long segmentsEnd = header.programHeaders() + (long) header.programHeaderCount() * header.programHeaderSize();
        extremes(sample, 16, (int) segmentsEnd);
        elf.segment(Segment.DYNAMIC)
                .ifPresent(dynamic ->
                        extremes(sample, (int) dynamic.offset(), (int) (dynamic.offset() + dynamic.fileSize())));
        if (header.sectionHeaders() != 0) {
            extremes(sample, (int) header.sectionHeaders(), sample.bytes.length);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void any_table_field_has_an_extreme_value(Sample sample) {
        Segment tables = Example.read(sample.bytes).segment(Segment.LOAD).orElseThrow();
        extremes(sample, 64, (int) tables.fileSize());
    }

    /** Whatever a field's width is, it begins at a multiple of 2: each is overwritten as 2, 4 and 8 bytes. */
    private static void extremes(Sample sample, int from, int to) {
        for (int at = from; at + 8 <= to; at += 2) {
            for (int width : new int[] {2, 4, 8}) {
                if (at % width != 0) {
                    continue;
                }
                for (long value : EXTREMES) {
                    byte[] damaged = sample.bytes.clone();
                    switch (width) {
                        case 2 -> Example.in(damaged, sample.machine).putShort(at, (short) value);
                        case 4 -> Example.in(damaged, sample.machine).putInt(at, (int) value);
                        default -> Example.in(damaged, sample.machine).putLong(at, value);
                    }
                    read(damaged, sample + " with " + width + " bytes 0x" + Long.toHexString(value) + " at " + at);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void random_bytes_are_flipped(Sample sample) {
        Random random = new Random(SEED);
        for (int round = 0; round < 3000; round++) {
            byte[] damaged = sample.bytes.clone();
            int flips = 1 + random.nextInt(8);
            for (int i = 0; i < flips; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            read(damaged, sample + " in round " + round);
        }
    }
}
