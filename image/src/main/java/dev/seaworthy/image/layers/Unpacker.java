package dev.seaworthy.image.layers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what {@link Packer} wrote, in the same order. Damage shows as an {@link IndexOutOfBoundsException}. */
final class Unpacker {
    private final byte[] in;
    private final List<Optional<String>> shared = new ArrayList<>();
    private int at;

    Unpacker(byte[] in) {
        this.in = in;
    }

    int number() {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            byte one = in[at];
            at++;
            value |= (one & 0x7f) << shift;
            if (one >= 0) {
                return value;
            }
        }
    }

    boolean flag() {
        return number() != 0;
    }

    String text() {
        int length = number();
        if (length < 0 || length > in.length - at) {
            throw new IndexOutOfBoundsException(length);
        }
        at += length;
        return new String(in, at - length, length, StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        int length = number();
        if (length < 0 || length > in.length - at) {
            throw new IndexOutOfBoundsException(length);
        }
        at += length;
        return Arrays.copyOfRange(in, at - length, at);
    }

    Optional<String> optional() {
        return flag() ? Optional.of(text()) : Optional.empty();
    }

    Optional<String> shared() {
        int number = number();
        if (number == 0) {
            return Optional.empty();
        }
        if (number == shared.size() + 1) {
            shared.add(Optional.of(text()));
        }
        return shared.get(number - 1);
    }

    <T> List<T> list(Supplier<T> each) {
        int size = number();
        List<T> values = new ArrayList<>(Math.clamp(size, 0, in.length - at));
        for (int i = 0; i < size; i++) {
            values.add(each.get());
        }
        return values;
    }
}
