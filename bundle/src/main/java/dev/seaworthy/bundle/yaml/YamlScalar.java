package dev.seaworthy.bundle.yaml;

/**
 * A scalar.
 *
 * @param text what it is
 * @param isText whether it is text, which is quoted where that is needed; a number or {@code true} is written as it is
 */
public record YamlScalar(String text, boolean isText) implements YamlValue {
    /** Text, whatever it looks like. */
    public static YamlScalar text(String text) {
        return new YamlScalar(text, true);
    }

    /** A whole number. */
    public static YamlScalar number(long number) {
        return new YamlScalar(Long.toString(number), false);
    }

    /** A number with a fraction: {@code 0.99}. */
    public static YamlScalar decimal(double number) {
        return new YamlScalar(Double.toString(number), false);
    }

    /** Yes or no. */
    public static YamlScalar of(boolean value) {
        return new YamlScalar(Boolean.toString(value), false);
    }

    /** Written as it is, without any quotes: a template's action that gives a number. */
    public static YamlScalar raw(String text) {
        return new YamlScalar(text, false);
    }
}
