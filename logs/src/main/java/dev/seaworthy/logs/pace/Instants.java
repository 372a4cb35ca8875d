package dev.seaworthy.logs.pace;

import java.nio.charset.StandardCharsets;

/** Timestamps of RFC 3339, the profile of ISO 8601 with a zone that every collector reads. */
public final class Instants {
    /** What {@link #parse} answers when a text is none; no timestamp of four-digit years is that early. */
    public static final long NONE = Long.MIN_VALUE;

    private static final int SECONDS = 19;
    private static final int MILLI = 1_000;
    private static final int DAYS_TO_EPOCH = 719_468;

    private Instants() {}

    /**
     * The time of a text such as {@code 2026-01-02T03:04:05.678Z}.
     *
     * @return milliseconds since 1970, or {@link #NONE}
     */
    public static long parse(byte[] text, int from, int to) {
        int length = to - from;
        if (length < SECONDS + 1 || text[from + 4] != '-' || text[from + 7] != '-') {
            return NONE;
        }
        byte separator = text[from + 10];
        boolean shaped = (separator == 'T' || separator == 't') && text[from + 13] == ':' && text[from + 16] == ':';
        int century = two(text, from);
        int yearOfCentury = two(text, from + 2);
        int month = two(text, from + 5);
        int day = two(text, from + 8);
        int hour = two(text, from + 11);
        int minute = two(text, from + 14);
        int second = two(text, from + 17);
        boolean digits = (century | yearOfCentury | month | day | hour | minute | second) >= 0;
        if (!shaped || !digits || !isTime(hour, minute, second)) {
            return NONE;
        }
        int year = century * 100 + yearOfCentury;
        if (month < 1 || month > 12 || day < 1 || day > days(year, month)) {
            return NONE;
        }
        int i = from + SECONDS;
        int millis = 0;
        if (text[i] == '.') {
            int first = ++i;
            int unit = MILLI / 10;
            while (i < to && text[i] >= '0' && text[i] <= '9') {
                millis += (text[i] - '0') * unit;
                unit /= 10;
                i++;
            }
            if (i == first) {
                return NONE;
            }
        }
        int offset = offset(text, i, to);
        return offset == Integer.MIN_VALUE
                ? NONE
                : ((daysSinceEpoch(year, month, day) * 24 + hour) * 60 + minute - offset) * 60_000L
                        + second * 1000L
                        + millis;
    }

    /** Why a text is no timestamp, in a few words. */
    public static String fault(byte[] text, int from, int to) {
        String shown = new String(text, from, Math.min(40, to - from), StandardCharsets.UTF_8);
        if (shown.matches("\\d{4}-\\d\\d-\\d\\d[ _]\\d\\d:.*")) {
            return "a blank instead of T between date and time";
        }
        if (shown.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d([.,]\\d+)?")) {
            return "no zone: the same text means another time elsewhere";
        }
        if (shown.matches("\\d{4}-\\d\\d-\\d\\dT.*[+-]\\d{4}")) {
            return "no colon in the zone, which RFC 3339 asks for";
        }
        return shown.matches("[-+]?\\d+(\\.\\d+)?") ? "a number in quotes" : "no timestamp of RFC 3339";
    }

    private static boolean isTime(int hour, int minute, int second) {
        // 60 is a leap second.
        return hour < 24 && minute < 60 && second <= 60;
    }

    /** Minutes east of Greenwich, or the smallest integer when no zone stands there. */
    private static int offset(byte[] text, int at, int to) {
        int none = Integer.MIN_VALUE;
        if (at + 1 == to && (text[at] == 'Z' || text[at] == 'z')) {
            return 0;
        }
        if (at + 6 != to || (text[at] != '+' && text[at] != '-') || text[at + 3] != ':') {
            return none;
        }
        int hours = two(text, at + 1);
        int minutes = two(text, at + 4);
        if ((hours | minutes) < 0 || hours > 23 || minutes > 59) {
            return none;
        }
        return (text[at] == '-' ? -1 : 1) * (hours * 60 + minutes);
    }

    private static int two(byte[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    private static int days(int year, int month) {
        return switch (month) {
            case 4, 6, 9, 11 -> 30;
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            default -> 31;
        };
    }

    /** By counting years from March, so that the leap day is the last. */
    private static long daysSinceEpoch(int year, int month, int day) {
        int shifted = month <= 2 ? year - 1 : year;
        int era = shifted / 400;
        int yearOfEra = shifted % 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * 146_097L + yearOfEra * 365L + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - DAYS_TO_EPOCH;
    }
}
