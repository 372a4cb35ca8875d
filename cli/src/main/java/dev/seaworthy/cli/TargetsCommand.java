package dev.seaworthy.cli;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetSource;
import dev.seaworthy.target.catalogue.Capture;
import dev.seaworthy.target.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code seaworthy targets}: lists, shows and compares targets, captures them, and keeps the user's own. */
final class TargetsCommand {
    private static final String VERB = "targets";
    /** Of a terminal that does not say how wide it is. */
    private static final int USUAL_WIDTH = 120;

    private final Terminal terminal;
    private final Optional<LocalDate> today;
    private final Catalogue catalogue = Catalogue.load();

    TargetsCommand(Terminal terminal, Optional<LocalDate> today) {
        this.terminal = terminal;
        this.today = today;
    }

    int run(List<String> words) {
        if (words.isEmpty()
                || words.getFirst().equals("--help")
                || words.getFirst().equals("-h")) {
            terminal.out().print(Help.text(VERB));
            return ExitCode.OK;
        }
        List<String> rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "list" -> list(rest);
            case "show" -> show(rest);
            case "capture" -> capture(rest);
            case "add" -> add(rest);
            case "remove" -> remove(rest);
            case "diff" -> diff(rest);
            default ->
                throw new UsageException(
                        VERB,
                        "there is no \"targets " + words.getFirst()
                                + "\"; there are list, show, diff, capture, add and remove");
        };
    }

    private int list(List<String> rest) {
        Options options = new Options();
        options.addOption(Option.builder().longOpt("format").hasArg().get());
        Arguments arguments = Arguments.parse(VERB, options, rest);
        String format = arguments.choice("format", "text", List.of("text", "json"));
        List<TargetTable.Row> rows = new ArrayList<>();
        int exitCode = ExitCode.OK;
        for (Catalogue.Entry entry : catalogue.entries()) {
            if (catalogue.find(entry.name(), Optional.empty()) instanceof Catalogue.Answer.Found(TargetFacts facts)
                    && matches(arguments.rest(), facts, entry.aliases())) {
                rows.add(new TargetTable.Row(facts, entry.architectures(), entry.isDefault(), false));
            }
        }
        try {
            for (String name : OwnTargets.names()) {
                TargetFacts facts = TargetNames.targetFile(OwnTargets.find(name).orElseThrow());
                if (matches(arguments.rest(), facts, List.of(name))) {
                    rows.add(new TargetTable.Row(
                            facts, facts.architecture().stream().toList(), false, true));
                }
            }
        } catch (IOException problem) {
            terminal.complain("your own targets: " + Complaints.reason(problem));
            exitCode = ExitCode.INPUT;
        }
        TargetTable table = new TargetTable(today);
        terminal.out().print(format.equals("json") ? table.json(rows) : table.text(rows, width()));
        return exitCode;
    }

    /** Every word must be in its name, its aliases, its distribution or its C library. */
    private static boolean matches(List<String> words, TargetFacts facts, List<String> aliases) {
        String all = (facts.name() + " " + String.join(" ", aliases) + " "
                        + facts.distribution().prettyName() + " "
                        + facts.cLibrary().describe() + " "
                        + facts.provenance().how())
                .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(word -> all.contains(word.toLowerCase(Locale.ROOT)));
    }

    /** Shells tell the width of their terminal; into a file or pipe goes the whole table. */
    private static int width() {
        if (!OwnScreen.INSTANCE.isTerminal(1)) {
            return Integer.MAX_VALUE;
        }
        String columns = System.getenv().getOrDefault("COLUMNS", "");
        return columns.matches("[0-9]{1,4}") ? Integer.parseInt(columns) : USUAL_WIDTH;
    }

    private static Options withArchitecture() {
        Options options = new Options();
        options.addOption(Option.builder().longOpt("arch").hasArg().get());
        options.addOption(Option.builder().longOpt("no-cache").get());
        return options;
    }

    private int show(List<String> rest) {
        Arguments arguments = Arguments.parse(VERB, withArchitecture(), rest);
        if (arguments.rest().size() != 1) {
            throw new UsageException(VERB, "\"targets show\" takes one name");
        }
        String name = arguments.rest().getFirst();
        try {
            TargetFacts facts = facts(name, arguments);
            Optional<Catalogue.Entry> entry = catalogue.entries().stream()
                    .filter(one -> one.name().equals(facts.name()))
                    .findFirst();
            terminal.out()
                    .print(new TargetPage(today)
                            .text(
                                    facts,
                                    entry.map(Catalogue.Entry::aliases).orElse(List.of()),
                                    entry.<Map<String, String>>map(catalogue::sources)
                                            .orElse(Map.of())));
            return ExitCode.OK;
        } catch (IOException problem) {
            return unreadable(name, problem);
        }
    }

    private int diff(List<String> rest) {
        Arguments arguments = Arguments.parse(VERB, withArchitecture(), rest);
        if (arguments.rest().size() != 2) {
            throw new UsageException(VERB, "\"targets diff\" takes two names");
        }
        TargetFacts[] both = new TargetFacts[2];
        for (int i = 0; i < 2; i++) {
            String name = arguments.rest().get(i);
            try {
                both[i] = facts(name, arguments);
            } catch (IOException problem) {
                return unreadable(name, problem);
            }
        }
        terminal.out().print(new TargetDiff(today).text(both[0], both[1]));
        return ExitCode.OK;
    }

    private int unreadable(String name, IOException problem) {
        terminal.complain(name + ": " + Complaints.reason(problem));
        return ExitCode.INPUT;
    }

    /** The facts of whatever a name means: an entry, a directory, a file, an image, the host. */
    private TargetFacts facts(String name, Arguments arguments) throws IOException {
        Optional<Architecture> architecture = arguments.value("arch").map(text -> Architectures.named(VERB, text));
        ImageSources images = new ImageSources(!arguments.has("no-cache"));
        return switch (TargetNames.resolve(name, catalogue, images)) {
            case TargetNames.Target.Fixed(String _, TargetFacts facts, Optional<Path> _) -> facts;
            case TargetNames.Target.Listed listed ->
                switch (listed.find(architecture)) {
                    case Catalogue.Answer.Found(TargetFacts facts) -> facts;
                    case Catalogue.Answer.OtherArchitecture(Catalogue.Entry entry) ->
                        throw otherArchitecture(entry.name(), entry.architectures());
                    case Catalogue.Answer.NoSuchName _ -> throw new IOException("there is no such target");
                };
            case TargetNames.Target.Sourced(String _, SourcedTarget source) -> {
                Optional<TargetSource.Answer> answer = source.answer(architecture);
                if (answer.isEmpty()) {
                    throw new IOException(source.problem().orElse("cannot be read"));
                }
                yield switch (answer.get()) {
                    case TargetSource.Answer.Found(TargetFacts facts) -> facts;
                    case TargetSource.Answer.OtherArchitecture(List<Architecture> known) ->
                        throw otherArchitecture(name, known);
                };
            }
        };
    }

    private static UsageException otherArchitecture(String name, List<Architecture> known) {
        return new UsageException(
                VERB,
                name + " is known only for "
                        + known.stream().map(Architecture::goName).collect(Collectors.joining(", ")));
    }

    private static Options captureOptions() {
        Options options = withArchitecture();
        options.addOption(Option.builder().longOpt("name").hasArg().get());
        options.addOption(Option.builder().longOpt("source").hasArg().get());
        options.addOption(Option.builder().longOpt("date").hasArg().get());
        return options;
    }

    private int capture(List<String> rest) {
        Options options = captureOptions();
        options.addOption(Option.builder("o").longOpt("output").hasArg().get());
        Arguments arguments = Arguments.parse(VERB, options, rest);
        if (arguments.rest().size() != 1) {
            throw new UsageException(VERB, "\"targets capture\" takes one root directory, archive or image");
        }
        String source = arguments.rest().getFirst();
        String text;
        try {
            text = captured(source, arguments);
        } catch (IOException problem) {
            return unreadable(source, problem);
        }
        Optional<String> output = arguments.value("output");
        if (output.isEmpty()) {
            terminal.out().print(text);
            return ExitCode.OK;
        }
        return save(output.get(), text);
    }

    /** A directory is meant even where the catalogue has the same name: that one need not be captured. */
    private String captured(String source, Arguments arguments) throws IOException {
        boolean directory = !source.startsWith("dir:") && Files.isDirectory(FileNames.path(source));
        TargetFacts facts = facts(directory ? "dir:" + source : source, arguments);
        return Capture.capture(
                arguments.value("name").map(facts::named).orElse(directory ? facts.named(source) : facts),
                arguments
                        .value("date")
                        .orElseGet(() -> LocalDate.now(ZoneOffset.UTC).toString()),
                arguments.value("source").orElse(facts.provenance().source()));
    }

    private int add(List<String> rest) {
        Options options = captureOptions();
        options.addOption(Option.builder().longOpt("replace").get());
        Arguments arguments = Arguments.parse(VERB, options, rest);
        if (arguments.rest().size() != 1) {
            throw new UsageException(VERB, "\"targets add\" takes one target file, directory or image");
        }
        String source = arguments.rest().getFirst();
        try {
            boolean file = source.endsWith(".target") && Files.isRegularFile(FileNames.path(source));
            // Read in any case: a damaged file must not be kept.
            String named = file ? TargetNames.targetFile(FileNames.path(source)).name() : source;
            String name = arguments.value("name").orElse(named);
            Path place = place(name, arguments.has("replace"));
            String text = file ? renamed(Files.readString(FileNames.path(source)), name) : captured(source, arguments);
            Files.createDirectories(Optional.ofNullable(place.getParent()).orElse(place));
            int exitCode = save(place.toString(), text);
            if (exitCode == ExitCode.OK) {
                terminal.out().println("added: --on " + Terminal.oneLine(name));
            }
            return exitCode;
        } catch (IOException problem) {
            return unreadable(source, problem);
        }
    }

    /** A target file under another name, the line of which is among the first. */
    private static String renamed(String text, String name) {
        return text.replaceFirst("(?m)^name\t.*$", Matcher.quoteReplacement("name\t" + name));
    }

    /** Where an own target is kept; a name that means something already is refused. */
    private Path place(String name, boolean replace) throws IOException {
        if (name.isBlank() || name.indexOf('\n') >= 0 || name.indexOf('\t') >= 0) {
            throw new UsageException(VERB, "a target needs a name (--name)");
        }
        if (!(catalogue.find(name, Optional.empty()) instanceof Catalogue.Answer.NoSuchName)) {
            throw new UsageException(
                    VERB, "the built-in catalogue has \"" + name + "\"; give yours another name (--name)");
        }
        if (name.equals("host") || name.startsWith("/") || name.startsWith(".") || name.contains(",")) {
            throw new UsageException(VERB, "\"" + name + "\" means something else; give it a name (--name)");
        }
        if (OwnTargets.find(name).isPresent() && !replace) {
            throw new UsageException(
                    VERB, "you have a target \"" + name + "\" already (--replace puts this in its place)");
        }
        return OwnTargets.directory()
                .orElseThrow(() -> new IOException("there is no home directory to keep it in (HOME, XDG_CONFIG_HOME)"))
                .resolve(OwnTargets.fileName(name));
    }

    private int remove(List<String> rest) {
        Arguments arguments = Arguments.parse(VERB, new Options(), rest);
        if (arguments.rest().size() != 1) {
            throw new UsageException(VERB, "\"targets remove\" takes one name");
        }
        String name = arguments.rest().getFirst();
        Optional<Path> own = OwnTargets.find(name);
        if (own.isEmpty()) {
            throw new UsageException(VERB, "you have added no target \"" + name + "\"");
        }
        try {
            Files.delete(own.get());
            return ExitCode.OK;
        } catch (IOException problem) {
            return unreadable(name, problem);
        }
    }

    private int save(String file, String text) {
        try {
            OutputFile.write(file, text);
            return ExitCode.OK;
        } catch (IOException problem) {
            terminal.complain(file + ": cannot be written: " + Complaints.reason(problem));
            return ExitCode.INPUT;
        }
    }
}
