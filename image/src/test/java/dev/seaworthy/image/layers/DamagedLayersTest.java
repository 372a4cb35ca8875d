package dev.seaworthy.image.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.seaworthy.testkit.TinyTar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However a layer is damaged: a root comes of it, or a refusal. Failures print what made them. */
@Timeout(120)
class DamagedLayersTest {
    private static final long SEED = Long.getLong("seaworthy.seed", 20_261_128);
    private static final int HEADER = 512;
    private static final long[] EXTREMES = {
        0, 1, 511, 513, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL, 0x1_ffff_ffffL, 0x3_ffff_ffffL
    };

    private static final byte[] LAYER = TinyTar.empty()
            .directory("etc/")
            .file("etc/passwd", "root:x:0:0::/root:/bin/sh\n")
            .link("a", "b")
            .link("b", "a")
            .link("self", "./self/self")
            .file("etc/.wh.passwd", "")
            .hardLink("etc/hard", "etc/hard")
            .hardLink("etc/circle", "a/b")
            .pax("path=very/long/name", "size=3")
            .file("short", "abc")
            .entry('L', "././@LongLink", "", 0644, "long".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
            .file("cut", "x")
            .bytes();

    private static int refused;

    private static void read(byte[] layer, String damage) {
        try {
            Budget budget = new Budget();
            RootBuilder builder = new RootBuilder(budget);
            builder.add(budget.bounding(budget.counting(new ByteArrayInputStream(layer))), true);
            builder.root().list("/");
            builder.root().entry("/a/b/self");
        } catch (IOException answer) {
            refused++;
        } catch (RuntimeException | Error fault) {
            fail(damage + ", -Dseaworthy.seed=" + SEED, fault);
        }
    }

    @Test
    void soundItIsRead() {
        int before = refused;

        read(LAYER, "as it is");

        assertThat(refused).isEqualTo(before);
    }

    @Test
    void cutAroundEveryBlock() {
        int before = refused;
        for (int block = 0; block < LAYER.length; block += HEADER) {
            for (int length : new int[] {block, block + 1, block + 130, block + HEADER - 1}) {
                read(Arrays.copyOf(LAYER, length), "cut at " + length);
            }
        }
        assertThat(refused).isGreaterThan(before);
    }

    @Test
    void anySizeAnywhere() {
        for (int at = 0; at + HEADER <= LAYER.length; at += HEADER) {
            for (long size : EXTREMES) {
                byte[] damaged = LAYER.clone();
                byte[] header = Arrays.copyOfRange(damaged, at, at + HEADER);
                TinyTar.octal(header, 124, 12, size);
                System.arraycopy(TinyTar.sum(header), 0, damaged, at, HEADER);
                read(damaged, "size " + size + " at " + at);
            }
        }
    }

    /** Every byte of every header, with a sum that is right again; one in three as a number in base 256. */
    @Test
    void anyHeaderFieldFlipped() {
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            byte[] damaged = LAYER.clone();
            int at = random.nextInt(LAYER.length / HEADER) * HEADER;
            byte[] header = Arrays.copyOfRange(damaged, at, at + HEADER);
            for (int i = random.nextInt(4); i >= 0; i--) {
                header[random.nextInt(HEADER)] = (byte) random.nextInt();
            }
            if (random.nextInt(3) == 0) {
                int field = new int[] {100, 108, 116, 124, 136}[random.nextInt(5)];
                random.nextBytes(header);
                header[field] = (byte) (random.nextBoolean() ? 0x80 : 0xff);
            }
            System.arraycopy(TinyTar.sum(header), 0, damaged, at, HEADER);
            read(damaged, "round " + round);
        }
    }
}
