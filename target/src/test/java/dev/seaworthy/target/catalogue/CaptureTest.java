package dev.seaworthy.target.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.VersionNeed;
import dev.seaworthy.target.CLibrary;
import dev.seaworthy.target.Provenance;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetReader;
import dev.seaworthy.target.root.DirectoryRoot;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.testkit.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was captured says the same as the root. */
class CaptureTest {
    @TempDir
    private Path folder;

    static String capture(Path directory) throws IOException {
        TargetFacts facts = TargetReader.read("tiny", directory);
        return Capture.capture(facts, "2026-01-02", "a tiny root");
    }

    private static TargetFacts captured(Path directory) throws IOException {
        TargetFile.Result result = TargetFile.read(capture(directory));
        assertThat(result).isInstanceOf(TargetFile.Result.Facts.class);
        return ((TargetFile.Result.Facts) result).facts();
    }

    @Test
    void theFactsAreTheSame() throws IOException {
        for (Path directory : List.of(TinyRoot.glibc(folder.resolve("glibc")), TinyRoot.musl(folder.resolve("musl")))) {
            TargetFacts read = TargetReader.read("tiny", directory);
            TargetFacts captured = captured(directory);

            assertThat(captured)
                    .usingRecursiveComparison()
                    .ignoringFields("root", "provenance", "size")
                    .isEqualTo(read);
            assertThat(captured.provenance())
                    .isEqualTo(new Provenance(Provenance.How.CAPTURED, "2026-01-02", "a tiny root"));
            assertThat(captured.architecture()).isPresent();
            assertThat(captured.cLibrary().version()).isPresent();
            assertThat(captured.size()).hasValue(sizeOfFiles(directory));
        }
    }

    private static long sizeOfFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Test
    void everyPathAnswersTheSame() throws IOException {
        for (Path directory : List.of(TinyRoot.glibc(folder.resolve("glibc")), TinyRoot.musl(folder.resolve("musl")))) {
            DirectoryRoot root = new DirectoryRoot(directory);
            RootView captured = captured(directory).root();
            List<String> paths = Stream.concat(
                            paths(directory), paths(directory).map(path -> path.replace("/usr/", "/")))
                    .filter(path -> path.contains(".so") && !path.endsWith(".cache"))
                    .toList();

            assertThat(paths).hasSizeGreaterThan(3);
            for (String path : paths) {
                assertThat(answer(captured, path)).as(path).isEqualTo(answer(root, path));
                assertThat(captured.loader(path)).as(path).isEqualTo(known(root, path));
            }
            assertThat(captured.loaderCache().entries())
                    .isEqualTo(root.loaderCache().entries());
        }
    }

    private static java.util.Optional<dev.seaworthy.target.root.Loader> known(RootView root, String path) {
        return root.loader(path).filter(loader -> loader.kind() != dev.seaworthy.target.root.Loader.Kind.UNKNOWN);
    }

    private static Stream<String> paths(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(file -> "/" + directory.relativize(file)).toList().stream();
        }
    }

    /** Why nothing is there is worded by the root that was asked; the place of a version in its table means nothing. */
    private static Object answer(RootView root, String path) {
        return switch (root.object(path)) {
            case RootView.ObjectLookup.Absent _ -> "absent";
            case RootView.ObjectLookup.Found(String real, boolean executable, boolean known, DynamicObject object) ->
                List.of(
                        real,
                        executable,
                        known,
                        object.identity(),
                        object.soname(),
                        object.needed(),
                        object.rpath(),
                        object.runpath(),
                        object.versionNeeds().stream().map(CaptureTest::need).toList(),
                        object.versionDefinitions(),
                        object.versioned(),
                        // No loader minds their order.
                        Set.copyOf(object.imports()),
                        Set.copyOf(object.exports()),
                        object.traits());
            case RootView.ObjectLookup.NotAnObject other -> other;
            case RootView.ObjectLookup.Unknown other -> other;
        };
    }

    private static String need(VersionNeed need) {
        return need.file()
                + need.versions().stream()
                        .map(version -> " " + version.name() + version.weak())
                        .toList();
    }

    @Test
    void muslsOwnDirectoriesAreKept() throws IOException {
        RootView captured = captured(TinyRoot.musl(folder.resolve("musl"))).root();

        assertThat(captured.content("/etc/ld-musl-aarch64.path", 100))
                .map(content -> new String(content, StandardCharsets.UTF_8))
                .contains("/lib\n/usr/own\tlib\n");
    }

    @Test
    void anEmptyRootIsATargetToo() throws IOException {
        TargetFacts captured = captured(Files.createDirectory(folder.resolve("scratch")));

        assertThat(captured.architecture()).isEmpty();
        assertThat(captured.cLibrary().kind()).isEqualTo(CLibrary.Kind.NONE);
        assertThat(captured.root().object("/lib64/ld-linux-x86-64.so.2"))
                .isInstanceOf(RootView.ObjectLookup.Absent.class);
    }

    @Test
    void whatTheKernelMountsIsNotOfTheRoot() throws IOException {
        Path root = TinyRoot.in(folder.resolve("root"), Machine.AMD64)
                .text("/proc/1/status", "Name: x")
                .text("/dev/pipe", "x")
                .text("/etc/hostname", "x")
                .directory();
        TargetFacts captured = captured(root);

        assertThat(captured.size()).hasValue(1);
        assertThat(captured.root().list("/proc")).isInstanceOf(RootView.Listing.Unknown.class);
        assertThat(captured.root().entry("/dev")).isInstanceOf(RootView.Entry.Directory.class);
    }

    @Test
    void twiceIsTheSame() throws IOException {
        Path root = TinyRoot.glibc(folder.resolve("glibc"));

        assertThat(capture(root)).isEqualTo(capture(root));
    }

    @Test
    void theArchitectureIsThatOfTheLoader() throws IOException {
        assertThat(captured(TinyRoot.musl(folder.resolve("musl"))).architecture())
                .contains(Architecture.ARM64);
    }
}
