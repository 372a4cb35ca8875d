package dev.seaworthy.acceptance;

import dev.seaworthy.acceptance.Comparison.Kind;
import dev.seaworthy.acceptance.RuntimeLaboratory.Observation;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares what programs got with what had been said. With the product's classes on the class path it runs by itself, and
 * prints what differs: {@code SemanticAgreement [PROGRAM-REGEX [SITUATION-REGEX]]}, in the checkout.
 */
final class SemanticAgreement {
    /** Which rule is about what a program asks for; a program that needs nothing has none. */
    private static final Map<Pattern, String> RULES = Map.ofEntries(
            rule("(certificate|tls-client|http-client).*", "runtime/ca-certificates"),
            rule("time-.*", "runtime/time-zones"),
            rule("(user|group)-.*", "runtime/user-database"),
            rule("port-.*", "runtime/services-file"),
            rule("host-local", "runtime/hosts-file"),
            rule("mime-.*", "runtime/mime-types"),
            rule("exec-.*", "runtime/external-program"),
            rule("temp-.*", "runtime/temp-directory"),
            rule("(home|cache)-directory", "runtime/home-directory"),
            rule("library-open", "runtime/dlopen"),
            rule("syslog", "runtime/syslog"),
            rule("plugin-open", "runtime/plugin"),
            rule("digest", "runtime/fips"));

    private SemanticAgreement() {}

    private static Map.Entry<Pattern, String> rule(String programs, String rule) {
        return Map.entry(Pattern.compile(programs), rule);
    }

    public static void main(String[] arguments) {
        Predicate<String> program = regex(arguments, 0);
        Predicate<String> situation = regex(arguments, 1);
        RuntimeLaboratory laboratory = RuntimeLaboratory.open();
        List<Comparison> comparisons = compare(laboratory.observeAll(
                laboratory.programs().stream()
                        .filter(one -> program.test(one.name()))
                        .toList(),
                laboratory.situations().stream()
                        .filter(one -> situation.test(one.name()))
                        .toList()));
        Limits limits = Limits.read(laboratory.lists().resolve("limits.list"));
        Map<String, List<Comparison>> wrong = comparisons.stream()
                .filter(one -> !isFine(one.kind()) && !limits.allow(one))
                .collect(Collectors.groupingBy(
                        one -> one.kind() + " " + one.observation().program().name(),
                        TreeMap::new,
                        Collectors.toList()));
        wrong.forEach((what, some) -> {
            System.out.println(what + ": " + some.size() + " in "
                    + some.stream()
                            .map(one -> one.observation().situation().name())
                            .distinct()
                            .collect(Collectors.joining(" "))
                    + " of "
                    + some.stream()
                            .map(one -> one.observation().program().build())
                            .distinct()
                            .collect(Collectors.joining(" ")));
            some.stream()
                    .map(Comparison::describe)
                    .map(line -> line.replaceFirst("\\(.*?\\) in \\S+", ""))
                    .distinct()
                    .limit(4)
                    .forEach(line -> System.out.println("    " + line));
        });
        System.out.println(count(comparisons));
    }

    private static Predicate<String> regex(String[] arguments, int at) {
        return arguments.length > at ? Pattern.compile(arguments[at]).asMatchPredicate() : any -> true;
    }

    static List<Comparison> compare(List<Observation> observations) {
        Foretelling product = new Foretelling();
        return observations.stream()
                .map(one -> Comparison.of(one, rule(one.program().name()), product.of(one.program(), one.situation())))
                .sorted(Comparator.comparing(Comparison::kind))
                .toList();
    }

    private static Optional<String> rule(String program) {
        return RULES.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(program).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Whether nobody needs to look at it. */
    static boolean isFine(Kind kind) {
        return switch (kind) {
            case FORETOLD, WORKS, NOTED, UNKNOWN -> true;
            case OTHER_TEXT, HINTED, MISSED, FALSE_ALARM, WRONG_START -> false;
        };
    }

    static Map<Kind, Integer> count(List<Comparison> comparisons) {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        comparisons.forEach(one -> counts.merge(one.kind(), 1, Integer::sum));
        return counts;
    }
}
