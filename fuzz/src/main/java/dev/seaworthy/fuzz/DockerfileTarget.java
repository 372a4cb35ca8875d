package dev.seaworthy.fuzz;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.image.dockerfile.DockerfileSource;
import dev.seaworthy.target.TargetSource;
import dev.seaworthy.target.catalogue.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Dockerfiles. Base images come from the catalogue. */
final class DockerfileTarget implements FuzzTarget {
    private final DockerfileSource source;

    DockerfileTarget() {
        Catalogue catalogue = Catalogue.load();
        TargetSource.Answer debian =
                catalogue.find("debian:12", Optional.of(Architecture.AMD64)) instanceof Catalogue.Answer.Found found
                        ? new TargetSource.Answer.Found(found.facts())
                        : new TargetSource.Answer.OtherArchitecture(List.of());
        TargetSource.Answer alpine =
                catalogue.find("alpine:3.20", Optional.of(Architecture.AMD64)) instanceof Catalogue.Answer.Found found
                        ? new TargetSource.Answer.Found(found.facts())
                        : debian;
        try {
            Path folder = Files.createTempDirectory("seaworthy-fuzz");
            Path file = Files.writeString(folder.resolve("Dockerfile"), "");
            Files.writeString(folder.resolve("app"), "x");
            for (Path one : List.of(folder, file, folder.resolve("app"))) {
                one.toFile().deleteOnExit();
            }
            source = new DockerfileSource(
                    file,
                    Optional.empty(),
                    "fuzz",
                    (image, wanted, needed) -> Optional.of(image.contains("alpine") ? alpine : debian));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void run(byte[] input) throws IOException {
        DockerfileSource one = source.withText(new String(input, StandardCharsets.UTF_8));
        if (one.facts(Optional.of(Architecture.AMD64)) instanceof TargetSource.Answer.Found(var facts)) {
            Walk.through(facts.root());
        }
        one.edited(List.of());
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        return List.of(
                Bytewise.text("""
                        # escape=`
                        ARG VERSION=12
                        FROM golang:1 AS build
                        RUN --mount=type=cache,target=/x go build `
                          -o /app .
                        FROM debian:${VERSION:-11}
                        ENV A=b C="d e"
                        RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates tzdata; rm -rf /x
                        COPY --from=build --chown=1:1 /app /usr/bin/
                        USER app:app
                        WORKDIR sub
                        ENTRYPOINT ["/app", "-x"]
                        """),
                Bytewise.text("""
                        FROM alpine:3.20
                        RUN <<EOF
                        apk add --no-cache gcompat libc6-compat
                        adduser -D -u 1000 app
                        ln -s /lib/a /lib/b || mkdir -p /c
                        EOF
                        ADD https://example.com/a /a
                        COPY ["app", "/b/"]
                        COPY <<-"X" /etc/resolv.conf
                        \tnameserver 1
                        X
                        CMD sleep 1
                        """),
                Bytewise.text("FROM scratch\nCOPY app /\nONBUILD RUN x\nHEALTHCHECK NONE\nSHELL [\"/bin/sh\"]\n"));
    }
}
