package dev.seaworthy.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.ImageConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    private static final String A = "sha256:" + "a".repeat(64);
    private static final String B = "sha256:" + "b".repeat(64);

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aManifestNamesConfigurationAndLayers() throws IOException {
        Manifest manifest = Manifest.parse(json("{'schemaVersion': 2,"
                + "'config': {'mediaType': 'application/vnd.oci.image.config.v1+json', 'digest': '" + A
                + "', 'size': 7},"
                + "'layers': [{'mediaType': 'application/vnd.oci.image.layer.v1.tar+gzip', 'digest': '" + B
                + "', 'size': 9, 'annotations': {'k': 'v'}}]}"));

        assertThat(manifest.config()).isEqualTo(Descriptor.of(MediaTypes.OCI_CONFIG, new Digest(A), 7));
        assertThat(manifest.layers())
                .containsExactly(new Descriptor(
                        "application/vnd.oci.image.layer.v1.tar+gzip",
                        new Digest(B),
                        9,
                        Optional.empty(),
                        Map.of("k", "v")));
    }

    @Test
    void aConfigurationSaysHowProgramsAreStarted() throws IOException {
        ConfigFile file = ConfigFile.parse(json("{'os': 'linux', 'architecture': 'arm64', 'variant': 'v8',"
                + "'config': {'User': '65532', 'Env': ['PATH=/bin', 'EMPTY=', 'odd'], 'WorkingDir': '',"
                + "'Entrypoint': ['/app'], 'Cmd': null}, 'rootfs': {'type': 'layers', 'diff_ids': ['" + A + "']}}"));

        assertThat(file.platform().linux()).contains(Architecture.ARM64);
        assertThat(file.config())
                .isEqualTo(new ImageConfig(
                        Optional.of("65532"),
                        Map.of("PATH", "/bin", "EMPTY", ""),
                        Optional.empty(),
                        List.of("/app"),
                        List.of()));
        assertThat(file.diffIds()).containsExactly(new Digest(A));
    }

    @Test
    void documentsWithoutUsableDigestsOrSizesAreRefused() {
        for (String layer : List.of(
                "{'digest': '../../etc/passwd', 'size': 1}",
                "{'digest': 'md5:00', 'size': 1}",
                "{'digest': '" + A + "', 'size': -1}",
                "{'digest': '" + A + "'}",
                "7")) {
            assertThatThrownBy(() -> Manifest.parse(
                            json("{'config': {'digest': '" + A + "', 'size': 1}, 'layers': [" + layer + "]}")))
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessageContaining("no usable");
        }
        assertThatThrownBy(() -> Manifest.parse(json("{}"))).hasMessage("the manifest names no configuration");
        assertThatThrownBy(() -> Manifest.parse(json("{'schemaVersion': 1}"))).hasMessageContaining("schema 1");
    }

    private static String image(String digest, String platform) {
        return "{'mediaType': '" + MediaTypes.OCI_MANIFEST + "', 'digest': '" + digest + "', 'size': 1"
                + (platform.isEmpty() ? "" : ", 'platform': " + platform) + "}";
    }

    private static ImageReader.Choice choose(String images, Optional<Architecture> wanted) throws IOException {
        byte[] index = json("{'manifests': [" + images + "]}");
        Descriptor top = Descriptor.of(MediaTypes.OCI_INDEX, Digest.of(index), index.length);
        return new ImageReader(_ -> new ByteArrayInputStream(index)).choose(top, wanted);
    }

    @Test
    void theImageForTheWantedArchitectureIsChosen() throws IOException {
        String both = image(A, "{'os': 'linux', 'architecture': 'amd64'}") + ","
                + image(B, "{'os': 'linux', 'architecture': 'arm64', 'variant': 'v8'}") + ","
                + image("sha256:" + "c".repeat(64), "{'os': 'unknown', 'architecture': 'unknown'}");

        assertThat(choose(both, Optional.of(Architecture.ARM64)))
                .isInstanceOfSatisfying(
                        ImageReader.Choice.Chosen.class,
                        chosen -> assertThat(chosen.manifest().digest().text()).isEqualTo(B));
        assertThat(choose(both, Optional.of(Architecture.S390X)))
                .isEqualTo(new ImageReader.Choice.OtherArchitecture(List.of(Architecture.AMD64, Architecture.ARM64)));
    }

    @Test
    void anIndexWithoutLinuxImagesIsRefused() {
        assertThatThrownBy(() -> choose(image(A, "{'os': 'windows', 'architecture': 'amd64'}"), Optional.empty()))
                .hasMessage("the index holds no image of a Linux");
    }
}
