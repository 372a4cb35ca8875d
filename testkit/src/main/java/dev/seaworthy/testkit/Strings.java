package dev.seaworthy.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A string table: a zero byte, then each string once with a zero byte behind it. */
final class Strings {
    private final Map<String, Integer> offsets = new LinkedHashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Strings() {
        offset("");
    }

    /** Where this string is; it is added when it is not there yet. */
    int offset(String text) {
        return offsets.computeIfAbsent(text, added -> {
            int at = bytes.size();
            bytes.writeBytes(added.getBytes(StandardCharsets.UTF_8));
            bytes.write(0);
            return at;
        });
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
