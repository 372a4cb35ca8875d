package dev.seaworthy.bundle.description;

import dev.seaworthy.bundle.description.Mapping.Shape;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads amounts as Kubernetes writes them. */
final class Quantities {
    private static final Shape MILLIS =
            Shape.of("[1-9][0-9]{0,6}m", "processors such as 2 or 0.5, or thousandths of one such as 500m");
    private static final Shape BYTES =
            Shape.of("[1-9][0-9]{0,5}(Mi|Gi|M|G)", "bytes with a unit, such as 256Mi or 2Gi");

    private Quantities() {}

    static Resources resources(Mapping keys) {
        Resources resources = new Resources(cpu(keys), bytes(keys, "memory"));
        keys.done();
        return resources;
    }

    private static OptionalInt cpu(Mapping keys) {
        boolean isNumber = keys.has("cpu") && keys.isNumber("cpu");
        if (isNumber) {
            return keys.number("cpu", 0.001, 1024)
                    .map(number -> OptionalInt.of((int) Math.round(number * 1000)))
                    .orElse(OptionalInt.empty());
        }
        return keys.text("cpu", MILLIS)
                .map(text -> OptionalInt.of(Integer.parseInt(text.substring(0, text.length() - 1))))
                .orElse(OptionalInt.empty());
    }

    /** An amount of bytes; a bare number would be bytes, which nobody means. */
    static OptionalLong bytes(Mapping keys, String key) {
        return keys.text(key, BYTES).map(text -> OptionalLong.of(bytes(text))).orElse(OptionalLong.empty());
    }

    private static long bytes(String text) {
        int unit = text.replaceAll("[^0-9]", "").length();
        long number = Long.parseLong(text.substring(0, unit));
        return switch (text.substring(unit)) {
            case "Mi" -> number << 20;
            case "Gi" -> number << 30;
            case "M" -> number * 1_000_000;
            default -> number * 1_000_000_000;
        };
    }
}
