package dev.seaworthy.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.seaworthy.binary.FunctionTable.Layout;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.testkit.Machine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a program is damaged: what comes of it is a value, and soon. Failures print what made them. */
@Timeout(60)
class DamageTest {
    private static final long SEED = Long.getLong("seaworthy.seed", 20_260_102);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(2);
    private static final int FLIPPED_FILES = 4_000;

    static List<byte[]> samples() {
        List<byte[]> samples = new ArrayList<>();
        for (Layout layout : Layout.values()) {
            samples.add(sample(new TinyGo(Machine.AMD64), layout).bytes());
            samples.add(
                    sample(new TinyGo(Machine.S390X), layout).withoutSections().bytes());
            samples.add(sample(new TinyGo(Machine.I386), layout).bytes());
        }
        samples.add(
                sample(new TinyGo(Machine.AMD64).relocated(), Layout.GO_1_26).bytes());
        return samples;
    }

    private static TinyGo sample(TinyGo program, Layout layout) {
        return program.functions(layout, List.of("runtime.main", "main.main"), List.of("os.Getenv"), List.of("main.go"))
                .buildVersion("go1.26.5")
                .buildInfoWithPointers("go1.16.1", "path\texample.org/x\n")
                .buildInfo("go1.21.3", "path\texample.org/x\nbuild\t-tags=\"a b\"\n");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void cutAnywhere(byte[] whole) {
        for (int length = 0; length < whole.length; length += length < 0x200 ? 1 : 61) {
            assertAnswers(Arrays.copyOf(whole, length), "cut at " + length);
        }
    }

    @Test
    void bytesChangedAtRandom() {
        Random random = new Random(SEED);
        List<byte[]> samples = samples();
        for (int i = 0; i < FLIPPED_FILES; i++) {
            byte[] file = samples.get(random.nextInt(samples.size())).clone();
            for (int flips = 1 + random.nextInt(16); flips > 0; flips--) {
                // Most of a file is zeros that nobody reads, so half of the changes hit headers and tables.
                int at = random.nextBoolean() ? random.nextInt(file.length) : interesting(file, random);
                file[at] = (byte) (random.nextBoolean() ? random.nextInt() : -random.nextInt(2));
            }
            assertAnswers(file, "seed " + SEED + ", file " + i);
        }
    }

    private static int interesting(byte[] file, Random random) {
        int at = random.nextInt(file.length);
        while (file[at] == 0) {
            at = (at + 1) % file.length;
        }
        return at;
    }

    private static void assertAnswers(byte[] file, String what) {
        long start = System.nanoTime();
        assertThatCode(() -> {
                    BinaryReader.examine(Bytes.of(file));
                    BinaryReader.functions(Bytes.of(file), DamageTest::readAll);
                })
                .as(what)
                .doesNotThrowAnyException();
        assertThat(System.nanoTime() - start).as(what).isLessThan(LONGEST);
    }

    private static long readAll(FunctionTable table) {
        long[] length = new long[1];
        table.forEach((_, name) -> length[0] += name.length());
        table.forEachName(name -> length[0] += name.length());
        table.forEachFile(name -> length[0] += name.length());
        return length[0] + (table.contains("main.main") ? 1 : 0);
    }
}
