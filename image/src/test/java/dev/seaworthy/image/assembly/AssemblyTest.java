package dev.seaworthy.image.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.image.FactsCache;
import dev.seaworthy.image.archive.ArchiveSource;
import dev.seaworthy.image.archive.LayoutSource;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images are made, and read back by the readers that read everybody's. */
class AssemblyTest {
    @TempDir
    private Path folder;

    private Path binary;

    @BeforeEach
    void binary() throws IOException {
        binary = Files.writeString(folder.resolve("orders"), "a program");
    }

    private Contents contents(String place) {
        return new Contents(
                "amd64",
                Instant.ofEpochSecond(1_700_000_000),
                Map.of(place, new Contents.File(binary, 0755)),
                Map.of("/tmp", new Contents.Directory(01777, 0)),
                65532,
                Map.of("LEVEL", "debug"),
                List.of(place, "-listen", ":8080"),
                List.of("8080/tcp"),
                Map.of("org.opencontainers.image.title", "orders"));
    }

    private Assembled made(BaseImage base, String place) throws IOException {
        return Assembly.image(base, contents(place), Files.createTempDirectory(folder, "work"));
    }

    private static TargetFacts facts(TargetSource source) throws IOException {
        if (source.facts(Optional.of(Architecture.AMD64)) instanceof TargetSource.Answer.Found(TargetFacts facts)) {
            return facts;
        }
        throw new AssertionError("it is an image for amd64");
    }

    @Test
    void itSaysHowItIsStarted() throws IOException {
        Path layout = folder.resolve("layout");
        LayoutWriter.directory(made(BaseImage.scratch(), "/usr/local/bin/orders"), layout, "1.4");

        TargetFacts facts = facts(new LayoutSource("image", layout, Optional.of("1.4"), FactsCache.NONE));

        assertThat(facts.config().user()).contains("65532:65532");
        assertThat(facts.config().entrypoint()).containsExactly("/usr/local/bin/orders", "-listen", ":8080");
        assertThat(facts.config().environment()).containsEntry("LEVEL", "debug").containsKey("PATH");
    }

    /** What a full disk does, or a layer of the base that is damaged. */
    @Test
    void anImageThatCannotBeWrittenLeavesTheOldOne() throws IOException {
        Path layout = folder.resolve("layout");
        LayoutWriter.directory(made(BaseImage.scratch(), "/orders"), layout, "1");
        Map<Path, String> before = files(layout);
        Assembled other = made(BaseImage.scratch(), "/other");
        Assembled damaged = new Assembled(
                other.manifest(),
                other.config(),
                List.of(
                        other.layers().getFirst(),
                        new Assembled.Blob(
                                other.config().descriptor(),
                                () -> {
                                    throw new IOException("no space");
                                },
                                false)));

        assertThatThrownBy(() -> LayoutWriter.directory(damaged, layout, "2")).hasMessage("no space");
        assertThat(files(layout)).isEqualTo(before);

        LayoutWriter.directory(other, layout, "2");
        assertThat(files(layout)).hasSameSizeAs(before).isNotEqualTo(before);
    }

    private static Map<Path, String> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            Map<Path, String> files = new java.util.TreeMap<>();
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file, new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
            return files;
        }
    }

    @Test
    void theSameInputGivesTheSameBytes() throws IOException {
        Path first = folder.resolve("first.tar");
        Path second = folder.resolve("second.tar");

        LayoutWriter.archive(made(BaseImage.scratch(), "/orders"), first, "orders:1", "1", 0);
        LayoutWriter.archive(made(BaseImage.scratch(), "/orders"), second, "orders:1", "1", 0);

        assertThat(first).hasSameBinaryContentAs(second);
        assertThat(facts(new ArchiveSource("image", first, Optional.empty(), FactsCache.NONE))
                        .config()
                        .entrypoint())
                .first()
                .isEqualTo("/orders");
    }

    @Test
    void layersOfTheBaseAreKept() throws IOException {
        Path below = folder.resolve("below");
        Assembled base = made(BaseImage.scratch(), "/base");
        LayoutWriter.directory(base, below, "1");

        Assembled image = made(BaseImage.ofLayout(below, Optional.of(Architecture.AMD64)), "/orders");
        LayoutWriter.directory(image, folder.resolve("above"), "1");

        assertThat(image.layers()).hasSize(2);
        assertThat(image.layers().getFirst().descriptor())
                .isEqualTo(base.layers().getFirst().descriptor());
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        new LayoutSource("image", folder.resolve("above"), Optional.empty(), FactsCache.NONE)
                .unpack(Optional.of(Architecture.AMD64), unpacked, 1 << 20);
        assertThat(unpacked.resolve("base")).hasContent("a program");
        assertThat(unpacked.resolve("orders")).hasContent("a program");
    }

    @Test
    void aDamagedBaseIsNoticed() throws IOException {
        Path below = folder.resolve("below");
        Assembled base = made(BaseImage.scratch(), "/base");
        LayoutWriter.directory(base, below, "1");
        Files.writeString(below.resolve(base.layers().getFirst().path()), "something else");

        Assembled image = made(BaseImage.ofLayout(below, Optional.empty()), "/orders");

        assertThatThrownBy(() -> LayoutWriter.directory(image, folder.resolve("above"), "1"))
                .hasMessageContaining("does not have the digest");
    }

    @Test
    void aLayoutIsReplacedAndNothingElse() throws IOException {
        Path layout = folder.resolve("layout");
        LayoutWriter.directory(made(BaseImage.scratch(), "/one"), layout, "1");
        LayoutWriter.directory(made(BaseImage.scratch(), "/two"), layout, "1");
        try (Stream<Path> blobs = Files.list(layout.resolve("blobs/sha256"))) {
            assertThat(blobs).hasSize(3);
        }

        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("thesis.txt"), "years of work");
        Assembled image = made(BaseImage.scratch(), "/one");
        assertThatThrownBy(() -> LayoutWriter.directory(image, other, "1")).hasMessageContaining("is no OCI layout");
    }
}
