package dev.seaworthy.bundle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.bundle.Emitter;
import dev.seaworthy.bundle.Orders;
import dev.seaworthy.bundle.Remark;
import dev.seaworthy.bundle.description.Docker;
import dev.seaworthy.image.dockerfile.DockerfileSource;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetSource;
import dev.seaworthy.target.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which base is chosen, and what stands in the Dockerfile. */
class DockerEmitterTest {
    private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);

    @TempDir
    private Path folder;

    private static Docker docker(Optional<String> base, Docker.Origin origin, List<String> healthcheck) {
        return new Docker(base, origin, Optional.empty(), Docker.NONROOT, healthcheck, Optional.empty(), List.of());
    }

    private static Emitter.Emission emit(Orders orders, Docker section, Pins pins) throws IOException {
        return new DockerEmitter(pins).emit(orders.docker(section).order());
    }

    private static String text(Emitter.Emission emission) {
        return emission.artefacts().getFirst().text();
    }

    @Test
    void aStaticBinaryNeedsNoBase() throws IOException {
        Emitter.Emission emission =
                emit(new Orders(), docker(Optional.empty(), Docker.Origin.BINARY, List.of("-check")), Pins.NONE);

        assertThat(text(emission))
                .contains(
                        "FROM scratch\n",
                        "COPY --chmod=0755 [\"bin/orders\", \"/usr/local/bin/orders\"]\n",
                        "EXPOSE 8080/tcp\n",
                        "CMD [\"/usr/local/bin/orders\", \"-check\"]\n",
                        "USER 65532:65532\n",
                        "ENTRYPOINT [\"/usr/local/bin/orders\", \"--listen\", \":8080\"]\n");
        assertThat(emission.artefacts().get(1).text()).endsWith("*\n!bin/orders\n");
        assertThat(emission.remarks()).isEmpty();
    }

    @Test
    void timeZonesAskForABaseThatHasThem() throws IOException {
        Orders zones = new Orders().go("go1.22.3", "time.LoadLocation");

        Emitter.Emission emission = emit(
                zones, docker(Optional.empty(), Docker.Origin.BINARY, List.of()), image -> Optional.of(image + DIGEST));

        assertThat(text(emission)).contains("FROM gcr.io/distroless/static-debian13" + DIGEST + "\n");
        assertThat(emission.remarks()).extracting(Remark::about).containsExactly("docker.healthcheck");
    }

    @Test
    void noRegistryIsAskedAboutAToolchainThatIsNotUsed() throws IOException {
        List<String> asked = new ArrayList<>();
        emit(new Orders(), docker(Optional.of("debian:12"), Docker.Origin.BINARY, List.of()), image -> {
            asked.add(image);
            return Optional.empty();
        });

        assertThat(asked).containsExactly("debian:12");
    }

    @Test
    void fromSourceTheToolchainIsThatOfTheBinary() throws IOException {
        Emitter.Emission emission =
                emit(new Orders(), docker(Optional.of("alpine:3.20"), Docker.Origin.SOURCE, List.of()), Pins.NONE);

        assertThat(text(emission))
                .contains("FROM golang:1.22.3-bookworm AS compile\n", "RUN CGO_ENABLED=0 go build -trimpath")
                .contains("CMD [\"wget\", \"-q\", \"-O\", \"/dev/null\", \"http://127.0.0.1:8080/healthz\"]\n");
        assertThat(emission.remarks()).extracting(Remark::about).containsExactly("docker.base", "docker.toolchain");
    }

    /** Our own reader follows it, and knows who will run what. */
    @Test
    void itIsReadBack() throws IOException {
        Emitter.Emission emission =
                emit(new Orders(), docker(Optional.of("debian:12"), Docker.Origin.BINARY, List.of()), Pins.NONE);
        Path file = Files.writeString(folder.resolve("Dockerfile"), text(emission));
        Files.createDirectories(folder.resolve("bin"));
        Files.write(folder.resolve("bin/orders"), new byte[] {0x7f, 'E', 'L', 'F'});
        DockerfileSource source = new DockerfileSource(
                file,
                Optional.empty(),
                "image",
                (image, wanted, _) ->
                        Catalogue.load().find(image, wanted) instanceof Catalogue.Answer.Found(TargetFacts facts)
                                ? Optional.of(new TargetSource.Answer.Found(facts))
                                : Optional.empty());

        assertThat(source.facts(Optional.empty())).isInstanceOfSatisfying(TargetSource.Answer.Found.class, found -> {
            assertThat(found.facts().config().user()).contains("65532:65532");
            assertThat(found.facts().config().entrypoint()).first().isEqualTo("/usr/local/bin/orders");
        });
    }
}
