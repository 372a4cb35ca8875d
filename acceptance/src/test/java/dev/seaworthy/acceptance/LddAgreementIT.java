package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.target.loader.LoadProblem;
import dev.seaworthy.target.loader.LoadedObject;
import dev.seaworthy.target.loader.Loading;
import dev.seaworthy.target.loader.Program;
import dev.seaworthy.target.root.DirectoryRoot;
import dev.seaworthy.target.root.RootView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The libraries of this machine's own programs lie where {@code ldd} finds them, every one, for every program; those that it
 * misses are missing, and where it ends with a code that says that the program cannot be loaded, so is said here.
 */
@Together
class LddAgreementIT {
    private static final List<String> FOLDERS = List.of("/usr/bin", "/usr/sbin");

    private static final int PROGRAMS_WITH_A_LIBRARY_PATH = 25;

    private static final Set<String> LOADERS = Set.of("/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux.so.2");
    /** How many programs of each root the ordinary build looks at. */
    private static final int SAMPLE = 40;

    /** What one program showed. */
    private record Compared(int libraries, boolean refused, Optional<String> difference) {}

    /**
     * What a loader does with a program, as far as it says so without starting it: symbols are not looked at.
     *
     * @param paths where libraries lie, by name; "missing" where one is nowhere
     * @param refused whether it ends with an error
     */
    private record Listed(Map<String, String> paths, boolean refused) {}

    private static final String MISSING = "missing";

    @Test
    void librariesLieWhereLddFindsThem() throws IOException {
        DirectoryRoot root = new DirectoryRoot(Path.of("/"));
        List<Callable<Optional<Compared>>> tasks = new ArrayList<>();
        for (Path file : ElfTree.WHOLE ? ElfTree.files(ElfTree.system(), 0) : programs()) {
            tasks.add(() -> {
                Optional<Program> program = program(file, file.toString(), Optional.empty());
                return program.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                compared(file, simulated(program.get(), root, true), ldd(file, Optional.empty())));
            });
        }
        agree("this machine", tasks, 100);
    }

    /** The same in roots of other releases, each asked by its own loader. */
    @Test
    void librariesLieWhereTheLoaderOfAnotherReleaseFindsThem() throws IOException {
        List<Callable<Optional<Compared>>> tasks = new ArrayList<>();
        for (Root root : Laboratory.open().roots()) {
            DirectoryRoot view = new DirectoryRoot(root.directory());
            for (Path file : ElfTree.files(List.of(root.directory()), SAMPLE)) {
                tasks.add(() -> inside(root, view, file));
            }
        }
        agree("roots", tasks, 50);
    }

    private static Optional<Compared> inside(Root root, DirectoryRoot view, Path file) throws IOException {
        String path = "/" + root.directory().toRealPath().relativize(file);
        Optional<Program> program = program(file, path, Optional.empty());
        if (program.isEmpty()) {
            return Optional.empty();
        }
        Listed theirs = listed(
                new ProcessBuilder(
                        "unshare",
                        "--user",
                        "--map-root-user",
                        "chroot",
                        root.directory().toString(),
                        program.get().interpreter(),
                        "--list",
                        path),
                false);
        return Optional.of(compared(file, simulated(program.get(), view, false), theirs));
    }

    private static Compared compared(Path file, Listed ours, Listed theirs) {
        return new Compared(
                theirs.paths().size(),
                theirs.refused(),
                ours.equals(theirs)
                        ? Optional.empty()
                        : Optional.of(file + ": " + ours + " but the loader says " + theirs));
    }

    private static void agree(String where, List<Callable<Optional<Compared>>> tasks, int least) {
        List<Compared> all =
                Laboratory.inParallel(tasks).stream().flatMap(Optional::stream).toList();
        List<String> differences =
                all.stream().flatMap(one -> one.difference().stream()).toList();
        System.out.println("ldd: " + where + ": " + all.size() + " programs, "
                + all.stream().mapToInt(Compared::libraries).sum() + " libraries, "
                + all.stream().filter(Compared::refused).count() + " refused, " + differences.size() + " differences");
        differences.forEach(System.out::println);
        assertThat(differences).isEmpty();
        assertThat(all).hasSizeGreaterThan(least);
    }

    /** Some libraries of some programs stand in a folder that LD_LIBRARY_PATH names behind one that does not exist. */
    @Test
    void librariesLieWhereLddFindsThemWithALibraryPath(@TempDir Path folder) throws IOException {
        String libraryPath = folder.resolve("nothing") + ":" + folder;
        int moved = 0;
        for (Path file : programs()) {
            if (moved == PROGRAMS_WITH_A_LIBRARY_PATH) {
                break;
            }
            Optional<Program> program = program(file, file.toString(), Optional.of(libraryPath));
            Optional<Map.Entry<String, String>> library = program.isEmpty()
                    ? Optional.empty()
                    : ldd(file, Optional.empty()).paths().entrySet().stream()
                            .filter(entry -> !entry.getKey().startsWith("libc."))
                            .filter(entry -> !entry.getValue().equals(MISSING))
                            .findFirst();
            if (library.isPresent()) {
                Path copy = folder.resolve(library.get().getKey());
                Files.copy(Path.of(library.get().getValue()), copy, StandardCopyOption.REPLACE_EXISTING);

                assertThat(simulated(program.get(), new DirectoryRoot(Path.of("/")), true))
                        .as(file.toString())
                        .isEqualTo(ldd(file, Optional.of(libraryPath)))
                        .satisfies(listed -> assertThat(listed.paths())
                                .containsValue(copy.toRealPath().toString()));
                moved++;
            }
        }
        assertThat(moved).isPositive();
    }

    private static List<Path> programs() {
        return FOLDERS.stream()
                .flatMap(folder -> {
                    try (Stream<Path> files = Files.list(Path.of(folder))) {
                        return files
                                .filter(Files::isRegularFile)
                                .filter(file -> !Files.isSymbolicLink(file))
                                .sorted()
                                .toList()
                                .stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    /** The file as a program to be loaded; empty when it is no dynamic executable. */
    private static Optional<Program> program(Path file, String path, Optional<String> libraryPath) throws IOException {
        if (!(ElfFile.open(file) instanceof Parsed.Read<ElfFile>(ElfFile elf))) {
            return Optional.empty();
        }
        try (elf) {
            Optional<String> interpreter =
                    elf.interpreter().orElse(Optional.empty()).filter(LOADERS::contains);
            Optional<DynamicObject> object = interpreter.isEmpty()
                    ? Optional.empty()
                    : DynamicObject.of(elf).orElse(Optional.empty());
            return interpreter.isPresent() && object.isPresent()
                    ? Optional.of(new Program(path, interpreter.get(), object.get(), libraryPath))
                    : Optional.empty();
        }
    }

    /** Name and path, links followed, of all libraries but the loader itself, which ldd lists by its path only. */
    private static Listed simulated(Program program, RootView root, boolean atHome) throws IOException {
        Map<String, String> paths = new TreeMap<>();
        boolean refused = false;
        if (Loading.simulate(program, root) instanceof Loading.Done done) {
            List<LoadedObject> loaded = done.result().loaded();
            for (LoadedObject object : loaded.subList(1, loaded.size())) {
                if (!object.name().contains("ld-linux")) {
                    String path = real(object.path(), atHome);
                    // What is needed by a path is listed by its path only.
                    paths.put(object.name().contains("/") ? path : object.name(), path);
                }
            }
            for (LoadProblem problem : done.result().problems()) {
                switch (problem) {
                    case LoadProblem.LibraryMissing missing -> paths.put(missing.name(), MISSING);
                    case LoadProblem.WrongClass _,
                            LoadProblem.NotLoadable _,
                            LoadProblem.VersionMissing _,
                            LoadProblem.PackedRelocations _ -> refused = true;
                    // Listing binds nothing and starts nothing.
                    case LoadProblem.SymbolMissing _, LoadProblem.GoLibrary _, LoadProblem.Undetermined _ -> {}
                }
            }
        }
        return new Listed(paths, refused);
    }

    private static Listed ldd(Path file, Optional<String> libraryPath) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("ldd", file.toString());
        libraryPath.ifPresent(path -> builder.environment().put("LD_LIBRARY_PATH", path));
        return listed(builder, true);
    }

    private static Listed listed(ProcessBuilder builder, boolean atHome) throws IOException {
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> paths = new TreeMap<>();
        for (String line : said.lines().toList()) {
            int arrow = line.indexOf(" => /");
            int end = line.lastIndexOf(" (0x");
            if (line.endsWith(" => not found")) {
                paths.put(
                        line.substring(0, line.length() - " => not found".length())
                                .strip(),
                        MISSING);
            } else if (arrow < 0 && end > 0 && line.startsWith("\t/") && !line.contains("ld-linux")) {
                String path = real(line.substring(1, end), atHome);
                paths.put(path, path);
            } else if (arrow > 0 && end > arrow) {
                String name = line.substring(0, arrow).strip();
                if (!name.contains("ld-linux")) {
                    paths.put(name, real(line.substring(arrow + 4, end), atHome));
                }
            }
        }
        try {
            return new Listed(paths, process.waitFor() != 0);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Inside another root a path's links lead elsewhere: there both have to name the same. */
    private static String real(String path, boolean atHome) throws IOException {
        return atHome
                ? Path.of(path).toRealPath().toString()
                : Path.of(path).normalize().toString();
    }
}
