package dev.seaworthy.image.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seaworthy.image.assembly.Assembled;
import dev.seaworthy.image.assembly.Assembly;
import dev.seaworthy.image.assembly.BaseImage;
import dev.seaworthy.image.assembly.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of a registry, and what its refusals become. */
class RegistryPushTest {
    @TempDir
    private Path folder;

    private Assembled image;

    @BeforeEach
    void image() throws IOException {
        Path binary = Files.writeString(folder.resolve("orders"), "a program");
        image = Assembly.image(
                BaseImage.scratch(),
                new Contents(
                        "amd64",
                        Instant.EPOCH,
                        Map.of("/orders", new Contents.File(binary, 0755)),
                        Map.of(),
                        1,
                        Map.of(),
                        List.of("/orders"),
                        List.of(),
                        Map.of()),
                folder);
    }

    private static Reference reference(FakeRegistry registry) {
        if (Reference.parse(registry.host() + "/shop/orders:1.4") instanceof Reference.Parsed.Valid(Reference one)) {
            return one;
        }
        throw new AssertionError("it is a reference");
    }

    @Test
    void blobsComeFirstTheManifestLast() throws IOException {
        Map<String, String> kept = new ConcurrentHashMap<>();
        try (FakeRegistry registry = new FakeRegistry(asked -> switch (asked.method()) {
            case "HEAD" -> FakeRegistry.Answer.of(404);
            case "POST" -> FakeRegistry.Answer.of(202).header("Location", "/v2/shop/orders/blobs/uploads/7?state=x");
            default -> {
                kept.put(asked.path(), asked.body());
                yield FakeRegistry.Answer.of(201);
            }
        })) {
            RegistryPush.push(image, reference(registry), Map.of());

            assertThat(registry.asked())
                    .extracting(FakeRegistry.Asked::method)
                    .containsExactly("HEAD", "POST", "PUT", "HEAD", "POST", "PUT", "PUT");
            assertThat(registry.asked().getLast().path()).isEqualTo("/v2/shop/orders/manifests/1.4");
            assertThat(registry.asked().getLast().headers())
                    .containsEntry("content-type", "application/vnd.oci.image.manifest.v1+json");
            assertThat(kept.keySet())
                    .contains("/v2/shop/orders/blobs/uploads/7?state=x&digest=sha256%3A"
                            + image.config().descriptor().digest().hex());
        }
    }

    @Test
    void whatIsThereIsNotSentAgain() throws IOException {
        try (FakeRegistry registry =
                new FakeRegistry(asked -> FakeRegistry.Answer.of(asked.method().equals("HEAD") ? 200 : 201))) {
            RegistryPush.push(image, reference(registry), Map.of());

            assertThat(registry.asked()).extracting(FakeRegistry.Asked::method).containsExactly("HEAD", "HEAD", "PUT");
        }
    }

    @Test
    void aRefusalSaysWhoRefused() throws IOException {
        try (FakeRegistry registry =
                new FakeRegistry(asked -> FakeRegistry.Answer.of(asked.method().equals("HEAD") ? 404 : 403)
                        .body(asked.method().equals("HEAD") ? "" : "{\"errors\":[{\"message\":\"read only\"}]}"))) {
            assertThatThrownBy(() -> RegistryPush.push(image, reference(registry), Map.of()))
                    .hasMessageContaining("does not let it be pushed (403): read only");
        }
    }
}
