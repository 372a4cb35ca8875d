package dev.seaworthy.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a report goes: {@code --format FORMAT}, {@code --format FORMAT=FILE}, {@code --format FORMAT -o FILE}.
 *
 * @param format its form
 * @param file the file's name; empty for the standard output
 */
record Destination(ReportFormat format, Optional<String> file) {
    private static final String VERB = "check";
    private static final String STANDARD_OUTPUT = "-";

    /** All destinations, in the order given; text on the standard output when none is. */
    static List<Destination> of(List<Arguments.Given> options) {
        List<Destination> destinations = new ArrayList<>();
        Optional<String> waiting = Optional.empty();
        for (Arguments.Given option : options) {
            if (option.name().equals("format")) {
                Destination one = parse(option.value());
                if (one.file.isEmpty() && waiting.isPresent()) {
                    one = new Destination(one.format, waiting);
                    waiting = Optional.empty();
                }
                destinations.add(one);
            } else if (!destinations.isEmpty() && destinations.getLast().file.isEmpty()) {
                destinations.add(new Destination(destinations.removeLast().format, Optional.of(option.value())));
            } else if (waiting.isEmpty()) {
                waiting = Optional.of(option.value());
            } else {
                throw new UsageException(VERB, "-o " + option.value() + " belongs to no --format");
            }
        }
        if (waiting.isPresent()) {
            if (!destinations.isEmpty()) {
                throw new UsageException(VERB, "-o " + waiting.get() + " belongs to no --format");
            }
            destinations.add(new Destination(ReportFormat.ofFile(waiting.get()), waiting));
        }
        return destinations.isEmpty()
                ? List.of(new Destination(ReportFormat.TEXT, Optional.empty()))
                : distinct(destinations.stream().map(Destination::withoutDash).toList());
    }

    private static Destination parse(String value) {
        int equals = value.indexOf('=');
        String word = equals < 0 ? value : value.substring(0, equals);
        ReportFormat format = ReportFormat.named(word)
                .orElseThrow(() ->
                        new UsageException(VERB, "--format takes " + ReportFormat.words() + ", not \"" + word + "\""));
        return new Destination(format, equals < 0 ? Optional.empty() : Optional.of(value.substring(equals + 1)));
    }

    private Destination withoutDash() {
        return file.equals(Optional.of(STANDARD_OUTPUT)) ? new Destination(format, Optional.empty()) : this;
    }

    private static List<Destination> distinct(List<Destination> destinations) {
        Set<Optional<String>> places = new HashSet<>();
        for (Destination one : destinations) {
            if (!places.add(one.file)) {
                throw new UsageException(
                        VERB,
                        one.file
                                .map(name -> "two reports cannot go to the same file " + name)
                                .orElse("only one report fits on the standard output; give the others a file:"
                                        + " --format " + one.format.word() + "=FILE"));
            }
        }
        return destinations;
    }
}
