package dev.seaworthy.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** The data folder that {@code acceptance/data/prepare} fills: its binaries, roots and probes, and trials of them. */
final class Laboratory {
    /** What a trial of one binary in one root showed. */
    record Tried(Binary binary, Root root, Outcome outcome) {}

    /** What a probe showed. */
    record Probed(Probe probe, Outcome outcome) {}

    /** More than there are processors: a program that only waits costs none. */
    private static final int PARALLEL = 2 * Runtime.getRuntime().availableProcessors() + 2;

    private final Path data;
    private final Trial trial;
    private final Trial services;
    private final Map<Pair, Tried> remembered = new ConcurrentHashMap<>();

    private record Pair(Binary binary, Root root) {}

    private Laboratory(Path data) {
        this.data = data;
        this.trial = new Trial(data.resolve("trial"), Duration.ofSeconds(3), Duration.ofMillis(500));
        this.services = new Trial(data.resolve("trial"), Duration.ofSeconds(8), Duration.ofSeconds(8));
    }

    /** Opens the data folder: SEAWORTHY_TEST_DATA or seaworthy-test in the user's cache folder. */
    static Laboratory open() {
        Path data = variable("SEAWORTHY_TEST_DATA")
                .map(Path::of)
                .orElseGet(() -> variable("XDG_CACHE_HOME")
                        .map(Path::of)
                        .orElse(Path.of(System.getProperty("user.home"), ".cache"))
                        .resolve("seaworthy-test"));
        if (!Files.isExecutable(data.resolve("trial"))) {
            throw new IllegalStateException("No laboratory in " + data + "; acceptance/data/prepare makes it");
        }
        return new Laboratory(data);
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    /** The data folder. */
    Path data() {
        return data;
    }

    /** Runs a program in a situation. */
    RawResult in(Situation situation, Path program) {
        return trial.in(situation, program, List.of(), List.of());
    }

    /** Runs a program in a situation, with more files at hand; services take their time. */
    RawResult in(Situation situation, Path program, List<Path> files, List<String> arguments) {
        return services.in(situation, program, files, arguments);
    }

    /** All binaries, fetched and built, by id. */
    List<Binary> binaries() {
        return Stream.of("bin", "built")
                .flatMap(kind -> children(data.resolve(kind)).stream())
                .flatMap(folder -> children(folder).stream()
                        .filter(file ->
                                !file.endsWith("origin") && !file.toString().endsWith(".goversion"))
                        .map(file -> new Binary(folder.getFileName().toString(), file)))
                .sorted(Comparator.comparing(Binary::id))
                .toList();
    }

    /** All roots, and those in the folder SEAWORTHY_EXTRA_ROOTS, by name. */
    List<Root> roots() {
        List<Path> folders = new ArrayList<>(children(data.resolve("roots")));
        variable("SEAWORTHY_EXTRA_ROOTS").map(Path::of).ifPresent(extra -> folders.addAll(children(extra)));
        return folders.stream()
                .filter(Files::isDirectory)
                .map(folder -> new Root(folder.getFileName().toString(), folder))
                .sorted(Comparator.comparing(Root::name))
                .toList();
    }

    /** The programs that look up names, one for each resolver that can be linked. */
    List<Path> resolvers() {
        return children(data.resolve("resolvers"));
    }

    /** One of them, by its name: {@code 1.27-cgo}. */
    Path resolver(String name) {
        return resolvers().stream()
                .filter(path -> path.endsWith(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no program " + name + " in " + data));
    }

    /**
     * A piece of a shell script that starts a name server and waits until it listens; what it was asked will be in the file
     * {@code $questions}.
     *
     * @param seconds after which it ends by itself
     * @param servers as {@code nameserver.c} takes them: {@code 127.0.0.2=silent}
     */
    String nameServer(int seconds, List<String> servers) {
        return "questions=$(mktemp); " + data.resolve("nameserver") + " " + seconds + " " + String.join(" ", servers)
                + " > $questions & while ! grep -q ready $questions; do sleep 0.02; done; ";
    }

    /** All probes, each in all roots that it was made for. */
    List<Probe> probes() {
        return children(data.resolve("probes")).stream()
                .flatMap(folder -> children(folder).stream()
                        .filter(Files::isDirectory)
                        .map(root -> new Probe(
                                folder.getFileName().toString(),
                                root.getFileName().toString(),
                                root,
                                lines(folder.resolve("environment")),
                                Expectation.parse(lines(folder.resolve("script"))))))
                .toList();
    }

    /** Tries every binary in every root. */
    List<Tried> tryAll(List<Binary> binaries, List<Root> roots) {
        return inParallel(binaries.stream()
                .flatMap(binary -> roots.stream().map(root -> (Callable<Tried>) () -> attempt(binary, root)))
                .toList());
    }

    /** Tries one binary in one root, or remembers what came of it. */
    Tried attempt(Binary binary, Root root) {
        return remembered.computeIfAbsent(
                new Pair(binary, root),
                pair -> new Tried(binary, root, OutcomeReader.read(trial.of(binary.file(), root.directory()))));
    }

    /** Starts a program that lies in a root. */
    Outcome inside(String program, Path root) {
        return OutcomeReader.read(trial.inside(program, root, List.of()));
    }

    /** Asks every probe. */
    List<Probed> askAll(List<Probe> probes) {
        return inParallel(probes.stream()
                .map(probe -> (Callable<Probed>) () -> new Probed(
                        probe, OutcomeReader.read(trial.inside(Probe.PROGRAM, probe.directory(), probe.environment()))))
                .toList());
    }

    /** Has a probe's program listed by its loader, as ldd does it. */
    RawResult traced(Probe probe) {
        return trial.inside(Probe.PROGRAM, probe.directory(), List.of("LD_TRACE_LOADED_OBJECTS=1"));
    }

    /** Runs tasks that do nothing but wait, all at the same time. */
    static <T> List<T> waitingTogether(List<Callable<T>> tasks) {
        return inParallel(tasks, tasks.size());
    }

    /** Runs tasks that also compute, some at a time. */
    static <T> List<T> inParallel(List<Callable<T>> tasks) {
        return inParallel(tasks, PARALLEL);
    }

    private static <T> List<T> inParallel(List<Callable<T>> tasks, int threads) {
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
