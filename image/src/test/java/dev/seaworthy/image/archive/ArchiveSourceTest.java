package dev.seaworthy.image.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.image.Descriptor;
import dev.seaworthy.image.FactsCache;
import dev.seaworthy.image.MediaTypes;
import dev.seaworthy.image.tiny.TinyImage;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetSource.Answer;
import dev.seaworthy.target.root.RootView.Lookup;
import dev.seaworthy.testkit.TinyTar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

@Timeout(10)
class ArchiveSourceTest {
    @TempDir
    Path work;

    private static TinyTar root(String id) {
        return TinyTar.empty()
                .directory("./")
                .file("./etc/os-release", "ID=" + id + "\n")
                .file("./usr/share/doc/many", "words ".repeat(10_000));
    }

    private Answer answer(byte[] content, String tag, Optional<Architecture> wanted) throws IOException {
        Path file = Files.write(work.resolve("archive"), content);
        return new ArchiveSource("x", file, Optional.of(tag).filter(text -> !text.isEmpty()), FactsCache.NONE)
                .facts(wanted);
    }

    private static String id(Answer answer) {
        return answer instanceof Answer.Found(TargetFacts facts)
                ? facts.distribution().id()
                : answer.toString();
    }

    private String id(byte[] content) throws IOException {
        return id(answer(content, "", Optional.empty()));
    }

    private static byte[] xz(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XZOutputStream xz = new XZOutputStream(out, new LZMA2Options(1))) {
            xz.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    @Test
    void aRootInEveryCompression() throws IOException {
        byte[] tar = root("tiny").bytes();

        for (byte[] archive : List.of(tar, TinyImage.gzip(tar), Zstd.compress(tar), xz(tar))) {
            assertThat(id(archive)).isEqualTo("tiny");
        }
    }

    @Test
    void compressedInSeveralPieces() throws IOException {
        byte[] tar = root("tiny").bytes();
        byte[] first = Arrays.copyOf(tar, 1000);
        byte[] second = Arrays.copyOfRange(tar, 1000, tar.length);
        byte[] skipped = ByteBuffer.allocate(12)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .putInt(0x184d2a53)
                .putInt(4)
                .array();

        assertThat(id(joined(TinyImage.gzip(first), TinyImage.gzip(second)))).isEqualTo("tiny");
        assertThat(id(joined(Zstd.compress(first), skipped, Zstd.compress(second))))
                .isEqualTo("tiny");
        assertThat(id(joined(skipped, Zstd.compress(tar)))).isEqualTo("tiny");
        assertThat(id(joined(xz(first), xz(second)))).isEqualTo("tiny");
    }

    @Test
    void cutAndDamagedArchivesOfEveryCompression() throws IOException {
        byte[] tar = root("tiny").bytes();

        for (byte[] archive : List.of(tar, TinyImage.gzip(tar), Zstd.compress(tar), xz(tar))) {
            byte[] cut = Arrays.copyOf(archive, Math.min(archive.length * 3 / 4, 30_000));
            assertThatThrownBy(() -> id(cut))
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching("is (cut off|damaged .*)");
            byte[] damaged = archive.clone();
            Arrays.fill(damaged, 20, 60, (byte) 0x55);
            assertThatThrownBy(() -> id(damaged))
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching("is (not a tar archive|cut off|damaged .*)|has a damaged header");
        }
    }

    @Test
    void whatIsNoArchive() {
        assertThatThrownBy(() -> id(new byte[0])).hasMessage("is empty");
        assertThatThrownBy(() -> id("\u007fELF".repeat(300).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)))
                .hasMessage("is not a tar archive");
        byte[] twice = TinyImage.gzip(TinyImage.gzip(root("tiny").bytes()));
        assertThatThrownBy(() -> id(twice)).hasMessage("is not a tar archive");
        assertThatThrownBy(
                        () -> new ArchiveSource("x", work, Optional.empty(), FactsCache.NONE).facts(Optional.empty()))
                .hasMessage("is a directory");
        assertThatThrownBy(() -> new ArchiveSource("x", work.resolve("no"), Optional.empty(), FactsCache.NONE)
                        .facts(Optional.empty()))
                .hasMessage("there is no such file");
    }

    @Test
    void whatDockerSaved() throws IOException {
        byte[] archive = new TinyImage()
                .layer(root("old").file("gone", ""))
                .layer(TinyTar.empty().file("etc/os-release", "ID=new\n").file(".wh.gone", ""))
                .saying("{'User': '7'}")
                .dockerArchive("our/base:2");

        for (byte[] form : List.of(archive, TinyImage.gzip(archive), Zstd.compress(archive))) {
            assertThat(answer(form, "", Optional.empty())).isInstanceOfSatisfying(Answer.Found.class, found -> {
                assertThat(found.facts().distribution().id()).isEqualTo("new");
                assertThat(found.facts().config().user()).contains("7");
                assertThat(found.facts().root().lookup("/gone")).isInstanceOf(Lookup.Absent.class);
                assertThat(found.facts().provenance().source()).contains("image sha256:");
            });
        }
        assertThat(id(answer(archive, "our/base:2", Optional.empty()))).isEqualTo("new");
        assertThatThrownBy(() -> answer(archive, "3", Optional.empty()))
                .hasMessage("holds no image 3; there are our/base:2");
        assertThat(id(answer(archive, "", Optional.of(Architecture.ARM64)))).isEqualTo("new");
    }

    @Test
    void dockerArchivesThatAreNone() throws IOException {
        for (String manifest : List.of("", "{", "[]", "[{}]", "{}", "[[[[", "[7]")) {
            byte[] archive = TinyTar.empty().file("manifest.json", manifest).bytes();
            assertThatThrownBy(() -> id(archive))
                    .isInstanceOf(IOException.class)
                    .hasMessageNotContaining("\n");
        }
        byte[] outside = TinyTar.empty()
                .file("manifest.json", TinyImage.json("[{'Config': '../../../../etc/passwd', 'Layers': []}]"), 0644)
                .bytes();
        assertThatThrownBy(() -> id(outside)).hasMessage("holds no file ../../../../etc/passwd");
        byte[] looped = TinyTar.empty()
                .link("a", "b")
                .link("b", "a")
                .file("manifest.json", TinyImage.json("[{'Config': 'a', 'Layers': []}]"), 0644)
                .bytes();
        assertThatThrownBy(() -> id(looped)).hasMessage("holds no file a");
    }

    @Test
    void layersThatSeveralImagesShareAreLinks() throws IOException {
        byte[] layer = root("tiny").bytes();
        byte[] config = TinyImage.json("{'os': 'linux', 'architecture': 'amd64', 'rootfs': {'diff_ids': ['"
                + dev.seaworthy.image.Digest.of(layer).text() + "']}}");
        byte[] archive = TinyTar.empty()
                .file("manifest.json", TinyImage.json("[{'Config': 'c.json', 'Layers': ['two/layer.tar']}]"), 0644)
                .link("two/layer.tar", "../one/layer.tar")
                .file("one/layer.tar", layer, 0644)
                .file("c.json", config, 0644)
                .bytes();

        assertThat(id(archive)).isEqualTo("tiny");
    }

    @Test
    void layoutsAndTheirArchives() throws IOException {
        TinyImage images = new TinyImage().layer(root("amd"));
        Descriptor amd = images.manifest();
        Path one = images.layout(work.resolve("one"), TinyImage.image(amd, "", "1"));
        byte[] archive = images.ociArchive(TinyImage.image(amd, "", "1"));

        assertThat(id(new LayoutSource("x", one, Optional.empty(), FactsCache.NONE).facts(Optional.empty())))
                .isEqualTo("amd");
        assertThat(id(new LayoutSource("x", one, Optional.of("1"), FactsCache.NONE).facts(Optional.empty())))
                .isEqualTo("amd");
        assertThat(id(archive)).isEqualTo("amd");
        assertThat(id(TinyImage.gzip(archive))).isEqualTo("amd");
        assertThatThrownBy(() -> new LayoutSource("x", one, Optional.of("2"), FactsCache.NONE).facts(Optional.empty()))
                .hasMessage("holds no image 2; there are 1");
    }

    @Test
    void anIndexIsResolvedByArchitecture() throws IOException {
        TinyImage image = new TinyImage().layer(root("tiny"));
        Descriptor amd = image.manifest();
        Descriptor arm = image.on("arm64").manifest();
        Descriptor index = image.document(
                MediaTypes.OCI_INDEX,
                "{'manifests': [" + TinyImage.image(amd, "amd64", "") + "," + TinyImage.image(arm, "arm64", "") + "]}");
        Path nested = image.layout(work.resolve("nested"), TinyImage.image(index, "", "v1"));
        Path flat = image.layout(
                work.resolve("flat"), TinyImage.image(amd, "amd64", "v1"), TinyImage.image(arm, "arm64", "v1"));
        Path two = image.layout(
                work.resolve("two"), TinyImage.image(amd, "amd64", "a"), TinyImage.image(arm, "arm64", "b"));

        for (Path layout : List.of(nested, flat)) {
            LayoutSource source = new LayoutSource("x", layout, Optional.empty(), FactsCache.NONE);
            assertThat(source.facts(Optional.of(Architecture.ARM64)))
                    .isInstanceOfSatisfying(
                            Answer.Found.class,
                            found -> assertThat(found.facts().provenance().source())
                                    .endsWith("manifest " + arm.digest().text()));
            assertThat(source.facts(Optional.of(Architecture.S390X)))
                    .isEqualTo(new Answer.OtherArchitecture(List.of(Architecture.AMD64, Architecture.ARM64)));
        }
        assertThatThrownBy(() -> new LayoutSource("x", two, Optional.empty(), FactsCache.NONE)
                        .facts(Optional.of(Architecture.AMD64)))
                .hasMessage("holds several images; there are a, b; say which: NAME:TAG");
    }

    @Test
    void layoutsThatAreNone() throws IOException {
        assertThatThrownBy(() -> new LayoutSource("x", work, Optional.empty(), FactsCache.NONE).facts(Optional.empty()))
                .hasMessage("is not an OCI layout: it has no index.json");
        Descriptor nowhere = Descriptor.of(MediaTypes.OCI_MANIFEST, dev.seaworthy.image.Digest.of(new byte[0]), 5);
        Path missing = new TinyImage().layout(work.resolve("missing"), TinyImage.image(nowhere, "", ""));
        assertThatThrownBy(
                        () -> new LayoutSource("x", missing, Optional.empty(), FactsCache.NONE).facts(Optional.empty()))
                .hasMessageStartingWith("holds no file blobs/sha256/e3b0c44298fc1c14");
    }
}
