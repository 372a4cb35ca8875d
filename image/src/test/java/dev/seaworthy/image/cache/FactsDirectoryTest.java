package dev.seaworthy.image.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.image.Digest;
import dev.seaworthy.image.ImageReader;
import dev.seaworthy.image.archive.ArchiveSource;
import dev.seaworthy.image.tiny.TinyImage;
import dev.seaworthy.target.Provenance;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetSource.Answer;
import dev.seaworthy.target.catalogue.Capture;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import dev.seaworthy.testkit.TinyTar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class FactsDirectoryTest {
    private static final Digest KEY = Digest.of(new byte[] {1});

    @TempDir
    Path work;

    private static TargetFacts facts() throws IOException {
        TinyImage image = new TinyImage()
                .layer(TinyTar.empty()
                        .file("etc/os-release", "ID=tiny\n")
                        .file("etc/passwd", "root:x:0:0::/root:/bin/sh\n")
                        .file(
                                "lib/libx.so",
                                TinyElf.library(Machine.AMD64, "libx.so").bytes(),
                                0755)
                        .link("lib/libx.so.1", "libx.so"))
                .layer(TinyTar.empty().file("etc/.wh.passwd", ""))
                .saying("{'User': '1', 'Env': ['PATH=/bin'], 'WorkingDir': '/srv', 'Entrypoint': ['a', 'b']}");
        return new ImageReader(image.blobs())
                .read(image.manifest(), "x", new Provenance(Provenance.How.READ, "", "a test"));
    }

    private static String text(TargetFacts facts) {
        return Capture.capture(facts, "2026-01-01", "test");
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.walk(work)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void whatWasKeptIsFoundAsItWas() throws IOException {
        TargetFacts facts = facts();
        FactsDirectory cache = FactsDirectory.at(work);

        assertThat(cache.find(KEY, "y")).isEmpty();
        cache.keep(KEY, facts);
        TargetFacts found = FactsDirectory.at(work).find(KEY, "x").orElseThrow();

        assertThat(text(found)).isEqualTo(text(facts));
        assertThat(found.config()).isEqualTo(facts.config());
        assertThat(found.provenance()).isEqualTo(facts.provenance());
        assertThat(found.size()).isEqualTo(facts.size());
        assertThat(cache.find(KEY, "another name").orElseThrow().name()).isEqualTo("another name");
        assertThat(cache.find(Digest.of(new byte[] {2}), "x")).isEmpty();
        assertThat(cache.trouble()).isEmpty();
    }

    @Test
    void onlyTheOwnerMayRead() throws IOException {
        FactsDirectory.at(work).keep(KEY, facts());

        assertThat(kept())
                .singleElement()
                .satisfies(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
    }

    @Test
    void damagedEntriesAreMadeAgain() throws IOException {
        FactsDirectory cache = FactsDirectory.at(work);
        cache.keep(KEY, facts());
        Path file = kept().getFirst();
        byte[] whole = Files.readAllBytes(file);

        for (int at : List.of(0, 3, 100, whole.length / 2, whole.length - 1)) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x40;
            Files.write(file, damaged);
            assertThat(cache.find(KEY, "x")).isEmpty();
        }
        for (int length : List.of(0, 5, 8, 100, whole.length - 1)) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThat(cache.find(KEY, "x")).isEmpty();
        }
        cache.keep(KEY, facts());
        assertThat(cache.find(KEY, "x")).isPresent();
    }

    @Test
    void aFileUnderAnothersNameIsNotTaken() throws IOException {
        FactsDirectory cache = FactsDirectory.at(work);
        cache.keep(KEY, facts());
        Path file = kept().getFirst();
        Digest other = Digest.of(new byte[] {2});
        Files.copy(file, file.resolveSibling(other.hex()));

        assertThat(cache.find(other, "x")).isEmpty();
    }

    @Test
    void aDirectoryThatCannotBeWrittenFailsNothing() throws IOException {
        Path file = Files.createFile(work.resolve("file"));
        FactsDirectory cache = FactsDirectory.at(file);

        cache.keep(KEY, facts());

        assertThat(cache.find(KEY, "x")).isEmpty();
        assertThat(cache.trouble().orElseThrow()).contains("cannot be written");
    }

    @Test
    void severalAtOnce() throws Exception {
        TargetFacts facts = facts();
        String expected = text(facts);
        Callable<Boolean> one = () -> {
            FactsDirectory cache = FactsDirectory.at(work);
            for (int i = 0; i < 30; i++) {
                cache.keep(KEY, facts);
                Optional<TargetFacts> found = cache.find(KEY, "x");
                if (found.isEmpty() || !text(found.get()).equals(expected)) {
                    return false;
                }
            }
            return true;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> all =
                    threads.invokeAll(IntStream.range(0, 4).mapToObj(_ -> one).toList());
            for (Future<Boolean> each : all) {
                assertThat(each.get()).isTrue();
            }
        }

        assertThat(kept()).hasSize(1);
    }

    @Test
    void wherePeopleHaveTheirCaches() {
        assertThat(FactsDirectory.ofUser(Map.of())).isEmpty();
        assertThat(FactsDirectory.ofUser(Map.of("XDG_CACHE_HOME", "relative"))).isEmpty();
        assertThat(FactsDirectory.ofUser(Map.of("HOME", "/home/me"))).isPresent();
    }

    @Test
    void anArchiveIsReadAgainWhenItHasChanged() throws IOException, InterruptedException {
        Path file = work.resolve("a.tar");
        FactsDirectory cache = FactsDirectory.at(work.resolve("cache"));
        ArchiveSource source = new ArchiveSource("x", file, Optional.empty(), cache);
        Files.write(file, TinyTar.empty().file("etc/os-release", "ID=one\n").bytes());

        assertThat(id(source)).isEqualTo("one");
        // It has only just been written: the next change might not show.
        assertThat(work.resolve("cache")).doesNotExist();
        Thread.sleep(2_100);
        assertThat(id(source)).isEqualTo("one");
        assertThat(work.resolve("cache")).exists();
        assertThat(id(source)).isEqualTo("one");

        FileTime before = Files.getLastModifiedTime(file);
        Files.write(file, TinyTar.empty().file("etc/os-release", "ID=two\n").bytes());
        Files.setLastModifiedTime(file, before);
        assertThat(id(source)).isEqualTo("two");
    }

    private static String id(ArchiveSource source) throws IOException {
        return source.facts(Optional.empty()) instanceof Answer.Found(TargetFacts facts)
                ? facts.distribution().id()
                : "?";
    }
}
