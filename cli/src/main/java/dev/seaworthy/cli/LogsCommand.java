package dev.seaworthy.cli;

import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.image.Compressed;
import dev.seaworthy.logs.LintOptions;
import dev.seaworthy.logs.LogLint;
import dev.seaworthy.logs.LogReport;
import dev.seaworthy.logs.Part;
import dev.seaworthy.logs.Wrapping;
import dev.seaworthy.verdict.Severity;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Style style = new Style(!json && Screen.colour(colour, 1));
        String failOn = arguments.choice("fail-on", "gap", List.of("blocker", "gap", "note", "never"));
        int fields = number(arguments, "fields", 12, MOST_FIELDS);
        Language language = Languages.of(arguments);
        LintOptions options = lintOptions(arguments);

        String name = rest.get(1);
        Reading reading;
        try {
            reading = name.equals("-") ? lint(in, "", 0, options) : lint(FileNames.path(name), options);
        } catch (IOException problem) {
            terminal.complain((name.isEmpty() ? "\"\"" : name) + ": " + Complaints.reason(problem));
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

    private static LintOptions lintOptions(Arguments arguments) {
        Map<Part, String> fields = new EnumMap<>(Part.class);
        for (String given : arguments.every("field")) {
            int equals = given.indexOf('=');
            Optional<Part> part = equals < 0 ? Optional.empty() : Part.named(given.substring(0, equals));
            if (part.isEmpty() || equals + 1 == given.length()) {
                List<String> parts =
                        Arrays.stream(Part.values()).map(Part::word).toList();
                throw new UsageException(
                        VERB,
                        "--field takes PART=PATH, where PART is one of " + String.join(", ", parts) + ", not \"" + given
                                + "\"");
            }
            fields.put(part.get(), given.substring(equals + 1));
        }
        List<String> wrappings = new ArrayList<>(List.of("auto"));
        for (Wrapping wrapping : Wrapping.values()) {
            wrappings.add(wrapping.word());
        }
        String unwrap = arguments.choice("unwrap", "auto", wrappings);
        Optional<Wrapping> wrapping = Arrays.stream(Wrapping.values())
                .filter(one -> one.word().equals(unwrap))
                .findFirst();
        return new LintOptions(
                fields, wrapping, number(arguments, "examples", 3, MOST_EXAMPLES), arguments.has("require-trace"));
    }

    private static int number(Arguments arguments, String option, int fallback, int most) {
        String given = arguments.value(option).orElse(Integer.toString(fallback));
        if (!given.matches("\\d{1,6}") || Integer.parseInt(given) > most) {
            throw new UsageException(
                    VERB, "--" + option + " takes a number from 0 to " + most + ", not \"" + given + "\"");
        }
        return Integer.parseInt(given);
    }

    /** What was read, and why no more. */
    private record Reading(LogReport report, Optional<IOException> problem) {}

    private Reading lint(Path file, LintOptions options) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("is a directory; name a file in it");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return lint(stream, String.valueOf(file.getFileName()), Files.size(file), options);
        }
    }

    private Reading lint(InputStream stream, String name, long size, LintOptions options) throws IOException {
        try (ReadingProgress progress = new ReadingProgress(terminal.err(), Screen.isTerminal(2), name, size)) {
            Counted counted = new Counted(stream, progress);
            UpToTheFault whole = new UpToTheFault(Compressed.open(counted));
            LogReport report = LogLint.lint(whole, options, _ -> progress.show());
            return new Reading(report, whole.problem());
        }
    }

    /** Counts what was read of the file itself, which a compressed one is told the progress by. */
    private static final class Counted extends FilterInputStream {
        private final ReadingProgress progress;

        private Counted(InputStream in, ReadingProgress progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            progress.add(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            progress.add(Math.max(0, count));
            return count;
        }
    }

    /** Ends where the stream cannot be read any further, and remembers why: what came before is still worth a report. */
    private static final class UpToTheFault extends FilterInputStream {
        private Optional<IOException> problem = Optional.empty();

        private UpToTheFault(InputStream in) {
            super(in);
        }

        private Optional<IOException> problem() {
            return problem;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException fault) {
                problem = Optional.of(fault);
                return -1;
            }
        }
    }
}
