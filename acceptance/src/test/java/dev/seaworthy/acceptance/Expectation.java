package dev.seaworthy.acceptance;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the script of a probe says will happen: for a C library ({@code libc6}), and where a release differs, for one
 * root ({@code libc6-bullseye}). The words are {@code starts}, {@code crashes} (past its loader) or a reason.
 */
record Expectation(Map<String, String> answers) {
    private static final String MARK = "# expect: ";

    static Expectation parse(List<String> script) {
        Map<String, String> answers = new HashMap<>();
        script.stream()
                .filter(line -> line.startsWith(MARK))
                .flatMap(line -> List.of(line.substring(MARK.length()).split(", ", -1)).stream())
                .map(answer -> List.of(answer.split(" ", 2)))
                .forEach(words -> answers.put(words.getFirst(), words.getLast()));
        return new Expectation(Map.copyOf(answers));
    }

    /** What is expected in the root made from that base, if anything. */
    Optional<String> in(String base) {
        int dash = base.indexOf('-');
        String libc = dash < 0 ? base : base.substring(0, dash);
        return Optional.ofNullable(answers.get(base)).or(() -> Optional.ofNullable(answers.get(libc)));
    }

    /** An outcome in the words of an expectation. */
    static String describe(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Starts starts -> starts.ending().startsWith("signal") ? "crashes" : "starts";
            case Outcome.DoesNotStart fails -> fails.reason().name().toLowerCase(Locale.ROOT);
        };
    }
}
