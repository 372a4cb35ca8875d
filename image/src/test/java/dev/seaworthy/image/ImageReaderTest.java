package dev.seaworthy.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seaworthy.image.tiny.TinyImage;
import dev.seaworthy.target.ImageConfig;
import dev.seaworthy.target.Provenance;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.root.RootView.Lookup;
import dev.seaworthy.testkit.TinyTar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ImageReaderTest {
    private static final String GZIPPED = "application/vnd.oci.image.layer.v1.tar+gzip";

    private static TargetFacts read(TinyImage image) throws IOException {
        return read(image, image.manifest());
    }

    private static TargetFacts read(TinyImage image, Descriptor manifest) throws IOException {
        return new ImageReader(image.blobs()).read(manifest, "x", new Provenance(Provenance.How.READ, "", "a test"));
    }

    private static TinyTar small() {
        return TinyTar.empty().file("etc/os-release", "ID=tiny\nVERSION_ID=1\n");
    }

    @Test
    void layersAndConfiguration() throws IOException {
        TargetFacts facts = read(new TinyImage()
                .layer(small().file("a", "12345"))
                .layer(TinyTar.empty().file(".wh.a", "").file("b", "123"))
                .saying("{'User': 'app:1', 'Env': ['A=b=c'], 'WorkingDir': '/srv', 'Cmd': ['/b']}"));

        assertThat(facts.distribution().id()).isEqualTo("tiny");
        assertThat(facts.root().lookup("/a")).isInstanceOf(Lookup.Absent.class);
        assertThat(facts.root().lookup("/b")).isInstanceOf(Lookup.File.class);
        assertThat(facts.size()).hasValue("ID=tiny\nVERSION_ID=1\n".length() + 3);
        assertThat(facts.config())
                .isEqualTo(new ImageConfig(
                        Optional.of("app:1"), Map.of("A", "b=c"), Optional.of("/srv"), List.of(), List.of("/b")));
    }

    @Test
    void whatStandsBehindTheEndOfALayerCountsForItsDigest() throws IOException {
        byte[] padded = Arrays.copyOf(small().bytes(), 100_000);
        byte[] blob = TinyImage.gzip(padded);

        assertThat(read(new TinyImage().layer(padded, blob, GZIPPED))
                        .distribution()
                        .id())
                .isEqualTo("tiny");
        assertThatThrownBy(() -> read(new TinyImage().layer(small().bytes(), blob, GZIPPED)))
                .hasMessageStartingWith("layer 1 of 1 does not have the digest sha256:");
    }

    @Test
    void aLayerMayBeCompressedOtherwiseThanItsTypeSays() throws IOException {
        byte[] tar = small().bytes();

        assertThat(read(new TinyImage().layer(tar, tar, GZIPPED)).distribution().id())
                .isEqualTo("tiny");
        assertThat(read(new TinyImage().layer(tar, TinyImage.gzip(tar), "application/vnd.oci.image.layer.v1.tar"))
                        .distribution()
                        .id())
                .isEqualTo("tiny");
    }

    @Test
    void aLayerThatIsNoArchive() {
        byte[] text = "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> read(new TinyImage().layer(small()).layer(text, TinyImage.gzip(text), GZIPPED)))
                .hasMessage("layer 2 of 2 is not a tar archive");
        byte[] bzip2 = "BZh91AY".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(new TinyImage().layer(text, bzip2, GZIPPED)))
                .hasMessageStartingWith("layer 1 of 1 is compressed with bzip2");
        assertThatThrownBy(() -> read(new TinyImage().layer(text, text, "text/html")))
                .hasMessage("has a layer of a kind that is not known: text/html");
    }

    @Test
    void aBlobThatIsNotWhatItsDescriptorSays() {
        byte[] blob = TinyImage.gzip(small().bytes());
        Digest digest = Digest.of(blob);
        byte[] other = TinyImage.gzip(small().file("x", "y").bytes());
        byte[] sameSize = blob.clone();
        sameSize[9] ^= 1;

        for (byte[] wrong : List.of(other, sameSize, Arrays.copyOf(blob, blob.length + 1), Arrays.copyOf(blob, 30))) {
            TinyImage image = new TinyImage().layer(small().bytes(), blob, GZIPPED);
            Descriptor manifest = image.manifest();
            image.replace(digest, wrong);
            assertThatThrownBy(() -> read(image, manifest))
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessageMatching("layer 1 of 1 (does not have|is cut off).*");
        }
    }

    @Test
    void aManifestThatIsNotWhatItsDescriptorSays() {
        TinyImage image = new TinyImage().layer(small());
        Descriptor manifest = image.manifest();

        image.replace(manifest.digest(), new byte[(int) manifest.size()]);
        assertThatThrownBy(() -> read(image, manifest)).hasMessageStartingWith("the manifest does not have the digest");
        image.replace(manifest.digest(), new byte[3]);
        assertThatThrownBy(() -> read(image, manifest)).hasMessageContaining("bytes it should");
        assertThatThrownBy(() -> read(image, Descriptor.of(MediaTypes.OCI_MANIFEST, manifest.digest(), Long.MAX_VALUE)))
                .hasMessage("the manifest is larger than 4194304 bytes");
    }

    @Test
    void whatIsNoImage() {
        TinyImage image = new TinyImage().layer(small());
        Descriptor config = image.document("application/vnd.cncf.helm.config.v1+json", "{}");
        Descriptor chart = image.document(
                MediaTypes.OCI_MANIFEST,
                "{'config': " + TinyImage.descriptor(config.mediaType(), config.digest(), config.size()) + "}");

        assertThatThrownBy(() -> read(image, chart))
                .hasMessage("is not an image but application/vnd.cncf.helm.config.v1+json");
    }

    @Test
    void moreLayersThanTheConfigurationNames() {
        TinyImage image = new TinyImage().layer(small());
        byte[] config = TinyImage.json("{'rootfs': {'diff_ids': []}}");
        Descriptor other = Descriptor.of(MediaTypes.OCI_CONFIG, image.add(config), config.length);
        byte[] blob = TinyImage.gzip(small().bytes());
        Descriptor manifest = image.document(
                MediaTypes.OCI_MANIFEST,
                "{'config': " + TinyImage.descriptor(other.mediaType(), other.digest(), other.size()) + ", 'layers': ["
                        + TinyImage.descriptor(GZIPPED, Digest.of(blob), blob.length) + "]}");

        assertThatThrownBy(() -> read(image, manifest)).hasMessage("has 1 layers, but its configuration names 0");
    }

    @Test
    void anIndexThatLeadsToItself() {
        // By digest nothing can contain itself, so the source has to lie: every index is the same one.
        TinyImage image = new TinyImage();
        Descriptor one = image.document(MediaTypes.OCI_INDEX, "{'manifests': []}");
        byte[] loop = TinyImage.json("{'manifests': [" + TinyImage.image(one, "", "") + "]}");
        image.replace(one.digest(), loop);

        assertThatThrownBy(() -> new ImageReader(image.blobs()).choose(one, Optional.empty()))
                .hasMessageStartingWith("the index does not have");

        Descriptor inner = image.manifest();
        for (int depth = 0; depth < 10; depth++) {
            inner = image.document(MediaTypes.OCI_INDEX, "{'manifests': [" + TinyImage.image(inner, "", "") + "]}");
        }
        Descriptor top = inner;
        assertThatThrownBy(() -> new ImageReader(image.blobs()).choose(top, Optional.empty()))
                .hasMessage("has indexes nested deeper than 3");
    }

    @Test
    void aManifestWithTooManyLayers() {
        byte[] blob = TinyImage.gzip(small().bytes());
        TinyImage image = new TinyImage();
        for (int i = 0; i < 501; i++) {
            image.layer(small().bytes(), blob, GZIPPED);
        }

        assertThatThrownBy(() -> read(image)).hasMessage("has more than 500 layers");
    }
}
