package dev.seaworthy.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Programs that ask Linux for one thing each, in every build, and the situations in which they are run. */
final class RuntimeLaboratory {
    /**
     * A program of {@code data/runtime/programs}, in one build of {@code data/runtime/builds.list}.
     *
     * @param release of Go
     * @param mode of the build: {@code pure}, {@code cgo-static}, …
     */
    record Program(String name, String release, String mode, Path file) {
        String build() {
            return release + "-" + mode;
        }
    }

    /** What one program did in one situation. */
    record Observation(Program program, Situation situation, Behaviour behaviour) {}

    private final Path data;
    private final Path lists;
    private final Laboratory laboratory;

    private RuntimeLaboratory(Laboratory laboratory, Path lists) {
        this.laboratory = laboratory;
        this.data = laboratory.data();
        this.lists = lists;
    }

    /** Opens the data folder; the lists are those of the checkout. */
    static RuntimeLaboratory open() {
        return new RuntimeLaboratory(
                Laboratory.open(), Path.of(System.getProperty("seaworthy.root", "."), "acceptance", "data", "runtime"));
    }

    /** Where the lists of builds, situations and limits are. */
    Path lists() {
        return lists;
    }

    /** All programs in all builds, by name, then by build. */
    List<Program> programs() {
        List<Program> programs = new ArrayList<>();
        for (Path build : children(data.resolve("runtime/built"))) {
            String id = build.getFileName().toString();
            int dash = id.indexOf('-');
            for (Path file : children(build)) {
                if (!file.endsWith("origin")) {
                    programs.add(new Program(
                            file.getFileName().toString(), id.substring(0, dash), id.substring(dash + 1), file));
                }
            }
        }
        programs.sort(Comparator.comparing(Program::name).thenComparing(Program::build));
        return programs;
    }

    /** The situations of the list, and one for each of the further roots of SEAWORTHY_EXTRA_ROOTS. */
    List<Situation> situations() {
        List<Situation> situations = new ArrayList<>(Situation.read(
                lists.resolve("situations.list"), List.of(data.resolve("runtime/roots"), data.resolve("roots"))));
        laboratory.roots().stream()
                .filter(root -> !root.directory().startsWith(data))
                .map(Situation::in)
                .forEach(situations::add);
        return situations;
    }

    /** Runs every program in every situation. */
    List<Observation> observeAll(List<Program> programs, List<Situation> situations) {
        return Laboratory.inParallel(programs.stream()
                .flatMap(program -> situations.stream().map(situation ->
                        (Callable<Observation>) () -> new Observation(program, situation, observe(program, situation))))
                .toList());
    }

    /** Makes a third-party program do something, with a server at hand where it needs one. */
    RawResult serve(Service service, String root, List<String> further) {
        List<String> variables = new ArrayList<>(service.variables());
        variables.addAll(further);
        Situation situation = asRoot(root);
        Situation told = new Situation(
                situation.name(), situation.root(), 0, 0, variables, situation.setting(), situation.sentence());
        Path program = binary(service.binary());
        List<Path> files = new ArrayList<>();
        service.file().map(file -> lists.resolve("services").resolve(file)).ifPresent(files::add);
        List<String> arguments = new ArrayList<>();
        Path started = program;
        if (service.names().isPresent()) {
            started = data.resolve("runtime/served/served");
            files.add(program);
            arguments.addAll(List.of(service.names().get(), "/trial/" + program.getFileName()));
        }
        arguments.addAll(service.arguments());
        return laboratory.in(told, started, files, arguments);
    }

    /** A root of the runtime laboratory, with nothing set, as root. */
    Situation asRoot(String root) {
        return new Situation(
                root,
                data.resolve("runtime/roots").resolve(root),
                0,
                0,
                List.of(),
                Situation.Setting.CONTAINER,
                "root, with nothing set");
    }

    /** A third-party binary. */
    Path binary(String id) {
        return laboratory.binaries().stream()
                .filter(binary -> binary.id().equals(id))
                .map(Binary::file)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no binary " + id));
    }

    private Behaviour observe(Program program, Situation situation) {
        return Behaviour.of(laboratory.in(situation, program.file()));
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
