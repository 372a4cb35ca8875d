package dev.seaworthy.image.registry;

import dev.seaworthy.image.BlobSource;
import dev.seaworthy.image.Descriptor;
import dev.seaworthy.image.Digest;
import dev.seaworthy.image.MediaTypes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The blobs of one image in a registry. */
final class RegistryBlobs implements BlobSource {
    /** What registries must accept at least, and nobody needs more (OCI distribution specification, "Pushing Manifests"). */
    private static final int LARGEST_MANIFEST = 4 << 20;

    private static final String OLD_MANIFEST = "application/vnd.docker.distribution.manifest.v1";
    private static final String[] MANIFESTS = {
        MediaTypes.OCI_INDEX, MediaTypes.DOCKER_LIST, MediaTypes.OCI_MANIFEST, MediaTypes.DOCKER_MANIFEST
    };

    private final Transport transport;
    private final Reference reference;
    private final Authorizer authorizer;
    private final Map<Digest, byte[]> documents = new ConcurrentHashMap<>();

    RegistryBlobs(Transport transport, Reference reference, CredentialStore.Found found) {
        this.transport = transport;
        this.reference = reference;
        this.authorizer = new Authorizer(transport, reference, found);
    }

    /** The index or manifest that the reference names. */
    Descriptor top() throws IOException {
        Document document = document("/manifests/" + reference.version());
        String type = document.type();
        byte[] content = document.content;
        Digest digest = digest(content);
        if (reference.digest().isPresent() && !reference.digest().get().equals(digest)) {
            throw new RegistryException(reference.registry()
                    + " sends something else than what was asked for: it has the" + " digest " + digest.text());
        }
        if (type.startsWith(OLD_MANIFEST)) {
            throw new RegistryException(
                    "is in the image format of before 2016 (schema 1), which is not read; pull it with"
                            + " an engine and push it again");
        }
        if (!MediaTypes.isIndex(type) && !MediaTypes.isManifest(type)) {
            throw new RegistryException("is no image: " + reference.registry() + " calls it "
                    + (type.isEmpty() ? "nothing" : printable(type)));
        }
        documents.put(digest, content);
        return Descriptor.of(type, digest, content.length);
    }

    @Override
    public InputStream open(Descriptor descriptor) throws IOException {
        byte[] known = documents.get(descriptor.digest());
        if (known != null) {
            return new ByteArrayInputStream(known);
        }
        boolean manifest = MediaTypes.isIndex(descriptor.mediaType()) || MediaTypes.isManifest(descriptor.mediaType());
        String path =
                (manifest ? "/manifests/" : "/blobs/") + descriptor.digest().text();
        String[] accepted = manifest ? new String[] {descriptor.mediaType()} : new String[0];
        return new ResumingStream(
                offset -> part(path, offset, accepted),
                descriptor.size(),
                transport.patience().attempts());
    }

    /** A blob from an offset on; a server that does not know ranges sends it from the beginning. */
    private InputStream part(String path, long offset, String... accepted) throws IOException {
        HttpResponse<InputStream> response = get(path, offset, accepted);
        int status = response.statusCode();
        if (status != 200 && status != 206) {
            throw refused(response, path.substring(path.lastIndexOf('/') + 1));
        }
        InputStream body =
                new GuardedStream(response.body(), transport.patience().silence());
        if (status == 200 && offset > 0) {
            body.skipNBytes(offset);
        }
        return body;
    }

    private HttpResponse<InputStream> get(String path, long offset, String... accepted) throws IOException {
        Optional<String> header = authorizer.header();
        HttpResponse<InputStream> response = transport.send(request(path, offset, header, accepted));
        if (response.statusCode() == 401 && authorizer.answer(response, header)) {
            response.body().close();
            return transport.send(request(path, offset, authorizer.header(), accepted));
        }
        return response;
    }

    private HttpRequest request(String path, long offset, Optional<String> authorization, String... accepted) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(reference.base() + path))
                .timeout(transport.patience().answer())
                .header("User-Agent", "seaworthy");
        authorization.ifPresent(value -> request.header("Authorization", value));
        if (accepted.length > 0) {
            request.header("Accept", String.join(", ", accepted));
        }
        if (offset > 0) {
            request.header("Range", "bytes=" + offset + "-");
        }
        return request.build();
    }

    /** What came, and what the registry calls it. */
    private static final class Document {
        private final HttpResponse<InputStream> response;
        private final byte[] content;

        Document(HttpResponse<InputStream> response, byte[] content) {
            this.response = response;
            this.content = content;
        }

        String type() {
            return response.headers()
                    .firstValue("Content-Type")
                    .map(value -> value.split(";", 2)[0].strip())
                    .orElse("");
        }
    }

    private Document document(String path) throws IOException {
        for (int attempt = 1; ; attempt++) {
            HttpResponse<InputStream> response = get(path, 0, MANIFESTS);
            if (response.statusCode() != 200) {
                throw refused(response, reference.toString());
            }
            try (InputStream body =
                    new GuardedStream(response.body(), transport.patience().silence())) {
                byte[] content = body.readNBytes(LARGEST_MANIFEST + 1);
                if (content.length > LARGEST_MANIFEST) {
                    throw new RegistryException("has a manifest of more than " + LARGEST_MANIFEST + " bytes");
                }
                return new Document(response, content);
            } catch (RegistryException toldAlready) {
                throw toldAlready;
            } catch (IOException broken) {
                if (attempt >= transport.patience().attempts()) {
                    throw new RegistryException(reference.registry() + ": the connection broke " + attempt
                            + " times in the middle of the manifest: " + broken.getMessage());
                }
            }
        }
    }

    private RegistryException refused(HttpResponse<InputStream> response, String what) {
        String registry = reference.registry();
        int status = response.statusCode();
        String said = Transport.reason(response);
        return new RegistryException(
                switch (status) {
                    case 401, 403 -> registry + " refuses access (" + status + ")" + said + authorizer.hint();
                    case 404 -> registry + " has no " + what + " (404)" + said;
                    case 429 ->
                        registry + " was asked too often (429)" + said + "; try again later" + authorizer.hint();
                    default ->
                        status >= 500
                                ? registry + " is in trouble (" + status + ")" + said + "; asked "
                                        + transport.patience().attempts() + " times"
                                : registry + " answers with " + status + said;
                });
    }

    private static String printable(String type) {
        return type.replaceAll("[^\\x21-\\x7e]", "?");
    }

    private static Digest digest(byte[] content) {
        try {
            return Digest.ofSha256(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
