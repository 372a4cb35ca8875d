package dev.seaworthy.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetReader;
import dev.seaworthy.target.TargetSource;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.target.root.RootView.Certificates;
import dev.seaworthy.target.root.RootView.Content;
import dev.seaworthy.target.root.RootView.Entry;
import dev.seaworthy.target.root.RootView.Lookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Given this Dockerfile, that image. */
class DockerfileSourceTest {
    private static final String BUNDLE = "/etc/ssl/certs/ca-certificates.crt";

    @TempDir
    private Path work;

    private Path base;

    @BeforeEach
    void aBase() throws IOException {
        base = Files.createDirectories(work.resolve("base"));
        Files.createDirectories(base.resolve("etc"));
        Files.createDirectories(base.resolve("usr/lib"));
        Files.createSymbolicLink(base.resolve("lib"), Path.of("usr/lib"));
        Files.writeString(base.resolve("etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
    }

    /** The only image that is at hand is "base"; scratch is empty. */
    private Optional<TargetSource.Answer> find(String image, Optional<Architecture> wanted, boolean needed)
            throws IOException {
        return switch (image) {
            case "base" -> Optional.of(new TargetSource.Answer.Found(TargetReader.read("base", base)));
            case "scratch" ->
                Optional.of(new TargetSource.Answer.Found(
                        TargetReader.read("scratch", Files.createDirectories(work.resolve("scratch")))));
            default -> {
                if (needed) {
                    throw new IOException("there is no image \"" + image + "\"");
                }
                yield Optional.empty();
            }
        };
    }

    private TargetFacts target(String... lines) throws IOException {
        Path file = Files.writeString(work.resolve("Dockerfile"), String.join("\n", lines) + "\n");
        return switch (new DockerfileSource(file, Optional.empty(), "app", this::find)
                .facts(Optional.of(Architecture.AMD64))) {
            case TargetSource.Answer.Found(TargetFacts facts) -> facts;
            case TargetSource.Answer.OtherArchitecture other -> throw new AssertionError(other);
        };
    }

    private RootView root(String... lines) throws IOException {
        return target(lines).root();
    }

    /** Any image may be copied from, not only a stage. */
    @Test
    void copiedFromAnImageThatIsNoStage() throws IOException {
        RootView root = root("FROM scratch", "COPY --from=base /etc/passwd /etc/", "COPY --from=other/app /app /app");

        assertThat(root.text("/etc/passwd", 100)).isInstanceOf(Content.Text.class);
        assertThat(root.lookup("/app")).isInstanceOf(Lookup.Unknown.class);
    }

    @Test
    void howItIsStarted() throws IOException {
        TargetFacts facts = target(
                "FROM base",
                "ARG VERSION=1.2",
                "ENV TZ=Europe/Paris APP=\"my app\" V=$VERSION",
                "ENV OLD form of it",
                "WORKDIR /srv",
                "WORKDIR app",
                "USER 65532:65532",
                "ENTRYPOINT [\"/app\", \"serve\"]",
                "CMD --verbose");
        assertThat(facts.config().environment())
                .isEqualTo(Map.of("TZ", "Europe/Paris", "APP", "my app", "V", "1.2", "OLD", "form of it"));
        assertThat(facts.config().workingDirectory()).contains("/srv/app");
        assertThat(facts.config().user()).contains("65532:65532");
        assertThat(facts.config().entrypoint()).containsExactly("/app", "serve");
        assertThat(facts.config().command()).containsExactly("/bin/sh", "-c", "--verbose");
        assertThat(facts.root().lookup("/srv/app")).isInstanceOf(Lookup.Directory.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RUN apk add --no-cache ca-certificates                                  | " + BUNDLE,
                "RUN apk --no-cache add ca-certificates tzdata                           | " + BUNDLE,
                "RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/* | "
                        + BUNDLE,
                "RUN set -eux; DEBIAN_FRONTEND=noninteractive apt-get install -y ca-certificates=2023* | " + BUNDLE,
                "RUN [\"apk\", \"add\", \"ca-certificates\"]                              | " + BUNDLE,
                "RUN dnf install -y ca-certificates && dnf clean all                     | /etc/pki/tls/certs/ca-bundle.crt",
                "RUN microdnf install -y ca-certificates                                 | /etc/pki/tls/certs/ca-bundle.crt",
                "RUN zypper --non-interactive install ca-certificates-mozilla            | /etc/ssl/ca-bundle.pem",
                "RUN pacman -Syu --noconfirm ca-certificates                             | " + BUNDLE
            })
    void certificatesFromAPackage(String line, String path) throws IOException {
        TargetFacts facts = target("FROM base", line);
        assertThat(facts.root().certificates(path)).isInstanceOf(Certificates.Some.class);
        assertThat(facts.provenance().notFollowed()).isEmpty();
        // What was not installed is still known to be missing …
        assertThat(facts.root().lookup("/usr/bin/git")).isInstanceOf(Lookup.Absent.class);
        // … but libraries may have come along.
        assertThat(facts.root().object("/usr/lib/libssl.so.3")).isInstanceOf(RootView.ObjectLookup.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RUN curl -fsSL https://example.com/install | sh",
                "RUN if [ -f /x ]; then apk add git; fi",
                "RUN make install",
                "RUN apk add git",
                "RUN apt-get install -y ./local.deb",
                "RUN <<EOF\nmake install\nEOF",
                "RUN <<EOF python3\nprint(1)\nEOF",
                "FROMAGE brie"
            })
    void whatIsNotFollowedMayHaveBroughtAnything(String line) throws IOException {
        RootView root = root("FROM base", line);
        assertThat(root.certificates(BUNDLE)).isInstanceOf(Certificates.Unknown.class);
        assertThat(root.lookup("/usr/bin/git")).isInstanceOf(Lookup.Unknown.class);
        assertThat(root.text("/etc/passwd", 1000)).isInstanceOf(Content.Text.class);
    }

    @Test
    void whatIsNotFollowedIsSaid() throws IOException {
        assertThat(target("FROM base", "", "RUN apk update && \\", "    curl https://example.com/install | sh")
                        .provenance()
                        .notFollowed())
                .containsExactly("\"curl https://example.com/install | sh\" in line 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RUN echo hello && true",
                "RUN mkdir -p /data && chown 65532:65532 /data",
                "RUN apk update || true",
                "# a comment",
                "EXPOSE 8080",
                "RUN apt-get clean && rm -rf /var/lib/apt/lists/*"
            })
    void whatBringsNothing(String line) throws IOException {
        RootView root = root("FROM base", line);
        assertThat(root.certificates(BUNDLE)).isInstanceOf(Certificates.Absent.class);
        assertThat(root.lookup("/usr/bin/git")).isInstanceOf(Lookup.Absent.class);
    }

    @Test
    void aUserThatIsAdded() throws IOException {
        assertThat(root("FROM base", "RUN adduser -D -u 1000 app").text("/etc/passwd", 1000))
                .isEqualTo(new Content.Text(
                        "/etc/passwd", "root:x:0:0:root:/root:/bin/sh\napp:x:1000:1000::/home/app:/sbin/nologin\n"));
        assertThat(root("FROM base", "RUN useradd --system app").text("/etc/passwd", 1000))
                .isInstanceOf(Content.Unknown.class);
    }

    @Test
    void filesOfAnotherStage() throws IOException {
        Files.createDirectories(base.resolve("etc/ssl/certs"));
        Files.writeString(base.resolve("etc/ssl/certs/ca-certificates.crt"), "none");
        Files.createDirectories(base.resolve("usr/share/zoneinfo/Europe"));
        Files.writeString(base.resolve("usr/share/zoneinfo/Europe/Paris"), "TZif");
        RootView root = root(
                "FROM base AS builder",
                "RUN adduser -D -u 1000 app",
                "FROM scratch",
                "COPY --from=builder /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/",
                "COPY --from=builder /usr/share/zoneinfo /usr/share/zoneinfo",
                "COPY --from=0 /etc/passwd /etc/passwd");
        assertThat(root.certificates(BUNDLE))
                .isEqualTo(new Certificates.Count("/etc/ssl/certs/ca-certificates.crt", 0));
        assertThat(root.lookup("/usr/share/zoneinfo/Europe/Paris")).isInstanceOf(Lookup.File.class);
        assertThat(root.lookup("/usr/share/zoneinfo/Europe/Rome")).isInstanceOf(Lookup.Absent.class);
        assertThat(root.list("/usr/share/zoneinfo/Europe")).isEqualTo(new RootView.Listing.Names(List.of("Paris")));
        assertThat(root.text("/etc/passwd", 1000))
                .isInstanceOfSatisfying(
                        Content.Text.class, text -> assertThat(text.text()).contains("app:x:1000"));
        assertThat(root.lookup("/etc/group")).isInstanceOf(Lookup.Absent.class);
    }

    @Test
    void filesOfAnImageThatIsNotAtHand() throws IOException {
        RootView root = root(
                "FROM golang:1.27 AS builder",
                "RUN go build -o /app .",
                "FROM scratch",
                "COPY --from=builder " + BUNDLE + " /etc/ssl/certs/",
                "COPY --from=builder /app /app");
        assertThat(root.entry(BUNDLE)).isInstanceOf(Entry.File.class);
        assertThat(root.certificates(BUNDLE)).isInstanceOf(Certificates.Unknown.class);
        assertThat(root.lookup("/tmp")).isInstanceOf(Lookup.Absent.class);
    }

    @Test
    void aBaseThatIsNotAtHand() {
        assertThatThrownBy(() -> target("FROM golang:1.27")).hasMessage("there is no image \"golang:1.27\"");
    }

    @Test
    void filesOfTheContext() throws IOException {
        Files.writeString(work.resolve("passwd"), "app:x:1000:1000::/:\n");
        Files.createDirectories(work.resolve("conf"));
        RootView root = root("FROM scratch", "COPY passwd /etc/", "COPY conf /etc/app", "COPY bin/app /app");
        assertThat(root.text("/etc/passwd", 1000)).isEqualTo(new Content.Text("/etc/passwd", "app:x:1000:1000::/:\n"));
        assertThat(root.lookup("/etc/app/settings")).isInstanceOf(Lookup.Unknown.class);
        assertThat(root.lookup("/app")).isInstanceOf(Lookup.Unknown.class);
        assertThat(root.lookup("/etc/group")).isInstanceOf(Lookup.Absent.class);
    }

    @Test
    void theContextIsNotLeft() throws IOException {
        Files.createSymbolicLink(work.resolve("leak"), Path.of("/etc/passwd"));
        RootView root = root("FROM scratch", "COPY leak /etc/passwd", "COPY ../../../../etc/hostname /etc/x");
        assertThat(root.text("/etc/passwd", 10_000)).isInstanceOf(Content.Unknown.class);
        assertThat(root.text("/etc/x", 10_000)).isNotInstanceOf(Content.Text.class);
    }

    @Test
    void linksAndRemovals() throws IOException {
        RootView root = root(
                "FROM base",
                "RUN ln -s /usr/lib /lib64",
                "COPY <<EOF /lib/app.conf",
                "key",
                "EOF",
                "RUN rm /etc/passwd");
        assertThat(root.text("/lib64/app.conf", 100)).isEqualTo(new Content.Text("/usr/lib/app.conf", "key\n"));
        assertThat(root.lookup("/etc/passwd")).isInstanceOf(Lookup.Absent.class);
        assertThat(root.list("/etc")).isEqualTo(new RootView.Listing.Names(List.of()));
    }

    @Test
    void aStageOnAStage() throws IOException {
        TargetFacts facts = target("ARG BASE=base", "FROM $BASE AS one", "ENV A=1", "RUN make", "FROM one", "ENV B=2");
        assertThat(facts.config().environment()).isEqualTo(Map.of("A", "1", "B", "2"));
        assertThat(facts.provenance().notFollowed()).containsExactly("\"make\" in line 4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RUN x                    | line 1: the first instruction must be FROM (or ARG before it)",
                "''                       | line 1: there is no FROM",
                "FROM                     | line 1: FROM has no image; give its build argument a default (ARG NAME=VALUE)",
                "FROM $NONE               | line 1: FROM has no image; give its build argument a default (ARG NAME=VALUE)",
                "FROM a b c               | line 1: FROM takes an image and perhaps AS NAME",
                "{\"json\": 1}            | line 1: an instruction begins with a word, such as FROM or RUN"
            })
    void isNoDockerfile(String text, String message) {
        assertThatThrownBy(() -> target(text)).hasMessage(message);
    }

    @Test
    void aHereDocumentWithoutEnd() {
        assertThatThrownBy(() -> target("FROM base", "RUN <<EOF", "x"))
                .hasMessage("line 2: a here-document does not end");
    }

    @Test
    void tooLarge() {
        assertThatThrownBy(() -> target("FROM base", "#" + "x".repeat(2 << 20)))
                .hasMessage("is too large for a Dockerfile");
    }

    /** Once each of them asked for the whole line, to show its beginning. */
    @Test
    @org.junit.jupiter.api.Timeout(30)
    void veryManyFilesAreCopiedByOneInstruction() throws IOException {
        RootView root = root("FROM scratch", "COPY" + " a".repeat(20_000) + " b /srv/");

        assertThat(root.lookup("/srv/b")).isNotInstanceOf(Lookup.Absent.class);
    }
}
