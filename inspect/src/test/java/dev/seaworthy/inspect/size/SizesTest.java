package dev.seaworthy.inspect.size;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where the bytes go: each is counted once, whatever the file claims. */
class SizesTest {
    @Test
    void partsAreTheWholeFile() {
        byte[] file = dynamic().bytes();

        Sizes sizes = sizes(file);

        assertThat(sizes.file()).isEqualTo(file.length);
        assertThat(sum(sizes)).isEqualTo(file.length);
        assertThat(sizes.bytes(Kind.DYNAMIC)).isPositive();
        assertThat(sizes.bytes(Kind.CODE)).isPositive();
    }

    @Test
    void withoutSectionsTheSegmentsTell() {
        byte[] file = dynamic().withoutSections().bytes();

        Sizes sizes = sizes(file);

        assertThat(sum(sizes)).isEqualTo(file.length);
        assertThat(sizes.stripping()).isZero();
    }

    @Test
    void theSymbolTableCanBeLeftOut() {
        Sizes with = sizes(dynamic().staticSymbols("one", "another").bytes());

        assertThat(with.bytes(Kind.SYMBOLS)).isPositive();
        assertThat(with.stripping()).isGreaterThanOrEqualTo(with.bytes(Kind.SYMBOLS));
        assertThat(sizes(dynamic().bytes()).stripping()).isZero();
    }

    @Test
    void damagedFilesAreCountedOnceToo() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] file = dynamic().staticSymbols("one", "another").bytes();
        for (int round = 0; round < 2000; round++) {
            byte[] damaged = file.clone();
            for (int i = 0; i < 4; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Bytes bytes = Bytes.of(damaged);
            if (BinaryReader.examine(bytes) instanceof Examination.Executable(var facts)) {
                Sizes sizes = Sizes.of(ElfFile.read(bytes).orThrow(), facts);
                assertThat(sum(sizes)).as("seed %d, round %d", seed, round).isEqualTo(damaged.length);
                assertThat(sizes.stripping())
                        .as("seed %d, round %d", seed, round)
                        .isBetween(0L, 2L * damaged.length);
            }
        }
    }

    private static TinyElf dynamic() {
        return TinyElf.pie(Machine.AMD64)
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .needs("libc.so.6", "GLIBC_2.34");
    }

    private static long sum(Sizes sizes) {
        return sizes.parts().stream().mapToLong(Part::bytes).sum();
    }

    private static Sizes sizes(byte[] file) {
        Bytes bytes = Bytes.of(file);
        return BinaryReader.examine(bytes) instanceof Examination.Executable(var facts)
                ? Sizes.of(ElfFile.read(bytes).orThrow(), facts)
                : new Sizes(0, java.util.List.of(), java.util.List.of(), false, 0);
    }
}
