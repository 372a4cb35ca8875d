package dev.seaworthy.image.registry;

import java.io.ByteArrayInputStream;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/**
 * A client that connects to nobody and gives answers from a list. The first line of an answer is its status and headers,
 * the rest its body.
 */
final class AnsweringClient extends HttpClient {
    private static final int MOST_HEADERS = 8;

    private List<byte[]> answers = List.of();
    private int next;

    void prepare(List<byte[]> all) {
        answers = all;
        next = 0;
    }

    @Override
    @SuppressWarnings("unchecked") // All that is asked for in this package are streams.
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        byte[] part = next < answers.size() ? answers.get(next) : new byte[0];
        next++;
        String text = new String(part, StandardCharsets.ISO_8859_1);
        int end = Math.max(0, text.indexOf('\n'));
        String[] words = text.substring(0, end).split("\\|", -1);
        int status = words[0].matches("[2-5][0-9][0-9]") ? Integer.parseInt(words[0]) : 200;
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i + 1 < Math.min(words.length, 2 * MOST_HEADERS); i += 2) {
            String name = words[i].replaceAll("[^A-Za-z-]", "");
            if (!name.isEmpty()) {
                headers.computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(words[i + 1].replaceAll("[^\\x20-\\x7e]", "?"));
            }
        }
        byte[] body = Arrays.copyOfRange(part, Math.min(part.length, end + 1), part.length);
        return (HttpResponse<T>)
                new Answer(request, status, HttpHeaders.of(headers, (_, _) -> true), new ByteArrayInputStream(body));
    }

    private record Answer(HttpRequest request, int statusCode, HttpHeaders headers, java.io.InputStream body)
            implements HttpResponse<java.io.InputStream> {
        @Override
        public Optional<HttpResponse<java.io.InputStream>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            return request.uri();
        }

        @Override
        public Version version() {
            return Version.HTTP_1_1;
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        return CompletableFuture.completedFuture(send(request, handler));
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, HttpResponse.BodyHandler<T> handler, HttpResponse.PushPromiseHandler<T> pushes) {
        return sendAsync(request, handler);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return Optional.empty();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return Optional.empty();
    }

    @Override
    public Redirect followRedirects() {
        return Redirect.NEVER;
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return Optional.empty();
    }

    @Override
    public SSLContext sslContext() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SSLParameters sslParameters() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return Optional.empty();
    }

    @Override
    public Version version() {
        return Version.HTTP_1_1;
    }

    @Override
    public Optional<Executor> executor() {
        return Optional.empty();
    }
}
