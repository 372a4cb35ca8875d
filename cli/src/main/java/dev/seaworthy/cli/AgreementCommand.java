package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetReader;
import dev.seaworthy.trial.Agreement;
import dev.seaworthy.trial.Launch;
import dev.seaworthy.trial.Limits;
import dev.seaworthy.trial.Outcome;
import dev.seaworthy.trial.Trial;
import dev.seaworthy.trial.TrialException;
import dev.seaworthy.trial.sandbox.Choice;
import dev.seaworthy.trial.sandbox.Tools;
import dev.seaworthy.trial.watch.Readiness;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Judge;
import dev.seaworthy.verdict.Permission;
import dev.seaworthy.verdict.Start;
import dev.seaworthy.verdict.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * {@code seaworthy trial --agreement}: runs every binary of a folder of test data in every root of it, and counts how often
 * that is as foretold.
 */
final class AgreementCommand {
    /** As long as a program that has started is looked at; loaders are done in a tenth of it. */
    private static final Duration ENOUGH = Duration.ofSeconds(1);

    /**
     * So many times that, where a program that should have failed still ran when its time was up: on a busy machine a loader
     * may not have come to its complaint.
     */
    private static final int PATIENCE = 10;

    private static final int PARALLEL = 2 * Runtime.getRuntime().availableProcessors();

    private final Terminal terminal;

    AgreementCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private record Root(String name, Path directory, TargetFacts facts) {}

    int run(Arguments arguments, Optional<String> wanted) {
        Path data = arguments.value("data").map(Path::of).orElseGet(AgreementCommand::usualData);
        try {
            Choice choice = Choice.make(wanted, Tools.ofUser());
            List<Root> roots = roots(data);
            List<Subject> subjects = new ArrayList<>();
            List<Path> files = new ArrayList<>();
            int left = binaries(data, subjects, files);
            if (roots.isEmpty() || subjects.isEmpty()) {
                throw new TrialException(data + ": needs roots/NAME and bin/NAME/FILE or built/NAME/FILE");
            }
            Duration enough =
                    arguments.has("timeout") ? TrialOptions.limits(arguments).timeout() : ENOUGH;
            Trial trial = new Trial(choice.runner(), Optional.empty());
            List<Tried> tried = tryAll(trial, roots, subjects, files, enough);
            List<AgreementPage.Pair> pairs = new ArrayList<>();
            int again = 0;
            for (Tried one : tried) {
                again += one.isUndecided() ? 1 : 0;
                pairs.add(one.isUndecided() ? one.attempt(trial, enough.multipliedBy(PATIENCE)) : one.pair());
            }
            String page = AgreementPage.of(pairs, choice.runner().name(), left, again);
            Optional<String> output = arguments.value("output");
            if (output.isPresent()) {
                OutputFile.write(output.get(), page);
            } else {
                terminal.out().print(page);
            }
            return pairs.stream().anyMatch(AgreementPage.Pair::isWrong) ? ExitCode.WORSE : ExitCode.OK;
        } catch (TrialException impossible) {
            terminal.complain(impossible.getMessage());
            return ExitCode.INPUT;
        } catch (IOException problem) {
            terminal.complain(data + ": " + Complaints.reason(problem));
            return ExitCode.INPUT;
        }
    }

    /** Where {@code acceptance/data/prepare} puts it. */
    private static Path usualData() {
        String given = System.getenv().getOrDefault("SEAWORTHY_TEST_DATA", "");
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        String cache = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        return (cache.isEmpty() ? Path.of(System.getProperty("user.home", "/"), ".cache") : Path.of(cache))
                .resolve("seaworthy-test");
    }

    private static List<Root> roots(Path data) throws IOException {
        List<Root> roots = new ArrayList<>();
        for (Path folder : children(data.resolve("roots"))) {
            if (Files.isDirectory(folder)) {
                String name = folder.getFileName().toString();
                roots.add(new Root(name, folder, TargetReader.read(name, folder)));
            }
        }
        return roots;
    }

    /** Collects all executables for this machine; says how many files are left out. */
    private static int binaries(Path data, List<Subject> subjects, List<Path> files) throws IOException {
        int left = 0;
        for (String kind : List.of("bin", "built")) {
            for (Path folder : children(data.resolve(kind))) {
                for (Path file : children(folder)) {
                    String name = file.getFileName().toString();
                    if (name.equals("origin") || name.endsWith(".goversion")) {
                        continue;
                    }
                    if (!(BinaryReader.examine(file) instanceof Examination.Executable(var facts))
                            || !facts.architecture().equals(Optional.of(Architecture.AMD64))
                            || !Files.isExecutable(file)) {
                        left++;
                        continue;
                    }
                    String shown = folder.getFileName() + "/" + name;
                    subjects.add(
                            new Subject(shown, name, "/trial/" + name, Start.UNSAID, Permission.EXECUTABLE, facts));
                    files.add(file);
                }
            }
        }
        return left;
    }

    /** What was tried, so that it can be tried once more. */
    private record Tried(Subject subject, Path file, Root root, AgreementPage.Pair pair) {
        boolean isUndecided() {
            return pair.agreement() == Agreement.FALSE_ALARM
                    && pair.run()
                            .map(run -> run.outcome().equals(new Outcome.Stopped(Outcome.Limit.TIME)))
                            .orElse(false);
        }

        AgreementPage.Pair attempt(Trial trial, Duration enough) {
            return AgreementCommand.attempt(trial, subject, file, root, pair.foretold(), enough);
        }
    }

    private List<Tried> tryAll(Trial trial, List<Root> roots, List<Subject> subjects, List<Path> files, Duration enough)
            throws IOException, TrialException {
        Machine machine = new Machine(
                Optional.of(Architecture.AMD64), Optional.empty(), OptionalInt.empty(), OptionalLong.empty());
        Judge judge = Judge.of(machine);
        int total = roots.size() * subjects.size();
        try (Progress progress = new Progress(terminal.err(), terminal.screen().isTerminal(2), total);
                ExecutorService executor = Executors.newFixedThreadPool(PARALLEL)) {
            List<Future<Tried>> futures = new ArrayList<>();
            for (int i = 0; i < subjects.size(); i++) {
                Subject subject = subjects.get(i);
                Path file = files.get(i);
                for (Root root : roots) {
                    Callable<Tried> task = () -> {
                        Assessment foretold = judge.judge(subject, root.facts());
                        AgreementPage.Pair pair = attempt(trial, subject, file, root, foretold, enough);
                        progress.step(subject.shownAs());
                        return new Tried(subject, file, root, pair);
                    };
                    futures.add(executor.submit(task));
                }
            }
            List<Tried> tried = new ArrayList<>();
            for (Future<Tried> future : futures) {
                tried.add(future.get());
            }
            return tried;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TrialException("was interrupted");
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private static AgreementPage.Pair attempt(
            Trial trial, Subject subject, Path file, Root root, Assessment foretold, Duration enough) {
        // All symbols at once, so that a lazily bound one that is missing shows.
        Launch launch = Launch.of(root.directory(), file, List.of("--version"), Limits.USUAL)
                .at(subject.path())
                .with("LD_BIND_NOW", "1");
        try {
            var run = trial.run(launch, new Readiness.AtEnd(), enough);
            return new AgreementPage.Pair(
                    subject.shownAs(), root.name(), foretold, Optional.of(run), Agreement.of(foretold, run), "");
        } catch (IOException | TrialException impossible) {
            return new AgreementPage.Pair(
                    subject.shownAs(),
                    root.name(),
                    foretold,
                    Optional.empty(),
                    Agreement.UNDECIDED,
                    String.valueOf(impossible.getMessage()));
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.sorted().toList();
        }
    }
}
