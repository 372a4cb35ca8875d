package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.acceptance.ListingComparison.Said;
import dev.seaworthy.target.CompatibilityMode;
import dev.seaworthy.target.loader.Program;
import dev.seaworthy.target.root.DirectoryRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The libraries of this machine's own programs lie where {@code ldd} finds them, every one, for every program; those that it
 * misses are missing. What it refuses is for {@link RefusedByLddIT}: a sound system has no such program.
 */
@Together
class LddAgreementIT {
    private static final List<String> FOLDERS = List.of("/usr/bin", "/usr/sbin");

    private static final int PROGRAMS_WITH_A_LIBRARY_PATH = 25;

    private static final ProductJudge JUDGE = new ProductJudge(CompatibilityMode.OFF);
    /** How many programs of each root the ordinary build looks at. */
    private static final int SAMPLE = 40;

    @Test
    void librariesLieWhereLddFindsThem() throws IOException {
        DirectoryRoot root = new DirectoryRoot(Path.of("/"));
        List<Callable<Optional<ListingComparison>>> tasks = new ArrayList<>();
        for (Path file : ElfTree.WHOLE ? ElfTree.files(ElfTree.system(), 0) : programs()) {
            tasks.add(() -> {
                Optional<Program> program = LoaderListing.program(file, file.toString(), Optional.empty());
                return program.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ListingComparison(
                                file,
                                LoaderListing.foretold(file, root, JUDGE),
                                LoaderListing.ldd(file, Optional.empty())));
            });
        }
        assertThat(ListingComparison.agree("this machine", tasks).get(Said.LISTED))
                .isGreaterThan(100);
    }

    /** The same in roots of other releases, each asked by its own loader. */
    @Test
    void librariesLieWhereTheLoaderOfAnotherReleaseFindsThem() throws IOException {
        List<Callable<Optional<ListingComparison>>> tasks = new ArrayList<>();
        for (Root root : Laboratory.open().roots()) {
            DirectoryRoot view = new DirectoryRoot(root.directory());
            for (Path file : ElfTree.files(List.of(root.directory()), SAMPLE)) {
                tasks.add(() -> inside(root, view, file));
            }
        }
        assertThat(ListingComparison.agree("roots", tasks).get(Said.LISTED)).isGreaterThan(50);
    }

    private static Optional<ListingComparison> inside(Root root, DirectoryRoot view, Path file) throws IOException {
        String path = "/" + root.directory().toRealPath().relativize(file);
        Optional<Program> program = LoaderListing.program(file, path, Optional.empty());
        if (program.isEmpty()) {
            return Optional.empty();
        }
        LoaderListing theirs = LoaderListing.said(
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
        return Optional.of(new ListingComparison(
                file,
                LoaderListing.foretold(program.get(), view, false, () -> JUDGE.predict(file, root.directory())),
                theirs));
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
            Optional<Program> program = LoaderListing.program(file, file.toString(), Optional.of(libraryPath));
            Optional<Map.Entry<String, String>> library = program.isEmpty()
                    ? Optional.empty()
                    : LoaderListing.ldd(file, Optional.empty()).paths().entrySet().stream()
                            .filter(entry -> !entry.getKey().startsWith("libc."))
                            .filter(entry -> !entry.getValue().equals(LoaderListing.MISSING))
                            .findFirst();
            if (library.isPresent()) {
                Path copy = folder.resolve(library.get().getKey());
                Files.copy(Path.of(library.get().getValue()), copy, StandardCopyOption.REPLACE_EXISTING);

                assertThat(LoaderListing.foretold(
                                        program.get(),
                                        new DirectoryRoot(Path.of("/")),
                                        true,
                                        () -> JUDGE.predict(file, Path.of("/")))
                                .orElseThrow())
                        .as(file.toString())
                        .isEqualTo(LoaderListing.ldd(file, Optional.of(libraryPath)))
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
}
