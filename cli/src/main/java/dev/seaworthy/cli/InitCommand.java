package dev.seaworthy.cli;

import dev.seaworthy.bundle.description.Description;
import dev.seaworthy.bundle.description.Problem;
import dev.seaworthy.bundle.draft.Draft;
import dev.seaworthy.bundle.draft.DraftWords;
import dev.seaworthy.bundle.draft.ListenAddresses;
import dev.seaworthy.bundle.draft.Wishes;
import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.target.catalogue.Catalogue;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Checker;
import dev.seaworthy.verdict.Subject;
import dev.seaworthy.verdict.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code seaworthy init}: a first description of a service, from its binary. */
final class InitCommand {
    private static final String VERB = "init";
    private static final List<String> SECTIONS =
            List.of("docker", "systemd", "kubernetes", "logging", "monitoring", "rollout");

    private final Terminal terminal;
    private final InputStream in;
    private final boolean asks;

    InitCommand(Terminal terminal, InputStream in) {
        this(terminal, in, terminal.screen().isTerminal(0) && terminal.screen().isTerminal(2));
    }

    /**
     * @param asks whether somebody is there to answer
     */
    InitCommand(Terminal terminal, InputStream in, boolean asks) {
        this.terminal = terminal;
        this.in = in;
        this.asks = asks;
    }

    static Options options() {
        Options options = new Options();
        for (String valued : List.of("name", "port", "on", "health", "metrics", "zones", "with", "lang")) {
            options.addOption(Option.builder().longOpt(valued).hasArg().get());
        }
        options.addOption(Option.builder("o").longOpt("output").hasArg().get());
        options.addOption(Option.builder().longOpt("force").get());
        options.addOption(Option.builder("h").longOpt("help").get());
        return options;
    }

    int run(List<String> words) {
        Arguments arguments = Arguments.parse(VERB, options(), words);
        if (arguments.has("help")) {
            terminal.out().print(Help.text(VERB));
            return ExitCode.OK;
        }
        DraftWords comments = Languages.of(arguments) == Language.CHINESE ? DraftWords.CHINESE : DraftWords.ENGLISH;
        if (arguments.rest().size() != 1) {
            throw new UsageException(VERB, "which binary? Give one file");
        }
        String output = arguments.value("output").orElse(DescriptionFile.USUAL);
        try {
            Path file = FileNames.path(output);
            if (Files.exists(file) && !arguments.has("force")) {
                terminal.complain(output + ": is there already; --force replaces it");
                return ExitCode.WORSE;
            }
            OutputFile.check(output, arguments.rest());
            return write(arguments, arguments.rest().getFirst(), output, comments);
        } catch (IOException problem) {
            terminal.complain(output + ": " + Complaints.reason(problem));
            return ExitCode.INPUT;
        }
    }

    private int write(Arguments arguments, String name, String output, DraftWords words) throws IOException {
        BinaryFiles files = BinaryFiles.alone(name, terminal);
        if (files.subjects().isEmpty()) {
            return ExitCode.INPUT;
        }
        if (files.subjects().size() > 1) {
            throw new UsageException(VERB, name + " holds several binaries; name one");
        }
        Subject subject = files.subjects().getFirst();
        Path binary = FileNames.path(subject.shownAs());
        ListenAddresses.Found addresses = ListenAddresses.in(binary, subject.facts());
        Wishes wishes = wishes(arguments, relative(output, binary), subject.name());
        Draft draft = new Draft(
                wishes, subject.facts(), TextReport.describe(subject.facts()), addresses, runsOn(subject), words);
        if (asks && wishes.ports().isEmpty() && draft.port().isEmpty()) {
            Wishes answered = withPort(wishes, words);
            draft = new Draft(answered, draft.facts(), draft.described(), addresses, draft.runsOn(), words);
        }
        String text = draft.text();
        if (Description.read(text) instanceof Description.Wrong(List<Problem> problems)) {
            Problem first = problems.getFirst();
            throw new UsageException(VERB, first.key() + ": " + first.text());
        }
        OutputFile.write(output, text);
        terminal.out().println(output);
        return ExitCode.OK;
    }

    private static Wishes wishes(Arguments arguments, String binary, String file) {
        OptionalInt zones = arguments.value("zones").map(InitCommand::number).orElse(OptionalInt.empty());
        List<String> sections = new ArrayList<>(arguments.values("with"));
        for (String section : sections) {
            if (!SECTIONS.contains(section)) {
                throw new UsageException(
                        VERB, "--with takes " + String.join(", ", SECTIONS) + ", not \"" + section + "\"");
            }
        }
        if (sections.isEmpty()) {
            sections.addAll(List.of("docker", "systemd"));
        }
        if (zones.isPresent() && !sections.contains("kubernetes")) {
            sections.add("kubernetes");
        }
        return new Wishes(
                arguments.value("name").orElse(Draft.nameOf(file)),
                binary,
                ports(arguments.values("port")),
                arguments.values("on"),
                arguments.value("health"),
                arguments.value("metrics"),
                zones,
                sections.stream().distinct().toList());
    }

    private static OptionalInt number(String text) {
        if (!text.matches("[1-9][0-9]{0,2}")) {
            throw new UsageException(VERB, "--zones takes a number from 1 to 100, not \"" + text + "\"");
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    /** {@code 8080} or {@code grpc=9090}; the first without a name is called http. */
    private static Map<String, String> ports(List<String> given) {
        Map<String, String> ports = new LinkedHashMap<>();
        for (String one : given) {
            int equals = one.indexOf('=');
            String number = one.substring(equals + 1);
            String name = equals > 0 ? one.substring(0, equals) : ports.isEmpty() ? "http" : "port-" + number;
            if (!number.matches("[1-9][0-9]{0,4}") || !name.matches("[a-z0-9-]{1,40}")) {
                throw new UsageException(VERB, "--port takes 8080 or grpc=9090, not \"" + one + "\"");
            }
            ports.put(name, number);
        }
        return ports;
    }

    /** The one question that bytes do not answer. */
    private Wishes withPort(Wishes wishes, DraftWords words) throws IOException {
        terminal.err().print(words == DraftWords.CHINESE ? "它监听哪个端口？（无） " : "At which port does it listen? (none) ");
        terminal.err().flush();
        String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        if (line == null || line.isBlank()) {
            return wishes;
        }
        return new Wishes(
                wishes.name(),
                wishes.binary(),
                ports(List.of(line.strip())),
                wishes.targets(),
                wishes.health(),
                wishes.metrics(),
                wishes.zones(),
                wishes.sections());
    }

    private static List<String> runsOn(Subject subject) {
        return Checker.onDefaults(Catalogue.load()).judge(subject).stream()
                .filter(one -> one.verdict() == Verdict.RUNS)
                .map(Assessment::target)
                .toList();
    }

    private static String relative(String output, Path binary) throws IOException {
        Path folder = FileNames.path(output).toAbsolutePath().normalize().resolveSibling("");
        String path = folder.relativize(binary.toAbsolutePath().normalize()).toString();
        return path.startsWith(".") ? path : "./" + path;
    }
}
