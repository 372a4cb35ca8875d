package dev.seaworthy.image.layers;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes values one behind the other, small numbers in one byte. {@link Unpacker} reads them in the same order. */
final class Packer {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<String, Integer> shared = new HashMap<>();

    /** A number; seven bits a byte, the lowest first. */
    void number(int value) {
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    void flag(boolean value) {
        out.write(value ? 1 : 0);
    }

    void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(byte[] bytes) {
        number(bytes.length);
        out.writeBytes(bytes);
    }

    void optional(Optional<String> text) {
        flag(text.isPresent());
        text.ifPresent(this::text);
    }

    /** A text that comes often: 0 for none, else its number, which is new the first time. */
    void shared(Optional<String> text) {
        if (text.isEmpty()) {
            number(0);
            return;
        }
        Integer known = shared.putIfAbsent(text.get(), shared.size() + 1);
        number(known == null ? shared.size() : known);
        if (known == null) {
            text(text.get());
        }
    }

    <T> void list(List<T> values, Consumer<? super T> each) {
        number(values.size());
        values.forEach(each);
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
