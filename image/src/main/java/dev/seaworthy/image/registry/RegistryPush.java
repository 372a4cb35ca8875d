package dev.seaworthy.image.registry;

import dev.seaworthy.image.Descriptor;
import dev.seaworthy.image.assembly.Assembled;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Uploads an image (OCI distribution specification, "Push"): each blob that is not there in one piece, the manifest last. */
public final class RegistryPush {
    /** A slower line than 64 KiB a second is given up. */
    private static final long SLOWEST = 1 << 16;

    private final Transport transport;
    private final Reference reference;
    private final Authorizer authorizer;

    private RegistryPush(Transport transport, Reference reference, Map<String, String> environment) {
        this.transport = transport;
        this.reference = reference;
        this.authorizer = new Authorizer(
                transport, reference, CredentialStore.ofUser(environment).find(reference));
    }

    /**
     * Uploads an image under a tag.
     *
     * @param reference where it belongs
     * @param environment the process's, for logins and proxies
     * @throws IOException when the registry refuses or cannot be reached; the message says so in one line
     */
    public static void push(Assembled image, Reference reference, Map<String, String> environment) throws IOException {
        try (Transport transport = new Transport(Patience.USUAL, environment)) {
            RegistryPush push = new RegistryPush(transport, reference, environment);
            for (Assembled.Blob layer : image.layers()) {
                push.blob(layer);
            }
            push.blob(image.config());
            push.manifest(image.manifest());
        }
    }

    private void blob(Assembled.Blob blob) throws IOException {
        Descriptor descriptor = blob.descriptor();
        String digest = descriptor.digest().text();
        URI place = URI.create(reference.base() + "/blobs/" + digest);
        int there = finish(exchange(place, "HEAD", BodyPublishers.noBody(), Optional.empty(), 0), 200, 404);
        if (there == 200) {
            return;
        }
        URI uploads = URI.create(reference.base() + "/blobs/uploads/");
        HttpResponse<InputStream> begun = exchange(uploads, "POST", BodyPublishers.noBody(), Optional.empty(), 0);
        Optional<String> location = begun.headers().firstValue("Location");
        finish(begun, 202, 202);
        URI upload = upload(uploads, location.orElse(""), digest);
        BodyPublisher body = BodyPublishers.ofInputStream(() -> opened(blob));
        finish(
                exchange(
                        upload,
                        "PUT",
                        descriptor.size() == 0
                                ? BodyPublishers.noBody()
                                : BodyPublishers.fromPublisher(body, descriptor.size()),
                        Optional.of("application/octet-stream"),
                        descriptor.size()),
                201,
                204);
    }

    private static InputStream opened(Assembled.Blob blob) {
        try {
            return blob.opener().open();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Where the registry wants the bytes; the digest is said with them, and checked there. */
    private URI upload(URI asked, String location, String digest) throws RegistryException {
        try {
            URI place = asked.resolve(location);
            boolean encrypted = "https".equals(place.getScheme());
            if (place.getHost() != null && !location.isEmpty() && (encrypted || reference.plainHttp())) {
                return URI.create(
                        place + (place.getRawQuery() == null ? "?" : "&") + "digest=" + digest.replace(":", "%3A"));
            }
        } catch (IllegalArgumentException noAddress) {
            // Said below.
        }
        throw new RegistryException(reference.registry() + " sends uploads to what is no address with https");
    }

    private void manifest(Assembled.Blob manifest) throws IOException {
        byte[] bytes;
        try (InputStream in = manifest.opener().open()) {
            bytes = in.readAllBytes();
        }
        finish(
                exchange(
                        URI.create(reference.base() + "/manifests/" + reference.version()),
                        "PUT",
                        BodyPublishers.ofByteArray(bytes),
                        Optional.of(manifest.descriptor().mediaType()),
                        bytes.length),
                201,
                200);
    }

    private HttpResponse<InputStream> exchange(
            URI uri, String method, BodyPublisher body, Optional<String> type, long size) throws IOException {
        Optional<String> header = authorizer.header();
        HttpResponse<InputStream> response = transport.send(request(uri, method, body, type, size, header));
        if (response.statusCode() == 401 && authorizer.answer(response, header)) {
            response.body().close();
            return transport.send(request(uri, method, body, type, size, authorizer.header()));
        }
        return response;
    }

    private HttpRequest request(
            URI uri,
            String method,
            BodyPublisher body,
            Optional<String> type,
            long size,
            Optional<String> authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(transport.patience().answer().plus(Duration.ofSeconds(size / SLOWEST)))
                .header("User-Agent", "seaworthy")
                .method(method, body);
        type.ifPresent(value -> request.header("Content-Type", value));
        // Uploads may go to another host, which the registry's credentials are not for.
        boolean sameHost =
                uri.getAuthority().equals(URI.create(reference.base()).getAuthority());
        authorization.filter(_ -> sameHost).ifPresent(value -> request.header("Authorization", value));
        return request.build();
    }

    private int finish(HttpResponse<InputStream> response, int good, int asGood) throws IOException {
        int status = response.statusCode();
        if (status == good || status == asGood) {
            response.body().close();
            return status;
        }
        String said = Transport.reason(response);
        throw new RegistryException(
                switch (status) {
                    case 401, 403 ->
                        reference.registry() + " does not let it be pushed (" + status + ")" + said + authorizer.hint();
                    case 429 -> reference.registry() + " was asked too often (429)" + said + "; try again later";
                    default -> reference.registry() + " answers with " + status + " to a push" + said;
                });
    }
}
