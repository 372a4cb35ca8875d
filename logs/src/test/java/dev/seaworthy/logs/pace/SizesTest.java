package dev.seaworthy.logs.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SizesTest {
    @Test
    void quantilesAreAtMostOneStepTooLarge() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Sizes sizes = new Sizes();
        long[] all = new long[10_001];
        for (int i = 0; i < all.length; i++) {
            all[i] = (long) Math.exp(random.nextDouble() * 30);
            sizes.add(all[i]);
        }
        Arrays.sort(all);

        for (double part : new double[] {0.01, 0.5, 0.9, 0.99, 1}) {
            long exact = all[(int) Math.ceil(part * all.length) - 1];
            assertThat(sizes.quantile(part)).as("seed " + seed).isBetween(exact, exact + exact / 32);
        }
        assertThat(sizes.longest()).isEqualTo(all[all.length - 1]);
    }
}
