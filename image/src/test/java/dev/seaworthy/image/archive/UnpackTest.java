package dev.seaworthy.image.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.image.Descriptor;
import dev.seaworthy.image.FactsCache;
import dev.seaworthy.image.ImageFormatException;
import dev.seaworthy.image.RootSource;
import dev.seaworthy.image.tiny.TinyImage;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetSource;
import dev.seaworthy.testkit.TinyTar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image is unpacked the same whatever form it comes in. */
class UnpackTest {
    @TempDir
    Path work;

    private static TinyImage image() {
        return new TinyImage()
                .layer(TinyTar.empty().file("etc/kept", "kept").file("gone", ""))
                .layer(TinyTar.empty().file("etc/new", "new").file(".wh.gone", ""));
    }

    private void unpacks(RootSource source, boolean layers) throws IOException {
        Path root = Files.createTempDirectory(work, "root");

        source.unpack(Optional.of(Architecture.AMD64), root, 1 << 20);

        assertThat(root.resolve("etc/kept")).hasContent("kept");
        assertThat(root.resolve("etc/new")).hasContent("new");
        if (layers) {
            assertThat(root.resolve("gone")).doesNotExist();
        }
        assertThat(root.resolve(".wh.gone").toFile().exists()).isEqualTo(!layers);
    }

    private ArchiveSource archive(byte[] content) throws IOException {
        Path file = Files.write(work.resolve("archive"), content);
        return new ArchiveSource("x", file, Optional.empty(), FactsCache.NONE);
    }

    @Test
    void everyForm() throws IOException {
        TinyImage image = image();
        Descriptor manifest = image.manifest();
        String entry = TinyImage.image(manifest, "amd64", "");

        unpacks(archive(TinyImage.gzip(image.dockerArchive("our/base:2"))), true);
        unpacks(archive(image.ociArchive(entry)), true);
        unpacks(
                new LayoutSource("x", image.layout(work.resolve("layout"), entry), Optional.empty(), FactsCache.NONE),
                true);
        // In a mere root a name is a name.
        TinyTar root =
                TinyTar.empty().file("etc/kept", "kept").file("etc/new", "new").file(".wh.gone", "");
        unpacks(archive(root.bytes()), false);
    }

    @Test
    void whatIsNotWhatItsDigestSays() throws IOException {
        TinyTar tar = TinyTar.empty().file("etc/kept", "kept");
        byte[] other = TinyTar.empty().file("etc/kept", "evil").bytes();
        TinyImage image = new TinyImage()
                .layer(other, TinyImage.gzip(tar.bytes()), "application/vnd.oci.image.layer.v1.tar+gzip");
        byte[] content = image.ociArchive(TinyImage.image(image.manifest(), "amd64", ""));

        assertThatThrownBy(() -> unpacks(archive(content), true))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("digest");
    }

    @Test
    void anotherArchitecture() throws IOException {
        TinyImage image = image().on("arm64");
        byte[] content = image.ociArchive(
                TinyImage.image(image.manifest(), "arm64", "1"), TinyImage.image(image.manifest(), "riscv64", "1"));

        assertThatThrownBy(() -> unpacks(archive(content), true))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage("holds no image for that architecture");
    }

    /** A hard link keeps the file that it was made for, even when the name behind it means another one by now. */
    @Test
    void oneFileIsCopied() throws IOException {
        TinyImage image = new TinyImage()
                .layer(TinyTar.empty().file("bin/one", "first").hardLink("bin/kept", "bin/one"))
                .layer(TinyTar.empty().file("bin/one", "second"));
        ArchiveSource source = archive(TinyImage.gzip(image.dockerArchive("our/base:2")));
        TargetSource.Answer answer = source.facts(Optional.empty());

        assertThat(answer).isInstanceOf(TargetSource.Answer.Found.class);
        if (answer instanceof TargetSource.Answer.Found(TargetFacts facts)) {
            Path copy = work.resolve("copy");
            source.copy(Optional.empty(), facts, "/bin/one", copy, 1 << 10);
            assertThat(copy).hasContent("second");
            source.copy(Optional.empty(), facts, "/bin/kept", copy, 1 << 10);
            assertThat(copy).hasContent("first");
            assertThatThrownBy(() -> source.copy(Optional.empty(), facts, "/bin/one", copy, 3))
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessageContaining("room");
            Files.delete(copy);
            archive(TinyTar.empty().file("bin/one", "third").bytes());
            assertThatThrownBy(() -> source.copy(Optional.empty(), facts, "/bin/one", copy, 1 << 10))
                    .isInstanceOf(IOException.class)
                    .hasMessage("changed while it was read");
        }
    }
}
