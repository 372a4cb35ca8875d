package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.binary.KnownBinaries;
import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.catalogue.Catalogue;
import dev.seaworthy.trial.Launch;
import dev.seaworthy.trial.Limits;
import dev.seaworthy.trial.Outcome;
import dev.seaworthy.trial.Run;
import dev.seaworthy.trial.Series;
import dev.seaworthy.trial.ThisMachine;
import dev.seaworthy.trial.Tracing;
import dev.seaworthy.trial.Trial;
import dev.seaworthy.trial.TrialException;
import dev.seaworthy.trial.sandbox.Choice;
import dev.seaworthy.trial.sandbox.Tools;
import dev.seaworthy.trial.watch.HttpProbe;
import dev.seaworthy.trial.watch.Readiness;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Judge;
import dev.seaworthy.verdict.Start;
import dev.seaworthy.verdict.Subject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code seaworthy trial}: really runs a binary in targets, in a sandbox, beside what is foretold. */
final class TrialCommand {
    private static final String VERB = TrialOptions.VERB;
    private static final int MOST_RUNS = 1000;

    private final Terminal terminal;

    TrialCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    int run(List<String> words) {
        int dashes = words.indexOf("--");
        List<String> ours = dashes < 0 ? words : words.subList(0, dashes);
        List<String> theirs = dashes < 0 ? List.of() : words.subList(dashes + 1, words.size());
        Arguments arguments = Arguments.parse(VERB, TrialOptions.all(), ours);
        if (arguments.has("help")) {
            terminal.out().print(Help.text(VERB));
            return ExitCode.OK;
        }
        Language language = Languages.of(arguments);
        String colour = arguments.choice("color", "auto", List.of("auto", "always", "never"));
        Limits limits = TrialOptions.limits(arguments);
        Optional<String> wanted = arguments.value("with");
        wanted.ifPresent(name -> arguments.choice("with", name, Choice.names()));
        if (arguments.has("agreement")) {
            return new AgreementCommand(terminal).run(arguments, wanted);
        }
        if (arguments.rest().size() != 1) {
            throw new UsageException(VERB, "which binary? Give one file; arguments for it come behind \"--\"");
        }
        ImageSources images = new ImageSources(true);
        try (FilesInRoots inRoots = new FilesInRoots(images, terminal, Optional.empty())) {
            List<String> targets = targets(arguments);
            FilesInRoots.Named file = file(arguments.rest().getFirst(), inRoots);
            List<TrialResult> results = new ArrayList<>();
            Choice choice = Choice.make(wanted, Tools.ofUser());
            boolean complete =
                    hold(new Asked(arguments, theirs, limits, targets, file), images, inRoots, choice, results);
            if (!results.isEmpty()) {
                String runner = runner(choice, wanted.isPresent(), TrialWords.in(language));
                terminal.out()
                        .print(
                                arguments.has("json")
                                        ? TrialJson.of(results, choice.runner().name())
                                        : TrialText.of(
                                                results,
                                                runner,
                                                Tracing.of(choice.runner(), Tools.ofUser())
                                                        .isPresent(),
                                                new Style(terminal.screen().colour(colour, 1)),
                                                language));
            }
            if (!complete) {
                return ExitCode.INPUT;
            }
            return results.stream().allMatch(TrialResult::isGood) ? ExitCode.OK : ExitCode.WORSE;
        } catch (TrialException impossible) {
            terminal.complain(impossible.getMessage());
            return ExitCode.INPUT;
        } catch (IOException problem) {
            terminal.complain("what was unpacked cannot be removed: " + Complaints.reason(problem));
            return ExitCode.INPUT;
        }
    }

    /** Where to run it: a program of an image is at home there. */
    private static List<String> targets(Arguments arguments) throws TrialException {
        List<String> named = arguments.values("on");
        if (!named.isEmpty()) {
            return named;
        }
        String file = arguments.rest().getFirst();
        try {
            return List.of(FileInRoot.named(file)
                    .map(FileInRoot::root)
                    .orElseThrow(() -> new UsageException(VERB, "where? Give at least one target: --on TARGET")));
        } catch (IOException noFile) {
            throw new TrialException(file + ": " + Complaints.reason(noFile));
        }
    }

    private static FilesInRoots.Named file(String name, FilesInRoots inRoots) throws TrialException {
        try {
            return inRoots.named(name);
        } catch (IOException unreadable) {
            throw new TrialException(name + ": " + Complaints.reason(unreadable));
        }
    }

    /**
     * What was asked for.
     *
     * @param theirs the program's own arguments
     * @param targets names of where to run it
     * @param file the program
     */
    private record Asked(
            Arguments arguments, List<String> theirs, Limits limits, List<String> targets, FilesInRoots.Named file) {
        String name() {
            return arguments.rest().getFirst();
        }
    }

    private static String runner(Choice choice, boolean asked, TrialWords words) {
        String why = asked
                ? words.of("as you asked", "由您指定")
                : choice.passedOver().isEmpty()
                        ? words.of("the safest, and it works here", "最安全，且在此可用")
                        : words.of("works here; not ", "在此可用；未选用 ")
                                + String.join(words.of("; not ", "；未选用 "), choice.passedOver());
        return Terminal.oneLine(choice.runner().name() + " (" + why + ")");
    }

    /** Holds all trials; whether all could be held. */
    private boolean hold(
            Asked asked, ImageSources images, FilesInRoots inRoots, Choice choice, List<TrialResult> results)
            throws TrialException, IOException {
        Arguments arguments = asked.arguments();
        Readiness readiness = TrialOptions.readiness(arguments);
        Optional<HttpProbe> http = HttpProbe.of(Tools.ofUser());
        if (readiness instanceof Readiness.Http && http.isEmpty()) {
            throw new TrialException("--ready http:… needs the programs nsenter and bash here; port:… does not");
        }
        if (!(readiness instanceof Readiness.AtEnd || readiness instanceof Readiness.Log)
                && !choice.runner().isWatchable()) {
            throw new TrialException("of a container of " + choice.runner().name() + " only --ready log:… can be seen");
        }
        int repeat = arguments
                .value("repeat")
                .map(text -> TrialOptions.number("repeat", text, MOST_RUNS))
                .orElse(1);
        Catalogue catalogue = Catalogue.load();
        TargetNames targets = TargetNames.resolve(asked.targets(), catalogue, images, terminal);
        Start start = StartOptions.read(VERB, arguments);
        Machine machine = ThisMachine.read();
        Judge judge = Judge.of(machine);
        Architecture wanted = architecture(asked, machine);
        Optional<Tracing> tracing = Tracing.of(choice.runner(), Tools.ofUser());
        Trial trial = new Trial(choice.runner(), http);
        boolean complete = targets.refused().isEmpty();
        String place = arguments.value("path-in-target").orElse("");
        try (TrialRoots roots = new TrialRoots(choice.runner().name().equals("docker"), images);
                Progress progress = new Progress(
                        terminal.err(),
                        terminal.screen().isTerminal(2),
                        targets.targets().size() * repeat)) {
            for (TargetNames.Target target : targets.targets()) {
                try {
                    TrialRoots.Root root = roots.of(target, wanted);
                    // One by one: a binary that lies in one target is new to the others.
                    List<Subject> subjects = BinaryFiles.read(
                                    List.of(asked.name()),
                                    new TargetNames(List.of(target), List.of()),
                                    Optional.of(place).filter(path -> !path.isEmpty()),
                                    start,
                                    List.of(),
                                    Optional.of(inRoots),
                                    KnownBinaries.NONE,
                                    terminal)
                            .subjects();
                    if (subjects.size() != 1) {
                        return false;
                    }
                    Subject subject = subjects.getFirst();
                    Assessment foretold = judge.judge(subject, root.facts()).named(root.name());
                    Launch launch = launch(subject, root, asked);
                    List<Run> runs = runs(trial, launch, readiness, repeat, root.name(), progress);
                    boolean started = runs.getFirst().outcome().started();
                    Optional<Series> toMain = started && isGo(subject.facts())
                            ? toMain(trial, launch, readiness, repeat)
                            : Optional.empty();
                    boolean executed = !(runs.getFirst().outcome() instanceof Outcome.NotExecuted);
                    Optional<List<String>> notFound = tracing.isPresent() && executed
                            ? tracing.get().notFound(launch, readiness, http)
                            : Optional.empty();
                    results.add(new TrialResult(
                            foretold, runs, toMain, root.size(), !(readiness instanceof Readiness.AtEnd), notFound));
                } catch (TrialException | IOException impossible) {
                    String reason = impossible instanceof IOException io
                            ? Complaints.whileTrying(io)
                            : String.valueOf(impossible.getMessage());
                    terminal.complain(target.name() + ": " + reason);
                    complete = false;
                }
            }
        }
        return complete;
    }

    /** Of programs for other processors nothing will run here, whatever the target has. */
    private static Architecture architecture(Asked asked, Machine machine) throws TrialException {
        Architecture ours = machine.architecture().orElse(Architecture.AMD64);
        try {
            boolean sister = ours == Architecture.AMD64
                    && BinaryReader.examine(asked.file().file()) instanceof Examination.Executable(BinaryFacts facts)
                    && facts.architecture().equals(Optional.of(Architecture.I386));
            return sister ? Architecture.I386 : ours;
        } catch (IOException unreadable) {
            throw new TrialException(asked.name() + ": " + Complaints.reason(unreadable));
        }
    }

    private static List<Run> runs(
            Trial trial, Launch launch, Readiness readiness, int repeat, String target, Progress progress)
            throws IOException, TrialException {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < repeat; i++) {
            runs.add(trial.run(launch, readiness));
            progress.step(target);
            if (!runs.getLast().outcome().started()) {
                // It will not another time either.
                break;
            }
        }
        return runs;
    }

    /** In runs of their own: what the runtime prints about itself must not be among what the program prints. */
    private static Optional<Series> toMain(Trial trial, Launch launch, Readiness readiness, int repeat)
            throws IOException, TrialException {
        Launch traced = launch.with("GODEBUG", "inittrace=1");
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < repeat; i++) {
            trial.run(traced, readiness).toMain().ifPresent(times::add);
        }
        return Series.of(times);
    }

    private static boolean isGo(BinaryFacts facts) {
        return facts.go().isPresent();
    }

    private static Launch launch(Subject subject, TrialRoots.Root root, Asked asked)
            throws TrialException, IOException {
        Start start = subject.start().or(root.facts().config());
        Map<String, String> environment = new TreeMap<>(start.environment());
        environment.putIfAbsent("PATH", Launch.USUAL_PATH);
        int[] ids = ids(start.user().orElse("0:0"));
        return new Launch(
                root.directory(),
                root.image(),
                asked.file().file().toRealPath(),
                subject.path(),
                asked.theirs(),
                environment,
                start.workingDirectory().orElse("/"),
                ids[0],
                ids[1],
                asked.arguments().has("network"),
                asked.limits());
    }

    private static int[] ids(String user) throws TrialException {
        String[] parts = user.split(":", 2);
        if (!parts[0].matches("[0-9]{1,9}") || (parts.length > 1 && !parts[1].matches("[0-9]{1,9}"))) {
            if (parts[0].equals("root")) {
                return new int[] {0, 0};
            }
            throw new TrialException("the user \"" + user + "\" must be given by its number (--user 1000:1000)");
        }
        int uid = Integer.parseInt(parts[0]);
        return new int[] {uid, parts.length > 1 ? Integer.parseInt(parts[1]) : uid};
    }
}
