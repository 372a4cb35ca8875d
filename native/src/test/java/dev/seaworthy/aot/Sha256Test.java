package dev.seaworthy.aot;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Sha256Test {
    /** Every length around the blocks of 64 bytes, in portions that cut them anywhere. */
    @Test
    void isWhatTheJdkComputes() throws Exception {
        Random random = new Random(1);
        for (int length = 0; length < 300; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            int cut = random.nextInt(length + 1);

            Sha256 sum = new Sha256();
            sum.update(bytes, 0, cut);
            sum.update(bytes, cut, length - cut);

            assertThat(sum.digest())
                    .isEqualTo(MessageDigest.getInstance("SHA-256").digest(bytes));
        }
    }
}
