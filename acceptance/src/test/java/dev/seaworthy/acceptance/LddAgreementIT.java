package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Parsed;
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
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The libraries of this machine's own programs lie where {@code ldd} finds them, every one, for every program. */
class LddAgreementIT {
    private static final List<String> FOLDERS = List.of("/usr/bin", "/usr/sbin");

    private static final int PROGRAMS_WITH_A_LIBRARY_PATH = 25;

    @Test
    void librariesLieWhereLddFindsThem() throws IOException {
        DirectoryRoot root = new DirectoryRoot(Path.of("/"));
        List<String> differences = new ArrayList<>();
        int programs = 0;
        int libraries = 0;
        for (Path file : programs()) {
            Optional<Program> program = program(file, Optional.empty());
            if (program.isEmpty()) {
                continue;
            }
            Map<String, String> expected = ldd(file, Optional.empty());
            Map<String, String> found = simulated(program.get(), root);
            programs++;
            libraries += expected.size();
            if (!found.equals(expected)) {
                differences.add(file + ": " + found + " but ldd says " + expected);
            }
        }
        System.out.println(
                "ldd: " + programs + " programs, " + libraries + " libraries, " + differences.size() + " differences");

        assertThat(differences).isEmpty();
        assertThat(programs).isGreaterThan(100);
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
            Optional<Program> program = program(file, Optional.of(libraryPath));
            Optional<Map.Entry<String, String>> library = program.isEmpty()
                    ? Optional.empty()
                    : ldd(file, Optional.empty()).entrySet().stream()
                            .filter(entry -> !entry.getKey().startsWith("libc."))
                            .findFirst();
            if (library.isPresent()) {
                Path copy = folder.resolve(library.get().getKey());
                Files.copy(Path.of(library.get().getValue()), copy, StandardCopyOption.REPLACE_EXISTING);

                assertThat(simulated(program.get(), new DirectoryRoot(Path.of("/"))))
                        .as(file.toString())
                        .isEqualTo(ldd(file, Optional.of(libraryPath)))
                        .containsValue(copy.toRealPath().toString());
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
    private static Optional<Program> program(Path file, Optional<String> libraryPath) throws IOException {
        if (!(ElfFile.open(file) instanceof Parsed.Read<ElfFile>(ElfFile elf))) {
            return Optional.empty();
        }
        try (elf) {
            Optional<String> interpreter = elf.interpreter().orThrow();
            Optional<DynamicObject> object = DynamicObject.of(elf).orThrow();
            return interpreter.isPresent() && object.isPresent()
                    ? Optional.of(new Program(file.toString(), interpreter.get(), object.get(), libraryPath))
                    : Optional.empty();
        }
    }

    /** Name and path, links followed, of all libraries but the loader itself, which ldd lists by its path only. */
    private static Map<String, String> simulated(Program program, RootView root) throws IOException {
        Map<String, String> paths = new TreeMap<>();
        if (Loading.simulate(program, root) instanceof Loading.Done done) {
            List<LoadedObject> loaded = done.result().loaded();
            for (LoadedObject object : loaded.subList(1, loaded.size())) {
                if (!object.name().startsWith("ld-linux")) {
                    paths.put(object.name(), Path.of(object.path()).toRealPath().toString());
                }
            }
        }
        return paths;
    }

    private static Map<String, String> ldd(Path file, Optional<String> libraryPath) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("ldd", file.toString()).redirectErrorStream(true);
        libraryPath.ifPresent(path -> builder.environment().put("LD_LIBRARY_PATH", path));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> paths = new TreeMap<>();
        for (String line : said.lines().toList()) {
            int arrow = line.indexOf(" => /");
            int end = line.lastIndexOf(" (0x");
            if (arrow > 0 && end > arrow) {
                paths.put(
                        line.substring(0, arrow).strip(),
                        Path.of(line.substring(arrow + 4, end)).toRealPath().toString());
            }
        }
        return paths;
    }
}
