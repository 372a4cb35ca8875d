package dev.seaworthy.logs.stream;

/** {@code 2016-10-06T00:17:09.669794202Z stdout F } before a message: time, stream, and whether it is whole (F) or a part (P). */
final class CriPrefix {
    private static final int SHORTEST_TIME = "2016-10-06T00:17:09Z".length();
    private static final int LONGEST_TIME = "2016-10-06T00:17:09.669794202+00:00".length();

    private CriPrefix() {}

    /** How long it is, or 0 when the line has none. */
    static int length(Line line) {
        if (line.at(4) != '-' || line.at(7) != '-' || line.at(10) != 'T' || line.at(13) != ':') {
            return 0;
        }
        int blank = SHORTEST_TIME;
        while (blank <= LONGEST_TIME && line.at(blank) != ' ') {
            blank++;
        }
        boolean isStream = line.hasAt(blank, " stdout ") || line.hasAt(blank, " stderr ");
        int tag = blank + " stdout ".length();
        boolean isTag = line.at(tag) == 'F' || line.at(tag) == 'P';
        if (!isStream || !isTag) {
            return 0;
        }
        // Further tags may follow, after colons.
        int end = tag + 1;
        while (line.at(end) != ' ' && line.at(end) != 0) {
            end++;
        }
        return line.at(end) == ' ' ? end + 1 : line.from() + end == line.to() ? end : 0;
    }

    /** Whether the message of a line with a prefix goes on in the next. */
    static boolean isPart(Line line) {
        int first = 0;
        for (int blanks = 0; blanks < 2; first++) {
            if (line.at(first) == ' ') {
                blanks++;
            }
        }
        return line.at(first) == 'P';
    }
}
