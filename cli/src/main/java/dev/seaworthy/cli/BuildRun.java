package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.bundle.toolchain.BuildException;
import dev.seaworthy.bundle.toolchain.GoBuild;
import dev.seaworthy.bundle.toolchain.Goal;
import dev.seaworthy.bundle.toolchain.MainPackage;
import dev.seaworthy.bundle.toolchain.Recipe;
import dev.seaworthy.bundle.toolchain.Recipes;
import dev.seaworthy.bundle.toolchain.Toolchain;
import dev.seaworthy.bundle.toolchain.Wish;
import dev.seaworthy.target.Machine;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Judge;
import dev.seaworthy.verdict.Permission;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.Start;
import dev.seaworthy.verdict.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Builds for all platforms, judges what came out, and puts it into its place when all of it is there. */
final class BuildRun {
    /** The toolchain itself uses all processors; a second one at work fills the gaps while the first one links. */
    private static final int AT_ONCE = 2;

    private static final String TIME_ZONES = "runtime/time-zones";

    private final Toolchain go;
    private final String packages;
    private final Path folder;
    private final MainPackage program;
    private final Wish wish;
    private final TargetNames targets;
    private final boolean compares;
    private final Terminal terminal;

    BuildRun(
            Toolchain go,
            String packages,
            Path folder,
            MainPackage program,
            Wish wish,
            TargetNames targets,
            boolean compares,
            Terminal terminal) {
        this.go = go;
        this.packages = packages;
        this.folder = folder;
        this.program = program;
        this.wish = wish;
        this.targets = targets;
        this.compares = compares;
        this.terminal = terminal;
    }

    /** A binary and what was found about it. */
    private record Judged(GoBuild build, Subject subject, List<Assessment> results) {}

    BuildReport build(List<Goal> goals, Path output) throws IOException {
        Path parent = java.util.Objects.requireNonNull(
                output.toAbsolutePath().normalize().getParent());
        try (UnpackedRoots folders = new UnpackedRoots();
                Progress progress =
                        new Progress(terminal.err(), terminal.screen().isTerminal(2), goals.size());
                ExecutorService workers = Executors.newFixedThreadPool(Math.min(AT_ONCE, goals.size()))) {
            Path workplace = folders.createIn(parent);
            List<Future<Judged>> all = new ArrayList<>();
            for (Goal goal : goals) {
                Path file = BuildPlaces.of(output, goal, goals.size());
                all.add(workers.submit(() -> {
                    Judged judged = build(goal, file, workplace);
                    progress.step(goal.name());
                    return judged;
                }));
            }
            return collect(goals, all, output);
        }
    }

    private BuildReport collect(List<Goal> goals, List<Future<Judged>> all, Path output) throws IOException {
        List<BuildReport.Made> made = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (int i = 0; i < goals.size(); i++) {
            try {
                Judged judged = all.get(i).get();
                Path file = BuildPlaces.of(output, goals.get(i), goals.size());
                Files.move(
                        judged.build().file(),
                        file,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                made.add(new BuildReport.Made(judged.build(), file.toString(), judged.subject(), judged.results()));
            } catch (ExecutionException problem) {
                failed.add(goals.get(i).name());
                switch (problem.getCause()) {
                    case BuildException fromGo -> BuildCommand.complain(terminal, fromGo);
                    case IOException fault -> throw fault;
                    case RuntimeException bug -> throw bug;
                    case null, default -> throw new IllegalStateException(problem);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                failed.add(goals.get(i).name());
            }
        }
        return new BuildReport(go, packages, made, failed);
    }

    private Judged build(Goal goal, Path file, Path workplace) throws BuildException, IOException {
        Recipe recipe = Recipes.decide(
                go,
                program,
                goal,
                wish,
                Optional.ofNullable(System.getenv("CC")).filter(text -> !text.isBlank()));
        Judged judged = judged(GoBuild.run(go, packages, folder, goal, recipe, workplace, compares), file);
        boolean lacksZones = judged.results().stream()
                .flatMap(result -> result.findings().stream())
                .anyMatch(finding -> finding.rule().equals(TIME_ZONES) && finding.severity() == Severity.GAP);
        return lacksZones ? judged(judged.build().withTimeZones(go, packages, folder, workplace), file) : judged;
    }

    private Judged judged(GoBuild build, Path file) throws BuildException, IOException {
        if (!(BinaryReader.examine(build.file()) instanceof Examination.Executable(BinaryFacts facts))) {
            throw new BuildException(build.goal().name() + ": what the toolchain built is no Linux executable");
        }
        String name = String.valueOf(file.getFileName());
        Subject subject = new Subject(file.toString(), name, "/" + name, Start.UNSAID, Permission.EXECUTABLE, facts);
        List<Assessment> results = Matrix.judge(
                Judge.of(Machine.UNKNOWN),
                (_, _, _) -> {},
                List.of(subject),
                targets.targets(),
                Optional.of(build.goal().architecture()),
                terminal,
                false);
        return new Judged(build, subject, results);
    }
}
