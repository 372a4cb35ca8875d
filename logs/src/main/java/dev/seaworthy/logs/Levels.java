package dev.seaworthy.logs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The vocabulary of levels, and which were seen. */
final class Levels {
    private static final Set<String> PLAIN = Set.of("error", "warn", "info", "debug");
    /** Words of other loggers and of syslog, which collectors know as well. */
    private static final Set<String> KNOWN = Set.of(
            "trace",
            "notice",
            "warning",
            "err",
            "critical",
            "crit",
            "alert",
            "emerg",
            "emergency",
            "fatal",
            "panic",
            "dpanic",
            "informational",
            "severe",
            "finest",
            "verbose");

    private static final int MOST = 32;
    private static final int LONGEST = 24;

    /** What a level is. */
    enum Word {
        PLAIN,
        OTHER_SPELLING,
        UNKNOWN
    }

    private static final class Seen {
        private final byte[] letters;
        private final Word word;
        private long count;

        private Seen(byte[] letters, Word word) {
            this.letters = letters;
            this.word = word;
        }
    }

    private final Seen[] seen = new Seen[MOST];
    private int known;

    Word see(byte[] text, int from, int to) {
        for (int i = 0; i < known; i++) {
            Seen one = seen[i];
            if (Arrays.equals(one.letters, 0, one.letters.length, text, from, to)) {
                one.count++;
                return one.word;
            }
        }
        if (to - from > LONGEST) {
            return Word.UNKNOWN;
        }
        byte[] letters = Arrays.copyOfRange(text, from, to);
        Word word = judge(new String(letters, StandardCharsets.UTF_8));
        if (known < MOST) {
            seen[known] = new Seen(letters, word);
            seen[known++].count = 1;
        }
        return word;
    }

    private static Word judge(String level) {
        if (PLAIN.contains(level)) {
            return Word.PLAIN;
        }
        String plain = level.toLowerCase(Locale.ROOT);
        // slog writes what lies between its levels as INFO+2.
        String base = plain.replaceFirst("[+-]\\d+$", "");
        return PLAIN.contains(base) || KNOWN.contains(base) ? Word.OTHER_SPELLING : Word.UNKNOWN;
    }

    /** How many lines have which. */
    Map<String, Long> counted() {
        Map<String, Long> counted = new LinkedHashMap<>();
        Arrays.stream(seen, 0, known)
                .sorted((one, other) -> Long.compare(other.count, one.count))
                .forEach(one -> counted.put(new String(one.letters, StandardCharsets.UTF_8), one.count));
        return counted;
    }
}
