package dev.seaworthy.cli;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetReader;
import dev.seaworthy.target.TargetSource;
import dev.seaworthy.target.catalogue.Capture;
import dev.seaworthy.target.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code seaworthy targets}: lists the catalogue, shows an entry, captures a root into a target file. */
final class TargetsCommand {
    private static final String VERB = "targets";

    private final Terminal terminal;

    TargetsCommand(Terminal terminal) {
        this.terminal = terminal;
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
            default ->
                throw new UsageException(
                        VERB, "there is no \"targets " + words.getFirst() + "\"; there are list, show and capture");
        };
    }

    private int list(List<String> rest) {
        if (!rest.isEmpty()) {
            throw new UsageException(VERB, "\"targets list\" takes no arguments");
        }
        List<Catalogue.Entry> entries = Catalogue.load().entries();
        int width =
                entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
        for (Catalogue.Entry entry : entries) {
            String architectures = entry.architectures().isEmpty()
                    ? "any"
                    : entry.architectures().stream().map(Architecture::goName).collect(Collectors.joining(" "));
            terminal.out()
                    .println(entry.name() + " ".repeat(width + 2 - entry.name().length())
                            + Style.word(entry.how().name()) + "  " + architectures
                            + (entry.isDefault() ? "  (default)" : ""));
        }
        return ExitCode.OK;
    }

    private int show(List<String> rest) {
        Options options = new Options();
        options.addOption(Option.builder().longOpt("arch").hasArg().get());
        Arguments arguments = Arguments.parse(VERB, options, rest);
        if (arguments.rest().size() != 1) {
            throw new UsageException(VERB, "\"targets show\" takes one name");
        }
        String name = arguments.rest().getFirst();
        Optional<Architecture> architecture = arguments.value("arch").map(text -> Architectures.named(VERB, text));
        return switch (Catalogue.load().find(name, architecture)) {
            case Catalogue.Answer.Found(TargetFacts facts) -> {
                describe(facts);
                yield ExitCode.OK;
            }
            case Catalogue.Answer.OtherArchitecture(Catalogue.Entry entry) ->
                throw new UsageException(
                        VERB,
                        entry.name() + " is known only for "
                                + entry.architectures().stream()
                                        .map(Architecture::goName)
                                        .collect(Collectors.joining(", ")));
            case Catalogue.Answer.NoSuchName(List<String> similar) ->
                throw new UsageException(
                        VERB,
                        "there is no target \"" + name + "\""
                                + (similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?"));
        };
    }

    private void describe(TargetFacts facts) {
        row("name", facts.name());
        row("architecture", facts.architecture().map(Architecture::goName).orElse("any"));
        row("distribution", facts.distribution().prettyName());
        row("packages", Style.word(facts.distribution().packages().name()));
        row("C library", facts.cLibrary().describe() + "  (" + facts.cLibrary().evidence() + ")");
        row(
                "facts",
                Style.word(facts.provenance().how().name()) + " "
                        + facts.provenance().date() + ": " + facts.provenance().source());
    }

    private void row(String name, String value) {
        terminal.out().println(Terminal.printable(name + " ".repeat(Math.max(1, 14 - name.length())) + value));
    }

    private int capture(List<String> rest) {
        Options options = new Options();
        options.addOption(Option.builder().longOpt("name").hasArg().get());
        options.addOption(Option.builder().longOpt("source").hasArg().get());
        options.addOption(Option.builder().longOpt("date").hasArg().get());
        options.addOption(Option.builder().longOpt("arch").hasArg().get());
        options.addOption(Option.builder().longOpt("no-cache").get());
        options.addOption(Option.builder("o").longOpt("output").hasArg().get());
        Arguments arguments = Arguments.parse(VERB, options, rest);
        if (arguments.rest().size() != 1) {
            throw new UsageException(VERB, "\"targets capture\" takes one root directory, archive or image");
        }
        String source = arguments.rest().getFirst();
        try {
            TargetFacts facts = read(source, arguments);
            String text = Capture.capture(
                    facts,
                    arguments.value("date").orElse(LocalDate.now(ZoneOffset.UTC).toString()),
                    arguments.value("source").orElse(facts.provenance().source()));
            if (arguments.value("output").isPresent()) {
                return save(arguments.value("output").get(), text);
            }
            terminal.out().print(text);
            return ExitCode.OK;
        } catch (IOException problem) {
            terminal.complain(source + ": " + Complaints.reason(problem));
            return ExitCode.INPUT;
        }
    }

    private static TargetFacts read(String source, Arguments arguments) throws IOException {
        String name = arguments.value("name").orElse(source);
        ImageSources images = new ImageSources(!arguments.has("no-cache"));
        Optional<TargetSource> image = images.named(source, name);
        if (image.isEmpty()) {
            String place = source.startsWith("dir:") ? source.substring("dir:".length()) : source;
            Path path = FileNames.path(place);
            if (!Files.isRegularFile(path)) {
                return TargetReader.read(name, path);
            }
            image = Optional.of(images.archive(source, name));
        }
        Optional<Architecture> wanted = arguments.value("arch").map(text -> Architectures.named(VERB, text));
        return switch (image.get().facts(wanted)) {
            case TargetSource.Answer.Found(TargetFacts facts) -> facts;
            case TargetSource.Answer.OtherArchitecture(List<Architecture> known) ->
                throw new IOException("is only for "
                        + known.stream().map(Architecture::goName).collect(Collectors.joining(", ")));
        };
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
