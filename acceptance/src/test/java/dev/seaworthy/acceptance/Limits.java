package dev.seaworthy.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What bytes cannot tell: differences between what was said and what happened that no reader of a file can avoid. */
record Limits(List<Limit> all) {
    /** One of them, as {@code data/runtime/limits.list} lists them. */
    record Limit(Pattern program, Pattern build, Pattern situation, Comparison.Kind kind, Pattern rule, String reason) {
        private boolean allows(Comparison one) {
            return kind == one.kind()
                    && program.matcher(one.observation().program().name()).matches()
                    && build.matcher(one.observation().program().build()).matches()
                    && situation.matcher(one.observation().situation().name()).matches()
                    && (kind != Comparison.Kind.FALSE_ALARM
                            || one.complaints()
                                    .allMatch(name -> rule.matcher(name).matches()));
        }
    }

    static Limits read(Path list) {
        try (Stream<String> lines = Files.lines(list)) {
            return new Limits(lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" :: ", -1))
                    .map(fields -> new Limit(
                            Pattern.compile(fields[0]),
                            Pattern.compile(fields[1]),
                            Pattern.compile(fields[2]),
                            Comparison.Kind.valueOf(fields[3]),
                            Pattern.compile(fields[4]),
                            fields[5]))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean allow(Comparison one) {
        return all.stream().anyMatch(limit -> limit.allows(one));
    }

    /** Those that allow nothing any more, and would hide what happens next. Those of further roots may not be reached. */
    List<Limit> unused(List<Comparison> comparisons) {
        return all.stream()
                .filter(limit -> !limit.situation().pattern().startsWith(Situation.FURTHER))
                .filter(limit -> comparisons.stream().noneMatch(limit::allows))
                .toList();
    }
}
