package dev.seaworthy.image.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logins that engines keep. */
class CredentialStoreTest {
    private static final String ADA =
            Base64.getEncoder().encodeToString("ada:secret:1".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path home;

    private Path programs;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectories(home.resolve(".docker"));
        programs = Files.createDirectories(home.resolve("bin"));
    }

    private CredentialStore.Found found(String config, String image) throws IOException {
        Files.writeString(home.resolve(".docker/config.json"), config);
        Map<String, String> environment = Map.of("HOME", home.toString(), "PATH", programs.toString());
        if (Reference.parse(image) instanceof Reference.Parsed.Valid(Reference reference)) {
            return CredentialStore.ofUser(environment).find(reference);
        }
        throw new AssertionError(image);
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(programs.resolve("docker-credential-" + name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @ParameterizedTest
    @CsvSource({
        "registry.example,            registry.example/app",
        "https://registry.example,    registry.example/app",
        "https://registry.example/v2/, registry.example/app",
        "registry.example:5000,       registry.example:5000/app",
        "https://index.docker.io/v1/, alpine",
        "docker.io,                   acme/app",
        "registry.example/team,       registry.example/team/app"
    })
    void inTheFile(String key, String image) throws IOException {
        assertThat(found("{\"auths\":{\"" + key + "\":{\"auth\":\"" + ADA + "\"}}}", image)
                        .credentials())
                .isEqualTo(new Credentials.Login("ada", "secret:1"));
    }

    @ParameterizedTest
    @CsvSource({
        "registry.example,      registry.example:5000/app", //
        "registry.example/team, registry.example/teams/app",
        "registry.example,      xregistry.example/app"
    })
    void ofAnotherRegistry(String key, String image) throws IOException {
        assertThat(found("{\"auths\":{\"" + key + "\":{\"auth\":\"" + ADA + "\"}}}", image)
                        .credentials())
                .isEqualTo(new Credentials.Anonymous());
    }

    @Test
    void anIdentityToken() throws IOException {
        assertThat(found("{\"auths\":{\"registry.example\":{\"identitytoken\":\"t\"}}}", "registry.example/app")
                        .credentials())
                .isEqualTo(new Credentials.IdentityToken("t"));
    }

    @Test
    void fromAProgram() throws IOException {
        program(
                "box",
                "read server || true\n[ \"$1 $server\" = 'get registry.example' ] || exit 7\n"
                        + "echo '{\"ServerURL\":\"x\",\"Username\":\"ada\",\"Secret\":\"kept\"}'");
        assertThat(found("{\"credsStore\":\"box\"}", "registry.example/app").credentials())
                .isEqualTo(new Credentials.Login("ada", "kept"));
        assertThat(found("{\"credHelpers\":{\"registry.example\":\"box\"}}", "registry.example/app")
                        .credentials())
                .isEqualTo(new Credentials.Login("ada", "kept"));
    }

    @Test
    void aProgramThatHasNone() throws IOException {
        program("box", "echo 'credentials not found in native keychain'; exit 1");
        assertThat(found("{\"credsStore\":\"box\"}", "registry.example/app"))
                .isEqualTo(new CredentialStore.Found(new Credentials.Anonymous(), java.util.Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"credsStore\":\"gone\"}     | docker-credential-gone is not on PATH",
                "{\"credsStore\":\"../evil\"}  | is no name of a credential helper",
                "{\"credsStore\":\"broken\"}   | docker-credential-broken failed: out of order",
                "{\"auths\":                   | JSON"
            })
    void troubleIsKeptForTheRefusal(String config, String trouble) throws IOException {
        program("broken", "echo 'out of order'; exit 3");
        CredentialStore.Found found = found(config, "registry.example/app");
        assertThat(found.credentials()).isEqualTo(new Credentials.Anonymous());
        assertThat(found.trouble().orElseThrow()).contains(trouble);
    }

    @Test
    void secretsAreNotShown() {
        assertThat(new Credentials.Login("ada", "secret")).hasToString("Login[ada]");
        assertThat(new Credentials.IdentityToken("secret")).hasToString("IdentityToken");
    }
}
