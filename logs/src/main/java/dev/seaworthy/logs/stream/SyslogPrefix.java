package dev.seaworthy.logs.stream;

import java.util.Set;

/** {@code Nov 28 17:45:55 host unit[123]: } before a message, as {@code journalctl} and syslog print it; also with an ISO date. */
final class SyslogPrefix {
    private static final Set<String> MONTHS =
            Set.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    /** Names of hosts have at most 64 letters on Linux, identifiers are short. */
    private static final int LONGEST = 200;

    private SyslogPrefix() {}

    /** How long it is, or 0 when the line has none. */
    static int length(Line line) {
        int time = timeLength(line);
        if (time == 0 || line.at(time) != ' ') {
            return 0;
        }
        int host = blank(line, time + 1);
        if (host <= time + 1) {
            return 0;
        }
        for (int i = host + 1; i < LONGEST && line.at(i) != 0 && line.at(i) != ' '; i++) {
            if (line.at(i) == ':' && (line.at(i + 1) == ' ' || line.at(i + 1) == 0)) {
                return line.at(i + 1) == ' ' ? i + 2 : i + 1;
            }
        }
        return 0;
    }

    private static int timeLength(Line line) {
        boolean isShort = line.at(3) == ' '
                && line.at(6) == ' '
                && line.at(9) == ':'
                && line.at(12) == ':'
                && MONTHS.contains(line.head(3));
        if (isShort) {
            int end = 15;
            // -o short-precise has microseconds.
            while (line.at(end) == '.' || (line.at(end) >= '0' && line.at(end) <= '9')) {
                end++;
            }
            return end;
        }
        boolean isIso = line.at(4) == '-' && line.at(7) == '-' && line.at(10) == 'T' && line.at(13) == ':';
        return isIso ? blank(line, 19) : 0;
    }

    private static int blank(Line line, int from) {
        int i = from;
        while (i < LONGEST && line.at(i) != ' ') {
            if (line.at(i) == 0) {
                return 0;
            }
            i++;
        }
        return i < LONGEST ? i : 0;
    }
}
