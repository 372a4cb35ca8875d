package dev.seaworthy.target.root;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However {@code ld.so.cache} is damaged: what can be read of it, or nothing. */
@Timeout(120)
class DamagedLoaderCacheTest {
    private static final long SEED = Long.getLong("seaworthy.seed", 20_261_128);
    private static final int[] EXTREMES = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x0aaa_aaab, 0x1555_5556};

    private static byte[] cache(boolean old) {
        int start = old ? 32 : 0;
        ByteBuffer out = ByteBuffer.allocate(start + 48 + 24 + 16).order(ByteOrder.LITTLE_ENDIAN);
        if (old) {
            out.put(0, text("ld.so-1.7.0")).putInt(12, 1);
        }
        out.put(start, text("glibc-ld.so.cache1.1")).putInt(start + 20, 1).putInt(start + 24, 16);
        out.putInt(start + 48, 0x0303).putInt(start + 52, 72).putInt(start + 56, 78);
        out.put(start + 72, text("liba\0\0/liba\0"));
        return out.array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void soundItIsRead() {
        assertThat(LoaderCache.read(cache(false)).paths("liba")).containsExactly("/liba");
        assertThat(LoaderCache.read(cache(true)).paths("liba")).containsExactly("/liba");
    }

    @Test
    void cutAnywhereAndWithAnyNumber() {
        for (boolean old : new boolean[] {false, true}) {
            byte[] sound = cache(old);
            for (int length = 0; length < sound.length; length++) {
                assertThat(LoaderCache.read(Arrays.copyOf(sound, length)).entries())
                        .hasSizeLessThan(2);
            }
            for (int at = 0; at + 4 <= sound.length; at++) {
                for (int value : EXTREMES) {
                    byte[] damaged = sound.clone();
                    ByteBuffer.wrap(damaged).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
                    assertThat(LoaderCache.read(damaged).entries())
                            .as(value + " at " + at)
                            .hasSizeLessThan(2);
                }
            }
        }
    }

    @Test
    void randomBytes() {
        Random random = new Random(SEED);
        for (int round = 0; round < 50_000; round++) {
            byte[] damaged = cache(random.nextBoolean());
            for (int i = random.nextInt(6); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertThat(LoaderCache.read(damaged).entries())
                    .as("round " + round + ", -Dseaworthy.seed=" + SEED)
                    .hasSizeLessThan(2);
        }
    }
}
