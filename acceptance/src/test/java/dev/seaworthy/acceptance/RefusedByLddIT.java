package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.acceptance.ListingComparison.Said;
import dev.seaworthy.target.CompatibilityMode;
import dev.seaworthy.target.loader.Program;
import dev.seaworthy.target.root.DirectoryRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs that {@code ldd} and the loaders refuse, or of which they miss something: what they print, and whether they end
 * with an error, is foretold. No sound system has such programs, so they are made.
 */
@Together
class RefusedByLddIT {
    private static final Laboratory LABORATORY = Laboratory.open();
    private static final ProductJudge JUDGE = new ProductJudge(CompatibilityMode.OFF);
    private static final long LARGEST_COPIED = 1 << 20;
    /** How many programs the ordinary build copies. */
    private static final int SAMPLE = 40;

    /** As AgreementIT has it: glibc before 2.36 compares a library's note with the kernel that runs. */
    private static final Set<String> NOT_IN_THE_BYTES = Set.of("library-newer-kernel");

    /** What gcc builds, in each folder broken in another way. */
    @Test
    void brokenOnPurpose(@TempDir Path folder) throws Exception {
        DirectoryRoot root = new DirectoryRoot(Path.of("/"));
        List<Callable<Optional<ListingComparison>>> tasks = new ArrayList<>();
        for (Path file : RefusedPrograms.built(folder, LABORATORY.data().resolve("cross"))) {
            tasks.add(() -> Optional.of(atHome(file, root)));
        }

        var said = ListingComparison.agree("broken on purpose", tasks);

        assertThat(said.get(Said.REFUSED)).isGreaterThan(20);
        assertThat(said.get(Said.MISSES_A_LIBRARY)).isGreaterThan(10);
        assertThat(said.get(Said.MISSES_A_VERSION)).isPositive();
        assertThat(said.get(Said.LISTED))
                .as("the sound one, and what ldd does not look at")
                .isBetween(1, 3);
    }

    /** This machine's programs, made to need a library or a version that nobody has, or marked as another machine's. */
    @Test
    void damagedCopies(@TempDir Path folder) throws IOException {
        DirectoryRoot root = new DirectoryRoot(Path.of("/"));
        List<Callable<Optional<ListingComparison>>> tasks = new ArrayList<>();
        int copied = 0;
        for (Path file : ElfTree.files(List.of(Path.of("/usr/bin"), Path.of("/usr/sbin")), SAMPLE)) {
            Optional<Program> program = LoaderListing.program(file, file.toString(), Optional.empty());
            if (program.isPresent() && Files.size(file) < LARGEST_COPIED) {
                copied++;
                for (Path copy : RefusedPrograms.damagedCopies(file, program.get(), folder)) {
                    tasks.add(() -> Optional.of(atHome(copy, root)));
                }
            }
        }

        var said = ListingComparison.agree("damaged copies of " + copied + " programs", tasks);

        assertThat(said.get(Said.REFUSED)).isGreaterThanOrEqualTo(copied);
        assertThat(said.get(Said.MISSES_A_LIBRARY)).isGreaterThanOrEqualTo(copied);
        assertThat(said.get(Said.MISSES_A_VERSION)).isGreaterThanOrEqualTo(copied);
    }

    private static ListingComparison atHome(Path file, DirectoryRoot root) throws IOException {
        return new ListingComparison(
                file, LoaderListing.foretold(file, root, JUDGE), LoaderListing.ldd(file, Optional.empty()));
    }

    /** The probes' programs and libraries, each traced by the loader of its root as ldd would trace it. */
    @Test
    void probesInTheirRoots() {
        List<Callable<Optional<ListingComparison>>> tasks = new ArrayList<>();
        for (Probe probe : LABORATORY.probes()) {
            if (probe.environment().isEmpty() && !NOT_IN_THE_BYTES.contains(probe.name())) {
                tasks.add(() -> traced(probe));
            }
        }

        var said = ListingComparison.agree("probes", tasks);

        assertThat(said.get(Said.REFUSED)).isGreaterThan(30);
        assertThat(said.get(Said.MISSES_A_LIBRARY)).isGreaterThan(10);
        assertThat(said.get(Said.MISSES_A_VERSION)).isGreaterThan(5);
        assertThat(said.get(Said.LISTED)).isGreaterThan(100);
    }

    private static Optional<ListingComparison> traced(Probe probe) throws IOException {
        Optional<Program> program = LoaderListing.program(probe.file(), Probe.PROGRAM, Optional.empty());
        RawResult result = LABORATORY.traced(probe);
        // What the kernel refuses, no loader ever sees.
        if (program.isEmpty() || !result.execve().equals("ok")) {
            return Optional.empty();
        }
        int exitCode =
                result.end().startsWith("exit ") ? Integer.parseInt(result.end().substring("exit ".length())) : 1;
        return Optional.of(new ListingComparison(
                probe.file(),
                LoaderListing.foretold(
                        program.get(),
                        new DirectoryRoot(probe.directory()),
                        false,
                        () -> JUDGE.predict(probe.file(), probe.directory())),
                LoaderListing.read(result.stderr() + result.stdout(), exitCode, false)));
    }
}
