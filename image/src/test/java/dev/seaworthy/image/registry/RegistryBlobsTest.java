package dev.seaworthy.image.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seaworthy.image.Descriptor;
import dev.seaworthy.image.Digest;
import dev.seaworthy.image.MediaTypes;
import dev.seaworthy.image.registry.FakeRegistry.Answer;
import dev.seaworthy.image.registry.FakeRegistry.Answers;
import dev.seaworthy.image.registry.FakeRegistry.Asked;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What registries do, and what is made of it. */
@Timeout(20)
class RegistryBlobsTest {
    private static final Patience HASTY = new Patience(
            Duration.ofSeconds(2),
            Duration.ofMillis(600),
            Duration.ofMillis(500),
            3,
            Duration.ofMillis(5),
            Duration.ofSeconds(2));
    private static final String MANIFEST = "{\"schemaVersion\":2}";
    private static final byte[] LAYER = layer();

    private static byte[] layer() {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static Digest digest(byte[] content) {
        try {
            return Digest.ofSha256(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Answer manifest() {
        return Answer.of(200).header("Content-Type", MediaTypes.OCI_MANIFEST).body(MANIFEST);
    }

    /** Asks a registry for something, as somebody. */
    private static <T> T ask(FakeRegistry registry, String version, Credentials credentials, Question<T> question)
            throws IOException {
        Reference reference = reference(registry.host() + "/acme/app" + version);
        try (Transport transport = new Transport(HASTY, Map.of())) {
            return question.ask(
                    new RegistryBlobs(transport, reference, new CredentialStore.Found(credentials, Optional.empty())));
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask(RegistryBlobs blobs) throws IOException;
    }

    private static Reference reference(String text) {
        if (Reference.parse(text) instanceof Reference.Parsed.Valid(Reference reference)) {
            return reference;
        }
        throw new AssertionError(text);
    }

    private static Descriptor top(Answers answers) throws IOException {
        try (FakeRegistry registry = new FakeRegistry(answers)) {
            return ask(registry, ":1", new Credentials.Anonymous(), RegistryBlobs::top);
        }
    }

    private static byte[] blob(FakeRegistry registry) throws IOException {
        Descriptor descriptor = Descriptor.of("application/vnd.oci.image.layer.v1.tar", digest(LAYER), LAYER.length);
        return ask(registry, ":1", new Credentials.Anonymous(), blobs -> {
            try (InputStream in = blobs.open(descriptor)) {
                return in.readAllBytes();
            }
        });
    }

    @Test
    void aManifestByTag() throws IOException {
        try (FakeRegistry registry = new FakeRegistry(_ -> manifest())) {
            Descriptor top = ask(registry, ":1", new Credentials.Anonymous(), RegistryBlobs::top);
            assertThat(top)
                    .isEqualTo(Descriptor.of(
                            MediaTypes.OCI_MANIFEST, digest(MANIFEST.getBytes(StandardCharsets.UTF_8)), 19));
            Asked asked = registry.asked().getFirst();
            assertThat(asked.path()).isEqualTo("/v2/acme/app/manifests/1");
            assertThat(asked.headers().get("accept")).contains(MediaTypes.OCI_INDEX, MediaTypes.DOCKER_MANIFEST);
        }
    }

    @Test
    void somethingElseThanTheDigestAskedFor() throws IOException {
        try (FakeRegistry registry = new FakeRegistry(_ -> manifest())) {
            String version = "@" + digest(new byte[0]).text();
            assertThatThrownBy(() -> ask(registry, version, new Credentials.Anonymous(), RegistryBlobs::top))
                    .hasMessageContaining("sends something else than what was asked for");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | has no 127.0.0.1",
                "403 | refuses access (403): said so; it was asked without a login",
                "500 | is in trouble (500): said so; asked 3 times",
                "429 | was asked too often (429): said so; try again later",
                "418 | answers with 418: said so"
            })
    void aRefusalIsOneLine(int status, String message) {
        assertThatThrownBy(() -> top(_ ->
                        Answer.of(status).body("{\"errors\":[{\"code\":\"X\",\"message\":\"said so\\nand more\"}]}")))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining(message)
                .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("\n"));
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "503", "504", "429"})
    void whatMayPassIsAskedAgain(int status) throws IOException {
        AtomicInteger requests = new AtomicInteger();
        Descriptor top = top(_ -> requests.incrementAndGet() < 3 ? Answer.of(status) : manifest());
        assertThat(top.size()).isEqualTo(MANIFEST.length());
        assertThat(requests.get()).isEqualTo(3);
    }

    @Test
    void aRegistryMayAskForAPause() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        long start = System.nanoTime();
        top(_ -> requests.incrementAndGet() < 2 ? Answer.of(429).header("Retry-After", "1") : manifest());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(950));
    }

    @Test
    void aPauseThatIsTooLongEndsIt() {
        AtomicInteger requests = new AtomicInteger();
        assertThatThrownBy(() -> top(_ -> {
                    requests.incrementAndGet();
                    return Answer.of(429).header("Retry-After", "3600");
                }))
                .hasMessageContaining("asked too often");
        assertThat(requests.get()).isEqualTo(1);
    }

    @Test
    void whatWillNotPassIsAskedOnce() {
        AtomicInteger requests = new AtomicInteger();
        assertThatThrownBy(() -> top(_ -> {
                    requests.incrementAndGet();
                    return Answer.of(404);
                }))
                .hasMessageContaining("404");
        assertThat(requests.get()).isEqualTo(1);
    }

    @Test
    void nobodyIsThere() throws IOException {
        FakeRegistry registry = new FakeRegistry(_ -> manifest());
        registry.close();
        assertThatThrownBy(() -> ask(registry, ":1", new Credentials.Anonymous(), RegistryBlobs::top))
                .isInstanceOf(RegistryException.class)
                .hasMessage(registry.host() + ": nobody answers there");
    }

    @Test
    void noAnswerComes() {
        assertThatThrownBy(() -> top(_ -> {
                    Thread.sleep(5_000);
                    return manifest();
                }))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("no answer within");
    }

    @Test
    void theAnswerStopsInTheMiddle() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        try (FakeRegistry registry = new FakeRegistry(_ -> {
            requests.incrementAndGet();
            return Answer.of(200).body(LAYER).pauseBeforeEnd(Duration.ofSeconds(5));
        })) {
            assertThatThrownBy(() -> blob(registry))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("the connection broke")
                    .hasMessageContaining("nothing came for");
        }
    }

    @Test
    void aBrokenBlobIsContinued() throws IOException {
        try (FakeRegistry registry = new FakeRegistry(asked -> {
            String range = asked.headers().getOrDefault("range", "bytes=0-");
            int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
            byte[] rest = Arrays.copyOfRange(LAYER, from, LAYER.length);
            return Answer.of(from == 0 ? 200 : 206).body(rest).cutAfter(100_000);
        })) {
            assertThat(blob(registry)).isEqualTo(LAYER);
            assertThat(registry.asked().stream().map(asked -> asked.headers().getOrDefault("range", "")))
                    .hasSizeGreaterThanOrEqualTo(3)
                    .contains("");
        }
    }

    @Test
    void aBrokenBlobIsContinuedWithoutRanges() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        try (FakeRegistry registry = new FakeRegistry(_ -> {
            Answer whole = Answer.of(200).body(LAYER);
            return requests.incrementAndGet() == 1 ? whole.cutAfter(100_000) : whole;
        })) {
            assertThat(blob(registry)).isEqualTo(LAYER);
        }
    }

    @Test
    void aBlobThatAlwaysBreaksAtTheSamePlace() throws IOException {
        try (FakeRegistry registry =
                new FakeRegistry(_ -> Answer.of(200).body(LAYER).cutAfter(100_000))) {
            assertThatThrownBy(() -> blob(registry))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("the connection broke 3 times in a row after")
                    .hasMessageContaining("of 300000 bytes");
        }
    }

    @Test
    void aTokenForAnybody() throws IOException {
        try (FakeRegistry registry = tokens("Bearer t0k3n")) {
            ask(registry, ":1", new Credentials.Anonymous(), RegistryBlobs::top);
            assertThat(paths(registry))
                    .containsExactly(
                            "/v2/acme/app/manifests/1",
                            "/token?service=acme+registry&scope=repository%3Aacme%2Fapp%3Apull",
                            "/v2/acme/app/manifests/1");
            assertThat(registry.asked().get(1).headers()).doesNotContainKey("authorization");
        }
    }

    @Test
    void aTokenForAUser() throws IOException {
        try (FakeRegistry registry = tokens("Bearer t0k3n")) {
            ask(registry, ":1", new Credentials.Login("ada", "x"), RegistryBlobs::top);
            assertThat(registry.asked().get(1).headers().get("authorization")).isEqualTo("Basic YWRhOng=");
        }
    }

    @Test
    void aTokenForAnIdentityToken() throws IOException {
        try (FakeRegistry registry = tokens("Bearer t0k3n")) {
            ask(registry, ":1", new Credentials.IdentityToken("r&r"), RegistryBlobs::top);
            Asked asked = registry.asked().get(1);
            assertThat(asked.method()).isEqualTo("POST");
            assertThat(asked.body()).contains("grant_type=refresh_token", "refresh_token=r%26r");
        }
    }

    @Test
    void aTokenThatIsNotAccepted() throws IOException {
        try (FakeRegistry registry = tokens("Bearer another")) {
            assertThatThrownBy(() -> ask(registry, ":1", new Credentials.Login("ada", "x"), RegistryBlobs::top))
                    .hasMessageContaining("refuses access (401)")
                    .hasMessageContaining("it was asked as ada");
        }
    }

    /** A registry with a token service that gives "t0k3n" to everybody. */
    private static FakeRegistry tokens(String accepted) {
        return new FakeRegistry(asked -> {
            if (asked.path().startsWith("/token")) {
                return Answer.of(200).body("{\"token\":\"t0k3n\",\"expires_in\":60}");
            }
            return asked.headers().getOrDefault("authorization", "").equals(accepted)
                    ? manifest()
                    : Answer.of(401)
                            .header(
                                    "WWW-Authenticate",
                                    "Bearer realm=\"http://" + asked.headers().get("host")
                                            + "/token\",service=\"acme registry\",scope=\"repository:acme/app:pull\"");
        });
    }

    private static List<String> paths(FakeRegistry registry) {
        return registry.asked().stream().map(Asked::path).toList();
    }

    @Test
    void userAndPassword() throws IOException {
        try (FakeRegistry registry = new FakeRegistry(
                asked -> asked.headers().getOrDefault("authorization", "").equals("Basic YWRhOng=")
                        ? manifest()
                        : Answer.of(401).header("WWW-Authenticate", "Basic realm=\"acme\""))) {
            ask(registry, ":1", new Credentials.Login("ada", "x"), RegistryBlobs::top);
            assertThatThrownBy(() -> ask(registry, ":1", new Credentials.Anonymous(), RegistryBlobs::top))
                    .hasMessageContaining("docker login 127.0.0.1");
        }
    }

    @Test
    void credentialsDoNotGoAlongToAnotherHost() throws IOException {
        try (FakeRegistry other = new FakeRegistry(_ -> Answer.of(200).body(LAYER));
                FakeRegistry registry =
                        new FakeRegistry(asked -> asked.headers().containsKey("authorization")
                                ? Answer.of(307).header("Location", "http://" + other.host() + "/storage")
                                : Answer.of(401).header("WWW-Authenticate", "Basic realm=\"acme\""))) {
            Descriptor layer = Descriptor.of("application/vnd.oci.image.layer.v1.tar", digest(LAYER), LAYER.length);
            byte[] content = ask(registry, ":1", new Credentials.Login("ada", "x"), blobs -> {
                try (InputStream in = blobs.open(layer)) {
                    return in.readAllBytes();
                }
            });
            assertThat(content).isEqualTo(LAYER);
            assertThat(other.asked().getFirst().headers()).doesNotContainKey("authorization");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "file:///etc/passwd, redirects to file",
        "ftp://x/y,          redirects to ftp",
        "http://[bad,        redirects to what is no address"
    })
    void redirectsThatAreNotFollowed(String location, String message) {
        assertThatThrownBy(() -> top(_ -> Answer.of(302).header("Location", location)))
                .hasMessageContaining(message);
    }

    @Test
    void redirectsInACircle() {
        assertThatThrownBy(() -> top(_ -> Answer.of(302).header("Location", "/again")))
                .hasMessageContaining("redirects in a circle");
    }

    @Test
    void credentialsAreNotSentToARealmWithoutTls() throws IOException {
        try (FakeRegistry registry = new FakeRegistry(
                _ -> Answer.of(401).header("WWW-Authenticate", "Bearer realm=\"ftp://x/token\",service=\"s\""))) {
            assertThatThrownBy(() -> ask(registry, ":1", new Credentials.Login("ada", "x"), RegistryBlobs::top))
                    .hasMessageContaining("no address with https");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.docker.distribution.manifest.v1+prettyjws, schema 1",
        "text/html,                                                 calls it text/html"
    })
    void isNoImage(String type, String message) {
        assertThatThrownBy(() ->
                        top(_ -> Answer.of(200).header("Content-Type", type).body(MANIFEST)))
                .hasMessageContaining(message);
    }

    @Test
    void aManifestWithoutEnd() {
        assertThatThrownBy(() -> top(_ -> Answer.of(200)
                        .header("Content-Type", MediaTypes.OCI_MANIFEST)
                        .body(new byte[5 << 20])))
                .hasMessageContaining("more than 4194304 bytes");
    }
}
