package dev.seaworthy.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/** The arguments of one command, parsed. */
final class Arguments {
    private final String verb;
    private final CommandLine line;

    private Arguments(String verb, CommandLine line) {
        this.verb = verb;
        this.line = line;
    }

    static Arguments parse(String verb, Options options, List<String> words) {
        try {
            // Abbreviations of options would break scripts whenever an option is added.
            DefaultParser parser =
                    DefaultParser.builder().setAllowPartialMatching(false).get();
            return new Arguments(verb, parser.parse(options, words.toArray(String[]::new)));
        } catch (ParseException wrong) {
            throw new UsageException(verb, String.valueOf(wrong.getMessage()));
        }
    }

    boolean has(String option) {
        return line.hasOption(option);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(line.getOptionValue(option));
    }

    /** All values of an option that may be repeated, as they are. */
    List<String> every(String option) {
        String[] given = line.getOptionValues(option);
        return given == null ? List.of() : List.of(given);
    }

    /**
     * One option as it was given.
     *
     * @param name its long name
     * @param value its value
     */
    record Given(String name, String value) {}

    /** Options of these long names in the order given, for those whose order means something. */
    List<Given> inOrder(String... names) {
        List<String> wanted = List.of(names);
        return Arrays.stream(line.getOptions())
                .filter(option -> wanted.contains(option.getLongOpt()))
                .map(option -> new Given(option.getLongOpt(), option.getValue()))
                .toList();
    }

    /**
     * All values of an option that may be repeated, each split at its commas. Given without any, as an unset variable does
     * it, it is a mistake, not the same as left out.
     */
    List<String> values(String option) {
        List<String> values = new ArrayList<>();
        String[] given = line.getOptionValues(option);
        if (given != null) {
            for (String one : given) {
                for (String part : one.split(",", -1)) {
                    if (!part.isBlank()) {
                        values.add(part.strip());
                    }
                }
            }
            if (values.isEmpty()) {
                throw new UsageException(verb, "--" + option + " needs a value");
            }
        }
        return values;
    }

    /** An option whose value is one of a few words. */
    String choice(String option, String fallback, List<String> allowed) {
        String value = value(option).orElse(fallback);
        if (!allowed.contains(value)) {
            throw new UsageException(
                    verb, "--" + option + " takes " + String.join(", ", allowed) + ", not \"" + value + "\"");
        }
        return value;
    }

    /** What is not an option. */
    List<String> rest() {
        return line.getArgList();
    }
}
