package dev.seaworthy.image.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of images as people write them. */
class ReferenceTest {
    private static final String SUM = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static Reference valid(String text) {
        if (Reference.parse(text) instanceof Reference.Parsed.Valid(Reference reference)) {
            return reference;
        }
        throw new AssertionError(text + ": " + Reference.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "alpine,                       docker.io/library/alpine:latest",
        "alpine:3.20,                  docker.io/library/alpine:3.20",
        "acme/app:v1,                  docker.io/acme/app:v1",
        "docker.io/alpine,             docker.io/library/alpine:latest",
        "ghcr.io/acme/app,             ghcr.io/acme/app:latest",
        "registry.example:5000/a/b/c:x, registry.example:5000/a/b/c:x",
        "localhost/app,                localhost/app:latest",
        "http://registry.example/app:1, registry.example/app:1",
        "[::1]:5000/app:1,             [::1]:5000/app:1"
    })
    void meansThis(String text, String whole) {
        assertThat(valid(text).toString()).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({
        "alpine,                        https://registry-1.docker.io/v2/library/alpine",
        "ghcr.io/acme/app,              https://ghcr.io/v2/acme/app",
        "localhost:5000/app,            http://localhost:5000/v2/app",
        "127.0.0.1:5000/app,            http://127.0.0.1:5000/v2/app",
        "[::1]:5000/app,                http://[::1]:5000/v2/app",
        "https://localhost:5000/app,    https://localhost:5000/v2/app",
        "http://registry.example/app,   http://registry.example/v2/app",
        "localhost.example/app,         https://localhost.example/v2/app",
        "127.0.0.1.example/app,         https://127.0.0.1.example/v2/app"
    })
    void isAskedHere(String text, String base) {
        assertThat(valid(text).base()).isEqualTo(base);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alpine@" + SUM, "alpine:3.20@" + SUM})
    void aDigestOutweighsATag(String text) {
        assertThat(valid(text).version()).isEqualTo(SUM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "Alpine",
                "alpine:",
                "alpine:-x",
                "a//b",
                "../x",
                "registry.example/../x",
                "alpine@sha256:12",
                "alpine@md5:e3b0c44298fc1c14",
                "user@registry.example/app",
                "registry.example:port/app",
                "alpine:3.20?x=y",
                "alpine#x"
            })
    void isNone(String text) {
        assertThat(Reference.parse(text)).isInstanceOf(Reference.Parsed.Invalid.class);
    }
}
