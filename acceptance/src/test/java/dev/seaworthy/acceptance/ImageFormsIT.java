package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.image.FactsCache;
import dev.seaworthy.image.archive.ArchiveSource;
import dev.seaworthy.image.archive.LayoutSource;
import dev.seaworthy.image.cache.FactsDirectory;
import dev.seaworthy.target.ImageConfig;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetReader;
import dev.seaworthy.target.TargetSource;
import dev.seaworthy.target.catalogue.Capture;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Judge;
import dev.seaworthy.verdict.Permission;
import dev.seaworthy.verdict.Start;
import dev.seaworthy.verdict.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same root as a directory, as an archive and as an image gives the same facts and the same verdicts, and layers laid
 * over each other give what other tools unpack. Archives are made by tar, images by umoci and skopeo.
 */
@Together
class ImageFormsIT {
    private static final Laboratory LABORATORY = Laboratory.open();
    private static final Judge JUDGE = Judge.of(Machine.UNKNOWN);
    /** One of each C library, and whatever of Alpine the machine has. */
    private static final String ROOTS = "bookworm|musl-bookworm|alpine.*";

    @TempDir
    static Path work;

    /** Each root of each form. */
    private static final Map<Root, Map<String, TargetSource>> FORMS = new LinkedHashMap<>();

    @BeforeAll
    static void makeForms() throws IOException, InterruptedException {
        for (Root root : LABORATORY.roots()) {
            if (root.name().matches(ROOTS)) {
                FORMS.put(root, forms(root));
            }
        }
        assertThat(FORMS).hasSizeGreaterThanOrEqualTo(2);
    }

    private static Map<String, TargetSource> forms(Root root) throws IOException, InterruptedException {
        Path place = Files.createDirectory(work.resolve(root.name()));
        String tar = place.resolve("root.tar").toString();
        run("tar", "-C", root.directory().toString(), "-cf", tar, ".");
        run("gzip", "-1k", tar);
        run("zstd", "-qk", tar);
        run("xz", "-0k", tar);
        String layout = place.resolve("layout").toString();
        run("umoci", "init", "--layout", layout);
        run("umoci", "new", "--image", layout + ":one");
        run("umoci", "raw", "add-layer", "--image", layout + ":one", tar);
        run("skopeo", "copy", "-q", "oci:" + layout + ":one", "oci-archive:" + place.resolve("oci.tar"));
        run("skopeo", "copy", "-q", "oci:" + layout + ":one", "docker-archive:" + place.resolve("docker.tar") + ":a:1");
        run("gzip", "-1k", place.resolve("docker.tar").toString());
        Map<String, TargetSource> forms = new LinkedHashMap<>();
        for (String file : List.of(
                "root.tar", "root.tar.gz", "root.tar.zst", "root.tar.xz", "oci.tar", "docker.tar", "docker.tar.gz")) {
            forms.put(file, new ArchiveSource(root.name(), place.resolve(file), Optional.empty(), FactsCache.NONE));
        }
        forms.put(
                "layout", new LayoutSource(root.name(), place.resolve("layout"), Optional.of("one"), FactsCache.NONE));
        return forms;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("output").toFile())
                .start();
        assertThat(process.waitFor())
                .as(() -> String.join(" ", command) + ": " + output())
                .isZero();
    }

    private static String output() {
        try {
            return Files.readString(work.resolve("output"));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static TargetFacts read(TargetSource source) throws IOException {
        return source.facts(Optional.empty()) instanceof TargetSource.Answer.Found(TargetFacts facts)
                ? facts
                : throwing();
    }

    private static TargetFacts throwing() {
        throw new AssertionError("another architecture");
    }

    private static String capture(TargetFacts facts) {
        return Capture.capture(facts.with(ImageConfig.NONE), "2026-01-01", "the laboratory");
    }

    @Test
    void everyFormGivesTheSameTargetFile() throws IOException {
        for (Map.Entry<Root, Map<String, TargetSource>> one : FORMS.entrySet()) {
            Root root = one.getKey();
            String expected = capture(TargetReader.read(root.name(), root.directory()));
            for (Map.Entry<String, TargetSource> form : one.getValue().entrySet()) {
                long start = System.nanoTime();
                TargetFacts facts = read(form.getValue());
                long millis = (System.nanoTime() - start) / 1_000_000;
                System.out.println(root.name() + " as " + form.getKey() + ": " + millis + " ms");

                assertThat(capture(facts))
                        .as(root.name() + " as " + form.getKey())
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void everyFileIsWhatItIsOnDisk() throws IOException {
        int compared = 0;
        for (Map.Entry<Root, Map<String, TargetSource>> one : FORMS.entrySet()) {
            Path directory = one.getKey().directory();
            TargetFacts expected = TargetReader.read(one.getKey().name(), directory);
            TargetSource form = Objects.requireNonNull(one.getValue().get("docker.tar"));
            compared += compare(
                    directory, expected.root(), read(form).root(), one.getKey().name());
        }
        System.out.println("image forms: " + compared + " files compared");

        assertThat(compared).isGreaterThan(5_000);
    }

    /** Compares every file that is there, and what is asked beside it. */
    private static int compare(Path directory, RootView expected, RootView found, String what) throws IOException {
        List<String> paths;
        try (Stream<Path> files = Files.walk(directory)) {
            paths = files.map(file -> file.equals(directory) ? "/" : "/" + directory.relativize(file))
                    .toList();
        }
        List<String> differences = new ArrayList<>();
        for (String path : paths) {
            for (String asked : List.of(path, path + ".not")) {
                same(what + " lookup " + asked, expected.lookup(asked), found.lookup(asked), differences);
                same(what + " entry " + asked, expected.entry(asked), found.entry(asked), differences);
                same(what + " list " + asked, expected.list(asked), found.list(asked), differences);
            }
            same(what + " object " + path, expected.object(path), found.object(path), differences);
            same(what + " loader " + path, expected.loader(path), found.loader(path), differences);
            if (!(found.text(path, 1 << 16) instanceof RootView.Content.Unknown)) {
                same(what + " text " + path, expected.text(path, 1 << 16), found.text(path, 1 << 16), differences);
            }
            if (!(found.certificates(path) instanceof RootView.Certificates.Unknown)) {
                same(
                        what + " certificates " + path,
                        expected.certificates(path),
                        found.certificates(path),
                        differences);
            }
        }
        assertThat(differences).isEmpty();
        return paths.size();
    }

    private static void same(String what, Object expected, Object found, List<String> differences) {
        if (!expected.equals(found) && differences.size() < 20) {
            differences.add(what + ": " + shortened(found) + ", but the directory says " + shortened(expected));
        }
    }

    private static String shortened(Object answer) {
        String text = answer.toString();
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    @Test
    void everyFormGivesTheSameVerdicts() throws IOException {
        List<Subject> subjects = subjects();
        int pairs = 0;
        for (Map.Entry<Root, Map<String, TargetSource>> one : FORMS.entrySet()) {
            TargetFacts expected =
                    TargetReader.read(one.getKey().name(), one.getKey().directory());
            TargetFacts archive = read(one.getValue().getOrDefault("root.tar.zst", _ -> {
                throw new AssertionError("no such form");
            }));
            for (Subject subject : subjects) {
                pairs++;
                assertThat(answer(subject, archive))
                        .as(subject.shownAs() + " on " + one.getKey().name())
                        .isEqualTo(answer(subject, expected));
            }
        }
        System.out.println("image forms: " + pairs + " verdicts compared");

        assertThat(pairs).isGreaterThan(200);
    }

    private static String answer(Subject subject, TargetFacts target) {
        Assessment assessment = JUDGE.judge(subject, target);
        return assessment.verdict() + " " + assessment.findings();
    }

    private static List<Subject> subjects() throws IOException {
        List<Subject> subjects = new ArrayList<>();
        for (Binary binary : LABORATORY.binaries()) {
            if (BinaryReader.examine(binary.file()) instanceof Examination.Executable(BinaryFacts facts)) {
                String name = binary.file().getFileName().toString();
                subjects.add(
                        new Subject(binary.id(), name, "/trial/" + name, Start.UNSAID, Permission.EXECUTABLE, facts));
            }
        }
        return subjects;
    }

    /** Whiteouts, opaque directories, replaced kinds of files, hard links and links across layers, as umoci unpacks them. */
    @Test
    void layersAreLaidOverEachOtherAsUmociDoes() throws IOException, InterruptedException {
        Path place = Files.createDirectory(work.resolve("layers"));
        String layout = place.resolve("layout").toString();
        run("umoci", "init", "--layout", layout);
        run("umoci", "new", "--image", layout + ":one");
        List<String> layers = List.of("""
                mkdir -p etc usr/lib opt/app/deep d/sub tmp; chmod 1777 tmp; ln -s usr/lib lib
                echo one > etc/passwd; echo gone > etc/gone; echo x > opt/app/x; echo y > opt/app/deep/y
                echo a > d/a; echo b > d/sub/b; echo lib > usr/lib/liba.txt; ln usr/lib/liba.txt usr/lib/libb.txt
                ln -s /etc/passwd absolute; ln -s ../../../etc/passwd upwards; ln -s loop loop; mkfifo pipe
                echo file > becomes-directory; mkdir becomes-file; echo z > becomes-file/z; echo w > becomes-link
                chown 12:34 etc/gone; chmod 4755 opt/app/x
                """, """
                mkdir -p etc d/sub lib opt/app; touch etc/.wh.gone d/.wh..wh..opq; echo c > d/sub/c
                rmdir lib; ln -s usr/lib lib; echo two > etc/passwd; rm -rf opt; mkdir -p opt/app; touch opt/app/.wh.deep
                mkdir becomes-directory; echo in > becomes-directory/in; echo file > becomes-file; ln -s d becomes-link
                """, """
                mkdir -p usr/lib etc d; echo hard > usr/lib/libc.txt; ln usr/lib/libc.txt etc/libc.txt
                touch .wh.upwards usr/lib/.wh.liba.txt d/.wh.sub; echo new > d/new
                """);
        for (int i = 0; i < layers.size(); i++) {
            Path root = Files.createDirectory(place.resolve("layer" + i));
            run("sh", "-ec", "cd '" + root + "'\n" + layers.get(i));
            run("tar", "-C", root.toString(), "-cf", place.resolve(i + ".tar").toString(), ".");
            run(
                    "umoci",
                    "raw",
                    "add-layer",
                    "--image",
                    layout + ":one",
                    place.resolve(i + ".tar").toString());
        }
        run(
                "umoci",
                "unpack",
                "--image",
                layout + ":one",
                place.resolve("unpacked").toString());
        Path unpacked = place.resolve("unpacked/rootfs");

        TargetFacts expected = TargetReader.read("layers", unpacked);
        TargetFacts found = read(new LayoutSource("layers", Path.of(layout), Optional.empty(), FactsCache.NONE));

        assertThat(compare(unpacked, expected.root(), found.root(), "layers")).isGreaterThan(20);
        assertThat(capture(found)).isEqualTo(capture(expected));
    }

    @Test
    void whatTheCacheGivesIsWhatWasRead() throws IOException {
        for (Map.Entry<Root, Map<String, TargetSource>> one : FORMS.entrySet()) {
            Path directory = one.getKey().directory();
            Path place = work.resolve(one.getKey().name());
            FactsCache cache = FactsDirectory.at(work.resolve("cache"));
            TargetSource source =
                    new LayoutSource(one.getKey().name(), place.resolve("layout"), Optional.of("one"), cache);
            TargetFacts first = read(source);
            long start = System.nanoTime();
            TargetFacts second = read(source);
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.println(one.getKey().name() + " from the cache: " + millis + " ms");

            assertThat(capture(second)).isEqualTo(capture(first));
            compare(directory, first.root(), second.root(), one.getKey().name());
        }
    }
}
