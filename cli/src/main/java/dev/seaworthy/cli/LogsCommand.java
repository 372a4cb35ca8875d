package dev.seaworthy.cli;

import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.logs.LintOptions;
import dev.seaworthy.logs.LogReport;
import dev.seaworthy.logs.Part;
import dev.seaworthy.logs.Wrapping;
import dev.seaworthy.verdict.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code seaworthy logs}: lints a stream of logs. */
final class LogsCommand {
    static final String VERB = "logs";
    private static final int MOST_EXAMPLES = 100;
    private static final int MOST_FIELDS = 10_000;

    private final Terminal terminal;
    private final InputStream in;

    LogsCommand(Terminal terminal, InputStream in) {
        this.terminal = terminal;
        this.in = in;
    }

    static Options options() {
        Options options = new Options();
        options.addOption(Option.builder().longOpt("field").hasArg().get());
        options.addOption(Option.builder().longOpt("require-trace").get());
        options.addOption(Option.builder().longOpt("unwrap").hasArg().get());
        options.addOption(Option.builder().longOpt("format").hasArg().get());
        options.addOption(Option.builder().longOpt("examples").hasArg().get());
        options.addOption(Option.builder().longOpt("fields").hasArg().get());
        options.addOption(Option.builder().longOpt("fail-on").hasArg().get());
        options.addOption(Option.builder().longOpt("lang").hasArg().get());
        options.addOption(Option.builder().longOpt("color").hasArg().get());
        options.addOption(Option.builder("h").longOpt("help").get());
        return options;
    }

    int run(List<String> words) {
        Arguments arguments = Arguments.parse(VERB, options(), words);
        if (arguments.has("help")) {
            terminal.out().print(Help.text(VERB));
            return ExitCode.OK;
        }
        List<String> rest = arguments.rest();
        if (rest.isEmpty() || !rest.getFirst().equals("lint")) {
            throw new UsageException(VERB, "what with the logs? There is: logs lint FILE");
        }
        if (rest.size() != 2) {
            throw new UsageException(VERB, "lints one file at a time; - is the standard input");
        }
        boolean json =
                arguments.choice("format", "text", List.of("text", "json")).equals("json");
        String colour = arguments.choice("color", "auto", List.of("auto", "always", "never"));
        Style style = new Style(!json && terminal.screen().colour(colour, 1));
        String failOn = arguments.choice("fail-on", "gap", List.of("blocker", "gap", "note", "never"));
        int fields = number(arguments, "fields", 12, MOST_FIELDS);
        Language language = Languages.of(arguments);
        LintOptions options = lintOptions(arguments);

        String name = rest.get(1);
        LogReading reading;
        try {
            reading = name.equals("-")
                    ? LogReading.of(terminal, in, "", 0, options)
                    : LogReading.of(terminal, FileNames.path(name), options);
        } catch (IOException problem) {
            terminal.complain(name, Complaints.reason(problem));
            return ExitCode.INPUT;
        }
        String shown = name.equals("-") ? LogWords.in(language).standardInput() : name;
        if (json) {
            terminal.out().print(Json.text(LogJson.of(name, reading.report())));
        } else {
            new LogText(terminal.out(), style, language, fields).print(shown, reading.report());
        }
        if (reading.problem().isPresent()) {
            terminal.complain(name + ": " + Complaints.reason(reading.problem().get()));
            return ExitCode.INPUT;
        }
        return isGoodEnough(reading.report(), failOn) ? ExitCode.OK : ExitCode.WORSE;
    }

    private static boolean isGoodEnough(LogReport report, String failOn) {
        return switch (failOn) {
            case "blocker" -> !report.hasFinding(Severity.BLOCKER);
            case "note" -> !report.hasFinding(Severity.NOTE);
            case "never" -> true;
            default -> !report.hasFinding(Severity.GAP);
        };
    }

    /** Which fields are which parts of the contract, from {@code --field}. */
    static Map<Part, String> fields(String verb, Arguments arguments) {
        Map<Part, String> fields = new EnumMap<>(Part.class);
        for (String given : arguments.every("field")) {
            int equals = given.indexOf('=');
            Optional<Part> part = equals < 0 ? Optional.empty() : Part.named(given.substring(0, equals));
            if (part.isEmpty() || equals + 1 == given.length()) {
                List<String> parts =
                        Arrays.stream(Part.values()).map(Part::word).toList();
                throw new UsageException(
                        verb,
                        "--field takes PART=PATH, where PART is one of " + String.join(", ", parts) + ", not \"" + given
                                + "\"");
            }
            fields.put(part.get(), given.substring(equals + 1));
        }
        return fields;
    }

    private static LintOptions lintOptions(Arguments arguments) {
        List<String> wrappings = new ArrayList<>(List.of("auto"));
        for (Wrapping wrapping : Wrapping.values()) {
            wrappings.add(wrapping.word());
        }
        String unwrap = arguments.choice("unwrap", "auto", wrappings);
        Optional<Wrapping> wrapping = Arrays.stream(Wrapping.values())
                .filter(one -> one.word().equals(unwrap))
                .findFirst();
        return new LintOptions(
                fields(VERB, arguments),
                wrapping,
                number(arguments, "examples", 3, MOST_EXAMPLES),
                arguments.has("require-trace"));
    }

    private static int number(Arguments arguments, String option, int fallback, int most) {
        String given = arguments.value(option).orElse(Integer.toString(fallback));
        if (!given.matches("\\d{1,6}") || Integer.parseInt(given) > most) {
            throw new UsageException(
                    VERB, "--" + option + " takes a number from 0 to " + most + ", not \"" + given + "\"");
        }
        return Integer.parseInt(given);
    }
}
