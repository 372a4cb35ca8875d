package dev.seaworthy.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes to Dockerfiles, as diffs. */
class DockerfileEditTest {
    @TempDir
    private Path work;

    private Optional<DockerfileEdit.Edited> edited(String text, DockerfileEdit... edits) throws IOException {
        Path file = Files.writeString(work.resolve("Dockerfile"), text);
        return new DockerfileSource(file, Optional.empty(), "app", (_, _, _) -> Optional.empty())
                .edited(List.of(edits));
    }

    @Test
    void aPackageMore() throws IOException {
        assertThat(edited("""
                                FROM golang:1.27 AS build
                                RUN go build -o /app .

                                FROM debian:12-slim
                                COPY --from=build /app /app
                                USER 65532
                                CMD ["/app"]
                                """, new DockerfileEdit.Run("apt-get install -y ca-certificates"))
                        .orElseThrow()
                        .diff())
                .isEqualTo("""
                        --- Dockerfile
                        +++ Dockerfile
                        @@ -2,6 +2,7 @@
                         RUN go build -o /app .
                        \s
                         FROM debian:12-slim
                        +RUN apt-get install -y ca-certificates
                         COPY --from=build /app /app
                         USER 65532
                         CMD ["/app"]
                        """);
    }

    @Test
    void anotherBuildAndALineMore() throws IOException {
        assertThat(edited(
                                """
                                FROM golang:1.27 AS build
                                WORKDIR /src
                                COPY . .
                                RUN go mod download && \\
                                    go build -o /app .
                                # 6
                                # 7
                                # 8
                                # 9
                                # 10
                                # 11
                                # 12
                                FROM scratch
                                COPY --from=build /app /app
                                """,
                                new DockerfileEdit.GoBuild(
                                        Map.of("CGO_ENABLED", "0"), Set.of("timetzdata"), List.of("-trimpath")),
                                new DockerfileEdit.Line("COPY passwd /etc/passwd"))
                        .orElseThrow()
                        .diff())
                .isEqualTo("""
                        --- Dockerfile
                        +++ Dockerfile
                        @@ -2,7 +2,7 @@
                         WORKDIR /src
                         COPY . .
                         RUN go mod download && \\
                        -    go build -o /app .
                        +    CGO_ENABLED=0 go build -tags timetzdata -trimpath -o /app .
                         # 6
                         # 7
                         # 8
                        @@ -11,4 +11,5 @@
                         # 11
                         # 12
                         FROM scratch
                        +COPY passwd /etc/passwd
                         COPY --from=build /app /app
                        """);
    }

    @Test
    void anotherBase() throws IOException {
        assertThat(edited("FROM alpine:3.20 AS run\nRUN true\nFROM run\n", new DockerfileEdit.Base("debian:13"))
                        .orElseThrow()
                        .text())
                .isEqualTo("FROM debian:13 AS run\nRUN true\nFROM run\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RUN CGO_ENABLED=1 go build .             | RUN CGO_ENABLED=0 go build -tags timetzdata .",
                "RUN go build -tags netgo .               | RUN CGO_ENABLED=0 go build -tags netgo,timetzdata .",
                "RUN go build -tags='a b' -o x .          | RUN CGO_ENABLED=0 go build -tags a,b,timetzdata -o x .",
                "RUN GOOS=linux go build -v ./cmd/app     | RUN GOOS=linux CGO_ENABLED=0 go build -tags timetzdata -v ./cmd/app"
            })
    void settingsThatAreThereAlready(String before, String after) throws IOException {
        assertThat(edited(
                                "FROM golang:1.27\n" + before + "\n",
                                new DockerfileEdit.GoBuild(Map.of("CGO_ENABLED", "0"), Set.of("timetzdata"), List.of()))
                        .orElseThrow()
                        .text())
                .isEqualTo("FROM golang:1.27\n" + after + "\n");
    }

    @Test
    void noPlaceForABuild() throws IOException {
        assertThat(edited(
                        "FROM scratch\nCOPY app /app\n",
                        new DockerfileEdit.GoBuild(Map.of("CGO_ENABLED", "0"), Set.of(), List.of())))
                .isEmpty();
    }
}
