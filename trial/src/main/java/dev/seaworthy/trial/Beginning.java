package dev.seaworthy.trial;

import dev.seaworthy.trial.sandbox.Launcher;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the launcher said at the beginning of the standard error.
 *
 * @param started when the program was executed, by {@link System#nanoTime}; empty when it did not come to that
 * @param error the number of the error that the kernel gave instead
 * @param length bytes up to where the program's own output begins
 */
record Beginning(OptionalLong started, Optional<Integer> error, int length) {
    private static final int MARK = 16;

    static Beginning read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = text.indexOf(Launcher.STARTING);
        OptionalLong started = OptionalLong.empty();
        int end = 0;
        if (at >= 0 && at + MARK + 16 <= bytes.length) {
            started = OptionalLong.of(numbers.getLong(at + MARK) * 1_000_000_000L + numbers.getLong(at + MARK + 8));
            end = at + MARK + 16;
        }
        // Directly behind the first mark: further on it would be the program that says so.
        int failed = end == 0 ? text.indexOf(Launcher.FAILED) : end;
        if (failed >= 0 && text.startsWith(Launcher.FAILED, failed) && failed + MARK + 8 <= bytes.length) {
            return new Beginning(started, Optional.of((int) numbers.getLong(failed + MARK)), failed + MARK + 8);
        }
        return new Beginning(started, Optional.empty(), end);
    }
}
