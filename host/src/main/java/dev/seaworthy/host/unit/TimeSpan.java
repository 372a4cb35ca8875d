package dev.seaworthy.host.unit;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time spans as systemd reads them (systemd.time(7)): {@code 5}, {@code 100ms}, {@code 1min 30s}, {@code infinity}. */
final class TimeSpan {
    private static final Pattern PART = Pattern.compile("\\s*(\\d{1,12}(?:\\.\\d{1,9})?)\\s*([a-zA-Zµμ]*)");
    private static final Map<String, Double> SECONDS = Map.ofEntries(
            Map.entry("", 1.0),
            Map.entry("us", 1e-6),
            Map.entry("usec", 1e-6),
            Map.entry("µs", 1e-6),
            Map.entry("μs", 1e-6),
            Map.entry("ms", 1e-3),
            Map.entry("msec", 1e-3),
            Map.entry("s", 1.0),
            Map.entry("sec", 1.0),
            Map.entry("second", 1.0),
            Map.entry("seconds", 1.0),
            Map.entry("m", 60.0),
            Map.entry("min", 60.0),
            Map.entry("minute", 60.0),
            Map.entry("minutes", 60.0),
            Map.entry("h", 3600.0),
            Map.entry("hr", 3600.0),
            Map.entry("hour", 3600.0),
            Map.entry("hours", 3600.0),
            Map.entry("d", 86400.0),
            Map.entry("day", 86400.0),
            Map.entry("days", 86400.0),
            Map.entry("w", 604800.0),
            Map.entry("week", 604800.0),
            Map.entry("weeks", 604800.0),
            Map.entry("M", 2629800.0),
            Map.entry("month", 2629800.0),
            Map.entry("months", 2629800.0),
            Map.entry("y", 31557600.0),
            Map.entry("year", 31557600.0),
            Map.entry("years", 31557600.0));

    private TimeSpan() {}

    /** Seconds; empty when it is no time span. */
    static Optional<Double> parse(String text) {
        if (text.equals("infinity")) {
            return Optional.of(Double.POSITIVE_INFINITY);
        }
        Matcher part = PART.matcher(text);
        double sum = 0;
        int end = 0;
        while (end < text.length()) {
            if (!part.find(end) || part.start() != end) {
                return Optional.empty();
            }
            Double unit = SECONDS.get(part.group(2));
            if (unit == null) {
                return Optional.empty();
            }
            sum += Double.parseDouble(part.group(1)) * unit;
            end = part.end();
        }
        return end == 0 ? Optional.empty() : Optional.of(sum);
    }
}
