package dev.seaworthy.image.registry;

import dev.seaworthy.image.json.Json;
import dev.seaworthy.image.json.JsonException;
import dev.seaworthy.image.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Gets what a registry wants to see in {@code Authorization} (distribution, {@code docs/spec/auth/token.md} and
 * {@code oauth.md}): a token of its token service, or user and password.
 */
final class Authorizer {
    private static final int LARGEST_ANSWER = 1 << 20;

    private final Transport transport;
    private final Reference reference;
    private final CredentialStore.Found found;
    private Optional<String> header = Optional.empty();

    Authorizer(Transport transport, Reference reference, CredentialStore.Found found) {
        this.transport = transport;
        this.reference = reference;
        this.found = found;
    }

    /** What to send with the next request; empty before the registry asked for anything. */
    synchronized Optional<String> header() {
        return header;
    }

    /**
     * Answers a challenge.
     *
     * @param refused the header that was sent and not accepted
     * @return whether it is worth asking again
     */
    synchronized boolean answer(HttpResponse<?> response, Optional<String> refused) throws IOException {
        if (!header.equals(refused)) {
            return true;
        }
        Optional<Challenge> challenge = Challenge.best(response.headers().allValues("WWW-Authenticate"));
        if (challenge.isEmpty()) {
            return false;
        }
        Optional<String> next =
                challenge.get().scheme().equals("bearer") ? Optional.of("Bearer " + token(challenge.get())) : basic();
        boolean worthIt = next.isPresent() && !next.equals(refused);
        header = next;
        return worthIt;
    }

    /** Why the registry may have refused, to be put behind its refusal. */
    String hint() {
        return switch (found.credentials()) {
            case Credentials.Anonymous _ ->
                found.trouble()
                        .map(trouble -> "; no login was found: " + trouble)
                        .orElse("; it was asked without a login: \"docker login " + reference.registry()
                                + "\" or \"podman login " + reference.registry() + "\" keeps one");
            case Credentials.Login(String user, String _) -> "; it was asked as " + user;
            case Credentials.IdentityToken _ -> "; it was asked with the kept identity token, which may have expired";
        };
    }

    private Optional<String> basic() {
        return found.credentials() instanceof Credentials.Login login ? Optional.of(login.basic()) : Optional.empty();
    }

    private String token(Challenge challenge) throws IOException {
        URI realm = realm(challenge.parameter("realm").orElse(""));
        String service = challenge.parameter("service").orElse("");
        String scope = challenge.parameter("scope").orElse("repository:" + reference.repository() + ":pull");
        HttpResponse<InputStream> response = transport.send(
                found.credentials() instanceof Credentials.IdentityToken(String token)
                        ? refresh(realm, service, scope, token)
                        : fetch(realm, service, scope));
        if (response.statusCode() != 200) {
            throw new RegistryException(realm.getHost() + " gives no token (" + response.statusCode() + ")"
                    + Transport.reason(response) + hint());
        }
        try (InputStream body = response.body()) {
            Json json = JsonReader.read(body.readNBytes(LARGEST_ANSWER));
            return json.text("token")
                    .or(() -> json.text("access_token"))
                    .filter(text -> !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7f))
                    .orElseThrow(() -> new RegistryException(realm.getHost() + " answers without a token"));
        } catch (JsonException wrong) {
            throw new RegistryException(realm.getHost() + " answers no JSON when asked for a token");
        }
    }

    /** Credentials go to the address that a registry names, so it must be one to which they go encrypted. */
    private URI realm(String text) throws RegistryException {
        try {
            URI realm = URI.create(text);
            boolean encrypted = "https".equalsIgnoreCase(realm.getScheme());
            boolean asPlain = reference.plainHttp() && "http".equalsIgnoreCase(realm.getScheme());
            if (realm.getHost() != null && (encrypted || asPlain)) {
                return realm;
            }
        } catch (IllegalArgumentException noAddress) {
            // Said below.
        }
        throw new RegistryException(reference.registry() + " sends for a token to what is no address with https");
    }

    private HttpRequest fetch(URI realm, String service, String scope) {
        String separator = realm.getRawQuery() == null ? "?" : "&";
        URI uri = URI.create(realm + separator + "service=" + encoded(service) + "&scope=" + encoded(scope));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(transport.patience().answer());
        basic().ifPresent(value -> request.header("Authorization", value));
        return request.build();
    }

    private HttpRequest refresh(URI realm, String service, String scope, String token) {
        String form = "grant_type=refresh_token&client_id=seaworthy&service=" + encoded(service) + "&scope="
                + encoded(scope) + "&refresh_token=" + encoded(token);
        return HttpRequest.newBuilder(realm)
                .timeout(transport.patience().answer())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
