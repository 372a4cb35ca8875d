package dev.seaworthy.acceptance;

import dev.seaworthy.acceptance.RuntimeLaboratory.Observation;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happened to a program beside what had been said of it.
 *
 * @param rule the rule that is about what the program asks for
 * @param said the findings that count: those of that rule, and all that make a verdict worse
 */
record Comparison(Observation observation, Optional<String> rule, Kind kind, List<Finding> said) {
    /** How the two compare. */
    enum Kind {
        /** It failed with the error that had been foretold; or it never ran, as foretold. */
        FORETOLD,
        /** It failed as foretold, with another error. */
        OTHER_TEXT,
        /** It worked, and nothing had been said against it. */
        WORKS,
        /** It worked, and there was a note about it. */
        NOTED,
        /** It failed, and there was only a note about it. */
        HINTED,
        /** It failed, and nothing had been said. Wrong. */
        MISSED,
        /** It worked, and had been said to fail. Wrong. */
        FALSE_ALARM,
        /** That it would run or not was not foretold rightly. Wrong. */
        WRONG_START,
        /** The product would not commit itself. */
        UNKNOWN
    }

    static Comparison of(Observation observation, Optional<String> rule, Assessment assessment) {
        List<Finding> said = assessment.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE || rule.equals(Optional.of(finding.rule())))
                .toList();
        return new Comparison(observation, rule, kind(observation.behaviour(), rule, assessment.verdict(), said), said);
    }

    private static Kind kind(Behaviour behaviour, Optional<String> rule, Verdict verdict, List<Finding> said) {
        if (verdict == Verdict.UNKNOWN) {
            return Kind.UNKNOWN;
        }
        return switch (behaviour) {
            case Behaviour.DoesNotRun _ -> verdict == Verdict.FAILS ? Kind.FORETOLD : Kind.WRONG_START;
            case Behaviour.Works _ when verdict == Verdict.FAILS -> Kind.WRONG_START;
            case Behaviour.Gap _ when verdict == Verdict.FAILS -> Kind.WRONG_START;
            case Behaviour.Works _ -> {
                if (verdict == Verdict.GAPS) {
                    yield Kind.FALSE_ALARM;
                }
                yield said.isEmpty() ? Kind.WORKS : Kind.NOTED;
            }
            case Behaviour.Gap(String text) -> {
                List<Finding> about = said.stream()
                        .filter(finding -> rule.equals(Optional.of(finding.rule())))
                        .toList();
                if (about.isEmpty()) {
                    yield Kind.MISSED;
                }
                if (about.stream().noneMatch(finding -> finding.severity() == Severity.GAP)) {
                    yield Kind.HINTED;
                }
                yield about.stream().anyMatch(finding -> foretells(finding, text)) ? Kind.FORETOLD : Kind.OTHER_TEXT;
            }
        };
    }

    /** Programs put words before an error; "…" stands for what cannot be known, such as a name. Not all has a text. */
    private static boolean foretells(Finding finding, String text) {
        return finding.predictedError()
                .map(error ->
                        Arrays.stream(error.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")))
                .map(pattern -> Pattern.compile(pattern).matcher(text).find())
                .orElse(true);
    }

    /** The rules that said something worse than a note. */
    Stream<String> complaints() {
        return said.stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .map(Finding::rule);
    }

    /** One line for people. */
    String describe() {
        return kind + ": " + observation.program().name() + " ("
                + observation.program().build() + ") in "
                + observation.situation().name() + ": seen " + observation.behaviour() + "; said "
                + said.stream()
                        .map(finding -> finding.severity() + " " + finding.rule() + " "
                                + finding.predictedError()
                                        .map(error -> "\"" + error + "\"")
                                        .orElse("(no error text)"))
                        .collect(Collectors.joining(", ", "[", "]"));
    }
}
