package dev.seaworthy.logs;

import dev.seaworthy.verdict.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a stream is like.
 *
 * @param lines how many lines have more than blanks in them
 * @param blank how many have not
 * @param conforming how many keep the contract
 * @param json how many are JSON objects
 * @param wrapping what was wrapped around them
 * @param joined how many had been split into parts and were joined
 * @param unwrapped how many were not wrapped as the others
 * @param unended whether the last line has no line feed
 * @param loggers how many lines look as which logger writes them
 * @param shapes how many lines that are no JSON look like what; stack traces are not among them
 * @param configuration Go code, or a command, that makes the logger of most lines keep the contract
 * @param traces what was seen of stack traces
 * @param levels how many lines have which level; at most 32 different ones are counted
 * @param size how long lines are
 * @param pace what the timestamps say
 * @param fields which fields there are, the most frequent first
 * @param leaks how many lines have which kind of secret or personal data
 * @param findings what is wrong, the worst first
 */
public record LogReport(
        long lines,
        long blank,
        long conforming,
        long json,
        Wrapping wrapping,
        long joined,
        long unwrapped,
        boolean unended,
        Map<String, Long> loggers,
        Map<String, Long> shapes,
        Optional<String> configuration,
        TraceCount traces,
        Map<String, Long> levels,
        SizeCount size,
        PaceCount pace,
        List<FieldSeen> fields,
        Map<String, Long> leaks,
        List<LogFinding> findings) {
    /**
     * Stack traces of Go.
     *
     * @param events how many
     * @param panics how many of them are panics
     * @param fatalErrors how many are fatal errors of the runtime
     * @param lines how many lines they have
     */
    public record TraceCount(long events, long panics, long fatalErrors, long lines) {}

    /**
     * Sizes of lines in bytes, without the line feed.
     *
     * @param total of all lines
     * @param median half of the lines are not longer
     * @param p99 99 of 100 lines are not longer
     * @param longest the longest
     */
    public record SizeCount(long total, long median, long p99, long longest) {}

    /**
     * What the timestamps say. Times are in milliseconds since 1970, and 0 when no line has one.
     *
     * @param count how many lines have a timestamp that can be read
     * @param first the earliest
     * @param last the latest
     * @param peak the most lines of one second
     * @param late how many lines are earlier than one before them
     * @param latest by how many milliseconds at most
     * @param longestGap the longest time without a line, in milliseconds
     * @param gapStart when it began
     * @param columnMillis for how many milliseconds a column stands
     * @param columns how many lines there are in each column, from the first timestamp on; at most 64
     */
    public record PaceCount(
            long count,
            long first,
            long last,
            long peak,
            long late,
            long latest,
            long longestGap,
            long gapStart,
            long columnMillis,
            List<Long> columns) {}

    /** Whether a finding is at least as bad as a severity. */
    public boolean hasFinding(Severity atLeast) {
        return findings.stream().anyMatch(finding -> finding.severity().compareTo(atLeast) <= 0);
    }
}
