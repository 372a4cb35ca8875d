package dev.seaworthy.trial.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** Runs the filter as the kernel would. */
class SeccompTest {
    private static final int X86_64 = 0xc000003e;
    private static final int I386 = 0x40000003;
    private static final int ALLOW = 0x7fff0000;
    private static final int EPERM = 0x00050001;

    @Test
    void refusesWhatIsListedAndNothingElse() {
        for (int number = 0; number < 600; number++) {
            assertThat(answer(X86_64, number))
                    .as("call %d", number)
                    .isEqualTo(Seccomp.DENIED_64.contains(number) ? EPERM : ALLOW);
            assertThat(answer(I386, number))
                    .as("32-bit call %d", number)
                    .isEqualTo(Seccomp.DENIED_32.contains(number) ? EPERM : ALLOW);
        }
    }

    @Test
    void refusesTheSameCallsUnderOtherNumbers() {
        assertThat(answer(X86_64, 0x40000000 | 1)).isEqualTo(EPERM);
    }

    @Test
    void refusesOtherArchitectures() {
        assertThat(answer(0xc00000b7, 1)).isEqualTo(EPERM);
    }

    private static int answer(int architecture, int number) {
        ByteBuffer program = ByteBuffer.wrap(Seccomp.program()).order(ByteOrder.LITTLE_ENDIAN);
        int loaded = 0;
        for (int at = 0; ; at++) {
            int code = program.getShort(8 * at);
            int value = program.getInt(8 * at + 4);
            switch (code) {
                case 0x20 -> loaded = value == 0 ? number : architecture;
                case 0x15 -> at += program.get(8 * at + (loaded == value ? 2 : 3)) & 0xff;
                case 0x35 -> at += program.get(8 * at + (Integer.compareUnsigned(loaded, value) >= 0 ? 2 : 3)) & 0xff;
                case 0x06 -> {
                    return value;
                }
                default -> throw new AssertionError("code " + code);
            }
        }
    }
}
