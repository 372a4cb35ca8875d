package dev.seaworthy.image.registry;

import dev.seaworthy.image.json.Json;
import dev.seaworthy.image.json.JsonException;
import dev.seaworthy.image.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Sends requests, and again when the failure may pass: a broken connection, too many requests, a server in trouble. */
final class Transport implements AutoCloseable {
    private static final int MOST_REDIRECTS = 5;
    private static final int LARGEST_ERROR = 1 << 16;
    private static final int LONGEST_REASON = 200;

    private final HttpClient client;
    private final Patience patience;

    Transport(Patience patience, Map<String, String> environment) {
        this(
                patience,
                // Redirects are followed here: credentials must not go along to another host.
                HttpClient.newBuilder()
                        .connectTimeout(patience.connect())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .proxy(new EnvironmentProxies(environment))
                        .build());
    }

    /** With a client that follows no redirects by itself. */
    Transport(Patience patience, HttpClient client) {
        this.patience = patience;
        this.client = client;
    }

    Patience patience() {
        return patience;
    }

    /** Makes a request; not for things that must not happen twice. */
    HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Optional<Duration> asked = Optional.empty();
            try {
                HttpResponse<InputStream> response = redirected(request);
                if (!mayPass(response.statusCode()) || attempt >= patience.attempts()) {
                    return response;
                }
                asked = retryAfter(response);
                if (asked.isPresent() && asked.get().compareTo(patience.longestPause()) > 0) {
                    return response;
                }
                response.body().close();
            } catch (RegistryException toldAlready) {
                throw toldAlready;
            } catch (IOException broken) {
                if (attempt >= patience.attempts() || !mayPass(broken)) {
                    throw explained(request.uri(), broken);
                }
            }
            pause(asked.orElse(patience.pause(attempt)));
        }
    }

    private HttpResponse<InputStream> redirected(HttpRequest first) throws IOException {
        HttpRequest request = first;
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            HttpResponse<InputStream> response = once(request);
            int status = response.statusCode();
            Optional<String> location = response.headers().firstValue("Location");
            if (status < 301 || status > 308 || status == 304 || location.isEmpty()) {
                return response;
            }
            response.body().close();
            request = redirect(request, location.get());
        }
        throw new RegistryException(first.uri().getHost() + " redirects in a circle");
    }

    private static HttpRequest redirect(HttpRequest request, String location) throws RegistryException {
        URI to;
        try {
            to = request.uri().resolve(location);
        } catch (IllegalArgumentException noAddress) {
            throw new RegistryException(request.uri().getHost() + " redirects to what is no address");
        }
        String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
        boolean encrypted = scheme.equals("https");
        boolean wasEncrypted = "https".equalsIgnoreCase(request.uri().getScheme());
        if (to.getHost() == null || (!encrypted && (wasEncrypted || !scheme.equals("http")))) {
            throw new RegistryException(request.uri().getHost() + " redirects to " + scheme
                    + ", which is not followed: what comes must be encrypted");
        }
        boolean sameHost = to.getHost().equalsIgnoreCase(request.uri().getHost())
                && to.getPort() == request.uri().getPort()
                && scheme.equalsIgnoreCase(request.uri().getScheme());
        return HttpRequest.newBuilder(request, (name, _) -> sameHost || !name.equalsIgnoreCase("Authorization"))
                .uri(to)
                .build();
    }

    private HttpResponse<InputStream> once(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RegistryException("interrupted");
        }
    }

    private static void pause(Duration time) throws RegistryException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RegistryException("interrupted");
        }
    }

    private static boolean mayPass(int status) {
        return status == 429 || status == 408 || status == 500 || status == 502 || status == 503 || status == 504;
    }

    /** Certificates do not get better by asking again, and a host that is not known is not known a second later. */
    private static boolean mayPass(IOException broken) {
        return !(broken instanceof SSLException) && !(broken instanceof ConnectException);
    }

    /** Seconds; a date is taken as "not soon enough". */
    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers().firstValue("Retry-After").map(String::strip).map(value -> {
            boolean seconds =
                    !value.isEmpty() && value.length() < 7 && value.chars().allMatch(Character::isDigit);
            return seconds ? Duration.ofSeconds(Long.parseLong(value)) : Duration.ofDays(1);
        });
    }

    private RegistryException explained(URI uri, IOException broken) {
        String host = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        String reason = switch (broken) {
            case HttpConnectTimeoutException _ ->
                "no connection within " + patience.connect().toSeconds() + " s";
            case HttpTimeoutException _ ->
                "no answer within " + patience.answer().toSeconds() + " s";
            case ConnectException refused ->
                refused.getCause() instanceof UnresolvedAddressException || unresolved(refused)
                        ? "there is no such host, or no name server that knows it"
                        : "nobody answers there";
            case SSLException insecure -> "TLS fails: " + shortened(String.valueOf(insecure.getMessage()));
            default -> "the connection broke" + detail(broken) + ", " + patience.attempts() + " times";
        };
        return new RegistryException(host + ": " + reason);
    }

    private static boolean unresolved(Throwable problem) {
        for (Throwable one = problem; one != null; one = one.getCause()) {
            if (one instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    private static String detail(IOException broken) {
        return broken.getMessage() == null ? "" : " (" + shortened(broken.getMessage()) + ")";
    }

    /** What a registry says about an error (OCI distribution specification, "Error Codes"); closes the answer. */
    static String reason(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            Json json = JsonReader.read(body.readNBytes(LARGEST_ERROR));
            return json.elements("errors").stream()
                    .findFirst()
                    .flatMap(error -> error.text("message").or(() -> error.text("code")))
                    .or(() -> json.text("details"))
                    .map(text -> ": " + shortened(text))
                    .orElse("");
        } catch (IOException | JsonException nothingSaid) {
            return "";
        }
    }

    private static String shortened(String text) {
        String line = text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
