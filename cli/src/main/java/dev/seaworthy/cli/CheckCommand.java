package dev.seaworthy.cli;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.catalogue.Catalogue;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Judge;
import dev.seaworthy.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code seaworthy check}: judges binaries on targets. */
final class CheckCommand {
    private static final String VERB = "check";
    private static final List<String> FORMATS = List.of("text", "json");
    private static final List<String> FAIL_ON = List.of("fails", "unknown", "gaps", "never");

    private final Terminal terminal;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    static Options options() {
        Options options = new Options();
        options.addOption(Option.builder().longOpt("on").hasArg().get());
        options.addOption(Option.builder().longOpt("format").hasArg().get());
        options.addOption(Option.builder().longOpt("fail-on").hasArg().get());
        options.addOption(Option.builder().longOpt("arch").hasArg().get());
        options.addOption(Option.builder().longOpt("kernel").hasArg().get());
        options.addOption(Option.builder().longOpt("cpu").hasArg().get());
        options.addOption(Option.builder().longOpt("page-size").hasArg().get());
        options.addOption(Option.builder().longOpt("path-in-target").hasArg().get());
        options.addOption(Option.builder().longOpt("library-path").hasArg().get());
        options.addOption(Option.builder().longOpt("user").hasArg().get());
        options.addOption(Option.builder().longOpt("env").hasArg().get());
        options.addOption(Option.builder().longOpt("workdir").hasArg().get());
        options.addOption(Option.builder().longOpt("color").hasArg().get());
        options.addOption(Option.builder("v").longOpt("verbose").get());
        options.addOption(Option.builder("h").longOpt("help").get());
        return options;
    }

    int run(List<String> words) {
        Arguments arguments = Arguments.parse(VERB, options(), words);
        if (arguments.has("help")) {
            terminal.out().print(Help.text(VERB));
            return ExitCode.OK;
        }
        if (arguments.rest().isEmpty()) {
            throw new UsageException(VERB, "which binary? Give at least one file or directory");
        }
        String format = arguments.choice("format", "text", FORMATS);
        String failOn = arguments.choice("fail-on", "fails", FAIL_ON);
        Style style =
                new Style(Screen.colour(arguments.choice("color", "auto", List.of("auto", "always", "never")), 1));
        Optional<Architecture> architecture = arguments.value("arch").map(text -> Architectures.named(VERB, text));
        Machine machine = MachineOptions.read(VERB, arguments, architecture);

        Catalogue catalogue = Catalogue.load();
        TargetNames targets = TargetNames.resolve(arguments.values("on"), catalogue, terminal);
        BinaryFiles binaries = BinaryFiles.read(
                arguments.rest(),
                targets,
                arguments.value("path-in-target"),
                StartOptions.read(VERB, arguments),
                terminal);

        Judge judge = Judge.proposing(machine, wanted -> () -> catalogueCandidates(catalogue, wanted));
        List<Assessment> results = Matrix.judge(
                judge, binaries.subjects(), targets.targets(), architecture, terminal, Screen.isTerminal(2));
        targets.complain(terminal);
        boolean everythingRead = targets.allRead() && binaries.allRead();
        if (!results.isEmpty()) {
            String report = format.equals("json")
                    ? JsonReport.text(results)
                    : new TextReport(style, arguments.has("verbose")).text(binaries.subjects(), results);
            terminal.out().print(report);
        }
        if (!everythingRead) {
            return ExitCode.INPUT;
        }
        return results.stream().allMatch(result -> acceptable(result.verdict(), failOn)) ? ExitCode.OK : ExitCode.WORSE;
    }

    /** Catalogue entries for an architecture, in the order of preference, read one by one. */
    private static java.util.Iterator<TargetFacts> catalogueCandidates(
            Catalogue catalogue, Optional<Architecture> architecture) {
        return catalogue.entries().stream()
                .flatMap(entry ->
                        catalogue.find(entry.name(), architecture) instanceof Catalogue.Answer.Found(TargetFacts facts)
                                ? java.util.stream.Stream.of(facts)
                                : java.util.stream.Stream.<TargetFacts>empty())
                .iterator();
    }

    private static boolean acceptable(Verdict verdict, String failOn) {
        return switch (failOn) {
            case "never" -> true;
            case "gaps" -> verdict == Verdict.RUNS;
            case "unknown" -> verdict == Verdict.RUNS || verdict == Verdict.GAPS;
            default -> verdict != Verdict.FAILS;
        };
    }
}
