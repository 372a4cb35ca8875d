package dev.seaworthy.trial;

import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a verdict and what happened compare. */
public enum Agreement {
    /** It was said to start and did; or it was said not to, and the error text that was foretold was seen. */
    AGREES,
    /** It did not start, as foretold, but said why in other words. */
    OTHER_WORDS,
    /** It was said not to start, and did. */
    FALSE_ALARM,
    /** It was said to start, and did not. */
    MISSED,
    /** The verdict was {@code unknown}. */
    UNDECIDED;

    private static final int SEGMENTATION_FAULT = 11;

    /** Compares. */
    public static Agreement of(Assessment foretold, Run seen) {
        if (foretold.verdict() == Verdict.UNKNOWN) {
            return UNDECIDED;
        }
        boolean crashed = seen.outcome() instanceof Outcome.Ended ended && ended.signal() == SEGMENTATION_FAULT;
        if (foretold.verdict() != Verdict.FAILS) {
            return seen.outcome().started() ? AGREES : MISSED;
        }
        List<String> errors = foretold.findings().stream()
                .filter(finding -> finding.severity() == Severity.BLOCKER)
                .map(Finding::predictedError)
                .flatMap(java.util.Optional::stream)
                .toList();
        if (crashed && errors.contains("Segmentation fault")) {
            return AGREES;
        }
        String text = switch (seen.outcome()) {
            case Outcome.NotExecuted(String error) -> error;
            case Outcome.NotLoaded(String line, int _) -> line + "\n" + seen.errors();
            case Outcome.Ended _, Outcome.Ready _, Outcome.Stopped _ -> "";
        };
        if (text.isEmpty()) {
            return FALSE_ALARM;
        }
        return errors.stream().anyMatch(error -> says(text, error)) ? AGREES : OTHER_WORDS;
    }

    /** "exec PATH: " is what a container engine puts before the kernel's own words; "…" is what cannot be foretold. */
    private static boolean says(String text, String error) {
        String words =
                error.startsWith("exec ") && error.contains(": ") ? error.substring(error.indexOf(": ") + 2) : error;
        String first = words.lines().findFirst().orElse("");
        String pattern = Arrays.stream(first.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(pattern).matcher(text).find();
    }
}
