package dev.seaworthy.cli;

import dev.seaworthy.binary.KnownBinaries;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.catalogue.Catalogue;
import dev.seaworthy.verdict.Judge;
import dev.seaworthy.verdict.Subject;
import dev.seaworthy.verdict.remedy.BaseAdvice;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code seaworthy advise}: which base image a binary should have, by judging it on every target of the catalogue. */
final class AdviseCommand {
    private static final String VERB = "advise";

    private final Terminal terminal;

    AdviseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    static Options options() {
        Options options = new Options();
        options.addOption(Option.builder().longOpt("arch").hasArg().get());
        options.addOption(Option.builder().longOpt("kernel").hasArg().get());
        options.addOption(Option.builder().longOpt("cpu").hasArg().get());
        options.addOption(Option.builder().longOpt("page-size").hasArg().get());
        options.addOption(Option.builder().longOpt("32-bit").hasArg().get());
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
        String colour = arguments.choice("color", "auto", List.of("auto", "always", "never"));
        Optional<Architecture> architecture = arguments.value("arch").map(text -> Architectures.named(VERB, text));
        Machine machine = MachineOptions.read(VERB, arguments, architecture);
        Style style = new Style(terminal.screen().colour(colour, 1));
        return FilesInRoots.during(
                new ImageSources(true),
                terminal,
                architecture,
                roots -> advise(arguments, machine, architecture, roots, style));
    }

    private int advise(
            Arguments arguments,
            Machine machine,
            Optional<Architecture> architecture,
            FilesInRoots roots,
            Style style) {
        Catalogue catalogue = Catalogue.load();
        BinaryFiles binaries = BinaryFiles.read(
                arguments.rest(),
                new TargetNames(List.of(), List.of()),
                arguments.value("path-in-target"),
                StartOptions.read(VERB, arguments),
                List.of(),
                Optional.of(roots),
                KnownBinaries.NONE,
                terminal);

        Judge judge = Judge.of(machine);
        AdviceText text = new AdviceText(style, arguments.has("verbose"));
        boolean allRun = true;
        for (Subject subject : binaries.subjects()) {
            BaseAdvice advice = BaseAdvice.of(
                    judge,
                    binary -> CatalogueCandidates.all(catalogue, architecture.or(binary::architecture)),
                    subject);
            terminal.out().print(text.of(subject, advice));
            allRun &= advice.best().isPresent();
        }
        if (!binaries.unread().isEmpty()) {
            return ExitCode.INPUT;
        }
        return allRun ? ExitCode.OK : ExitCode.WORSE;
    }
}
