package dev.seaworthy.cli;

import dev.seaworthy.binary.KnownBinaries;
import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.cli.watch.FileStamps;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.catalogue.Catalogue;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Judge;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code seaworthy check}: judges binaries on targets. */
final class CheckCommand {
    private static final String VERB = "check";

    private final Terminal terminal;
    private final Optional<LocalDate> today;
    private final Kept kept;

    CheckCommand(Terminal terminal, Optional<LocalDate> today, Kept kept) {
        this.terminal = terminal;
        this.today = today;
        this.kept = kept;
    }

    static Options options() {
        Options options = new Options();
        options.addOption(Option.builder().longOpt("on").hasArg().get());
        options.addOption(Option.builder().longOpt("format").hasArg().get());
        options.addOption(Option.builder("o").longOpt("output").hasArg().get());
        options.addOption(Option.builder().longOpt("fail-on").hasArg().get());
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
        options.addOption(Option.builder().longOpt("plugin").hasArg().get());
        options.addOption(Option.builder().longOpt("explain-dns").get());
        options.addOption(Option.builder().longOpt("resolv-conf").hasArg().get());
        options.addOption(Option.builder().longOpt("trials").hasArg().get());
        options.addOption(Option.builder().longOpt("no-cache").get());
        options.addOption(Option.builder().longOpt("watch").get());
        options.addOption(Option.builder().longOpt("lang").hasArg().get());
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
        List<Destination> destinations = Destination.of(arguments.inOrder("format", "output"));
        if (arguments.has("watch")) {
            refuseToWatch(arguments, destinations);
        }
        FailOn failOn = FailOn.named(arguments.choice("fail-on", "fails", FailOn.words()));
        Language language = Languages.of(arguments);
        String colour = arguments.choice("color", "auto", List.of("auto", "always", "never"));
        Optional<Architecture> architecture = arguments.value("arch").map(text -> Architectures.named(VERB, text));
        Machine machine = MachineOptions.read(VERB, arguments, architecture);

        if (!canBeWritten(destinations, arguments.rest())) {
            return ExitCode.INPUT;
        }
        Optional<NameResolutions> names;
        try {
            names = names(arguments);
        } catch (IOException problem) {
            terminal.complain(arguments.value("resolv-conf").orElse("") + ": " + Complaints.reason(problem));
            return ExitCode.INPUT;
        }
        Optional<List<MeasuredTrial>> trials = trials(arguments, destinations);
        if (trials.isEmpty()) {
            return ExitCode.INPUT;
        }
        ImageSources images = new ImageSources(!arguments.has("no-cache"));
        ReportFormat.Look look = new ReportFormat.Look(
                new Style(terminal.screen().colour(colour, 1)), Words.in(language), arguments.has("verbose"));
        // What was copied out of images is there until the last picture is drawn.
        Kept toKeep = arguments.has("watch") ? kept.remembering() : kept;
        Asked asked = new Asked(
                arguments,
                machine,
                architecture,
                failOn,
                trials.get(),
                names,
                toKeep.catalogue().get(),
                toKeep.binaries());
        return FilesInRoots.during(images, terminal, architecture, roots -> {
            List<Path> watched = arguments.has("watch") ? files(arguments.rest()) : List.of();
            FileStamps seen = FileStamps.of(watched);
            Report report = judged(asked, images, roots);
            boolean written = write(report, destinations, look, colour.equals("always"));
            if (!watched.isEmpty()) {
                terminal.out().flush();
                watch(watched, seen, report, look.words(), () -> judged(asked, images, roots));
            }
            return written ? report.exitCode() : ExitCode.INPUT;
        });
    }

    private static void refuseToWatch(Arguments arguments, List<Destination> destinations) {
        if (destinations.stream()
                .anyMatch(one -> one.format() != ReportFormat.TEXT || one.file().isPresent())) {
            throw new UsageException(
                    VERB, "--watch writes text to the standard output; leave out --format and --output");
        }
        if (arguments.rest().stream().anyMatch(CheckCommand::isInRoot)) {
            throw new UsageException(VERB, "--watch looks at files and directories of this machine, not at images");
        }
    }

    private static boolean isInRoot(String name) {
        try {
            return FileInRoot.named(name).isPresent();
        } catch (IOException notOne) {
            return false;
        }
    }

    private static List<Path> files(List<String> names) {
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            try {
                files.add(FileNames.path(name));
            } catch (IOException notOne) {
                // Is refused when it is read.
            }
        }
        return files;
    }

    private void watch(List<Path> watched, FileStamps seen, Report report, Words words, Supplier<Report> judging) {
        try {
            new WatchLoop(terminal, words, watched, judging).run(seen, report);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was asked for. */
    private record Asked(
            Arguments arguments,
            Machine machine,
            Optional<Architecture> architecture,
            FailOn failOn,
            List<MeasuredTrial> trials,
            Optional<NameResolutions> names,
            Catalogue catalogue,
            KnownBinaries binaries) {}

    private Report judged(Asked asked, ImageSources images, FilesInRoots roots) {
        Arguments arguments = asked.arguments();
        Catalogue catalogue = asked.catalogue();
        TargetNames targets = TargetNames.resolve(arguments.values("on"), catalogue, images, terminal);
        EarlyTargets.read(targets, asked.architecture(), arguments.rest().getFirst());
        BinaryFiles binaries = BinaryFiles.read(
                arguments.rest(),
                targets,
                arguments.value("path-in-target"),
                StartOptions.read(VERB, arguments),
                arguments.every("plugin"),
                Optional.of(roots),
                asked.binaries(),
                terminal);

        Judge timeless = Judge.proposing(asked.machine(), binary -> CatalogueCandidates.mayRun(catalogue, binary));
        Judge judge = today.map(timeless::on).orElse(timeless);
        List<Assessment> judged = Matrix.judge(
                judge,
                asked.names().map(resolutions -> (Matrix.Observer) resolutions).orElse((_, _, _) -> {}),
                binaries.subjects(),
                targets.targets(),
                asked.architecture(),
                terminal,
                terminal.screen().isTerminal(2));
        List<Assessment> results = new DockerfilePlans(judge, catalogue, images).complete(judged, binaries.subjects());
        targets.complain(terminal);
        if (arguments.has("verbose")) {
            images.cacheTrouble().ifPresent(terminal::complain);
        }
        List<Report.Unread> unread = new ArrayList<>(targets.unread());
        unread.addAll(binaries.unread());
        return new Report(
                binaries.subjects(), results, unread, asked.failOn(), binaries.copies(), asked.trials(), asked.names());
    }

    /** What was measured before; empty when a file of it cannot be read, which is complained of. */
    private Optional<List<MeasuredTrial>> trials(Arguments arguments, List<Destination> destinations) {
        List<String> files = arguments.every("trials");
        if (!files.isEmpty() && destinations.stream().noneMatch(one -> one.format() == ReportFormat.HTML)) {
            throw new UsageException(VERB, "--trials is shown by --format html only");
        }
        List<MeasuredTrial> trials = new ArrayList<>();
        for (String file : files) {
            try {
                trials.addAll(TrialFile.read(file));
            } catch (IOException problem) {
                terminal.complain(file, Complaints.reason(problem));
                return Optional.empty();
            }
        }
        return Optional.of(trials);
    }

    /** What {@code --explain-dns} asks for; a file to simulate with asks for it as well. */
    private static Optional<NameResolutions> names(Arguments arguments) throws IOException {
        Optional<String> file = arguments.value("resolv-conf");
        if (file.isPresent()) {
            return Optional.of(new NameResolutions(Optional.of(NameResolutions.read(file.get()))));
        }
        return arguments.has("explain-dns") ? Optional.of(new NameResolutions(Optional.empty())) : Optional.empty();
    }

    private boolean canBeWritten(List<Destination> destinations, List<String> inputs) {
        boolean all = true;
        for (Destination destination : destinations) {
            if (destination.file().isPresent()) {
                try {
                    OutputFile.check(destination.file().get(), inputs);
                } catch (IOException problem) {
                    complain(destination.file().get(), problem);
                    all = false;
                }
            }
        }
        return all;
    }

    /**
     * Writes every report; says which could not be written, and whether all were.
     *
     * @param look as it is for the standard output
     * @param colourInFiles whether files have colours too
     */
    private boolean write(
            Report report, List<Destination> destinations, ReportFormat.Look look, boolean colourInFiles) {
        boolean all = true;
        for (Destination destination : destinations) {
            ReportFormat format = destination.format();
            if (destination.file().isEmpty()) {
                // Nothing at all rather than an empty report: the complaints have said why.
                if (!report.results().isEmpty()) {
                    format.print(report, look, terminal.out());
                }
                continue;
            }
            try {
                ReportFormat.Look inFile =
                        new ReportFormat.Look(new Style(colourInFiles), look.words(), look.verbose());
                OutputFile.write(destination.file().get(), out -> format.print(report, inFile, out));
            } catch (IOException problem) {
                complain(destination.file().get(), problem);
                all = false;
            }
        }
        return all;
    }

    private void complain(String file, IOException problem) {
        terminal.complain(file, "cannot be written: " + Complaints.reason(problem));
    }
}
