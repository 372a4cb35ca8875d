package dev.seaworthy.image.registry;

import dev.seaworthy.image.json.Json;
import dev.seaworthy.image.json.JsonException;
import dev.seaworthy.image.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The credentials that {@code docker login} and {@code podman login} keep (docker/cli, {@code cli/config/configfile};
 * containers-auth.json(5)): a program named by {@code credHelpers} or {@code credsStore}, or else {@code auths} in the file.
 */
final class CredentialStore {
    /** A file of logins has some kilobytes. */
    private static final int LARGEST_FILE = 4 << 20;

    private final List<Path> files;
    private final CredentialHelper helper;

    CredentialStore(List<Path> files, CredentialHelper helper) {
        this.files = List.copyOf(files);
        this.helper = helper;
    }

    /** The files that engines use, in the order in which they are asked. */
    static CredentialStore ofUser(Map<String, String> environment) {
        List<Path> files = new ArrayList<>();
        path(environment, "REGISTRY_AUTH_FILE", "").ifPresent(files::add);
        path(environment, "DOCKER_CONFIG", "config.json").ifPresent(files::add);
        if (!environment.containsKey("DOCKER_CONFIG")) {
            path(environment, "HOME", ".docker/config.json").ifPresent(files::add);
        }
        path(environment, "XDG_RUNTIME_DIR", "containers/auth.json").ifPresent(files::add);
        return new CredentialStore(files, new CredentialHelper(environment.getOrDefault("PATH", "")));
    }

    private static Optional<Path> path(Map<String, String> environment, String variable, String below) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isEmpty())
                .map(value -> below.isEmpty() ? Path.of(value) : Path.of(value, below));
    }

    /**
     * What was found.
     *
     * @param credentials those to use
     * @param trouble what went wrong on the way, to be said when the registry then refuses
     */
    record Found(Credentials credentials, Optional<String> trouble) {}

    /** The credentials for an image. */
    Found find(Reference reference) {
        Optional<String> trouble = Optional.empty();
        for (Path file : files) {
            try {
                Optional<Credentials> credentials = in(file, reference);
                if (credentials.isPresent()) {
                    return new Found(credentials.get(), trouble);
                }
            } catch (IOException | JsonException unusable) {
                trouble = Optional.of(file + ": " + unusable.getMessage());
            }
        }
        return new Found(new Credentials.Anonymous(), trouble);
    }

    private Optional<Credentials> in(Path file, Reference reference) throws IOException, JsonException {
        Json config;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LARGEST_FILE + 1);
            if (content.length > LARGEST_FILE) {
                throw new IOException("is too large for a file of logins");
            }
            config = JsonReader.read(content);
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
        Optional<String> program = Optional.ofNullable(
                        config.textMap("credHelpers").get(reference.credentialsKey()))
                .or(() -> Optional.ofNullable(config.textMap("credHelpers").get(reference.registry())))
                .or(() -> config.text("credsStore"))
                .filter(name -> !name.isEmpty());
        if (program.isPresent()) {
            String server = reference.registry().equals("docker.io")
                    ? "https://index.docker.io/v1/"
                    : reference.credentialsKey();
            Optional<Credentials> kept = helper.ask(program.get(), server);
            if (kept.isPresent()) {
                return kept;
            }
        }
        return config.member("auths").flatMap(auths -> best(auths, reference));
    }

    /** The entry of the longest name that the image's begins with: podman keeps logins for parts of a registry, too. */
    private static Optional<Credentials> best(Json auths, Reference reference) {
        if (!(auths instanceof Json.Members(Map<String, Json> entries))) {
            return Optional.empty();
        }
        String image = reference.credentialsKey() + "/" + reference.repository();
        String longest = "";
        Optional<Credentials> best = Optional.empty();
        for (Map.Entry<String, Json> entry : entries.entrySet()) {
            String name = normal(entry.getKey());
            boolean fits = image.equals(name) || image.startsWith(name + "/");
            if (fits && name.length() > longest.length()) {
                Optional<Credentials> kept = credentials(entry.getValue());
                if (kept.isPresent()) {
                    best = kept;
                    longest = name;
                }
            }
        }
        return best;
    }

    /** Names are hosts, or, from older releases, addresses with a scheme and the version of the protocol. */
    private static String normal(String name) {
        String bare = name.replaceFirst("^https?://", "").replaceFirst("/v[12]/?$", "");
        String trimmed = bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
        return trimmed.equals("docker.io") || trimmed.equals("registry-1.docker.io")
                ? "index.docker.io"
                : trimmed.toLowerCase(Locale.ROOT);
    }

    private static Optional<Credentials> credentials(Json entry) {
        Optional<String> identity = entry.text("identitytoken").filter(text -> !text.isEmpty());
        if (identity.isPresent()) {
            return identity.map(Credentials.IdentityToken::new);
        }
        Optional<String> user = entry.text("username").filter(text -> !text.isEmpty());
        if (user.isPresent()) {
            return Optional.of(
                    new Credentials.Login(user.get(), entry.text("password").orElse("")));
        }
        return entry.text("auth").flatMap(CredentialStore::decoded);
    }

    /** {@code auth}: user and password with a colon between, in base 64. */
    private static Optional<Credentials> decoded(String auth) {
        String both;
        try {
            both = new String(Base64.getMimeDecoder().decode(auth), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        int colon = both.indexOf(':');
        // Docker ends passwords with zero bytes when it pads them.
        return colon <= 0
                ? Optional.empty()
                : Optional.of(new Credentials.Login(
                        both.substring(0, colon), both.substring(colon + 1).replaceFirst("\0+$", "")));
    }
}
