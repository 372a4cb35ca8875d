package dev.seaworthy.logs.leak;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What stands in place of a secret that was taken out. */
final class Masked {
    private static final int SHORTEST = 4;

    private Masked() {}

    static boolean isOpen(byte[] text, int from, int to) {
        if (to - from < SHORTEST) {
            return false;
        }
        boolean allSame = true;
        for (int i = from + 1; i < to && allSame; i++) {
            allSame = text[i] == text[from];
        }
        if (allSame
                || text[from] == '*'
                || text[from] == '['
                || text[from] == '<'
                || text[from] == '$'
                || text[from] == '%') {
            return false;
        }
        if (to - from > 16) {
            return true;
        }
        String word = new String(text, from, to - from, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        return switch (word) {
            case "null", "none", "true", "false", "redacted", "masked", "hidden", "secret", "filtered", "removed" ->
                false;
            default -> true;
        };
    }
}
