package dev.seaworthy.bundle.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a text is written so that every reader takes it for that text: YAML 1.2 (chapter 7) knows fewer special words than
 * YAML 1.1, which Kubernetes and Prometheus still read, so those of both are quoted.
 */
final class Scalars {
    /** Begins with a letter or a slash, has no indicator that could end it, and no colon before a space or the end. */
    private static final Pattern PLAIN = Pattern.compile(
            "[A-Za-z_/](?:[A-Za-z0-9_/.@%+-]|:(?=[A-Za-z0-9_/.@%+-])| (?=[A-Za-z0-9_/.@%+(-])|(?<= )\\(|\\))*");

    private static final Set<String> SPECIAL =
            Set.of("y", "n", "yes", "no", "true", "false", "on", "off", "null", "inf", "nan");

    private Scalars() {}

    /** A text on one line. */
    static String onOneLine(String text) {
        if (isPlain(text)) {
            return text;
        }
        if (!needsEscapes(text) && text.indexOf('"') >= 0) {
            return "'" + text.replace("'", "''") + "'";
        }
        return doubleQuoted(text);
    }

    private static boolean isPlain(String text) {
        // The pattern recurses once a character; a long text is quoted without asking it.
        return text.length() <= 200
                && PLAIN.matcher(text).matches()
                && !SPECIAL.contains(text.toLowerCase(Locale.ROOT));
    }

    /**
     * Whether a text can be written as a literal block ({@code |}): of several lines, all of them printable, the first
     * one beginning with no white space, because that would count as indentation, and with at most one line feed at
     * the end.
     */
    static boolean isBlock(String text) {
        return text.indexOf('\n') >= 0
                && !Character.isWhitespace(text.charAt(0))
                && !text.endsWith("\n\n")
                && text.chars().allMatch(character -> character == '\n' || isPrintable(character));
    }

    private static boolean needsEscapes(String text) {
        return !text.chars().allMatch(Scalars::isPrintable);
    }

    private static boolean isPrintable(int character) {
        return (character >= 0x20 && character < 0x7f)
                || (character >= 0xa0 && character < 0xd800 && character != 0x2028 && character != 0x2029);
    }

    /** In double quotes, with the escapes that JSON has as well. */
    static String doubleQuoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (isPrintable(character)) {
                        quoted.append(character);
                    } else if (Character.isHighSurrogate(character)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        quoted.append(character).append(text.charAt(++i));
                    } else {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
