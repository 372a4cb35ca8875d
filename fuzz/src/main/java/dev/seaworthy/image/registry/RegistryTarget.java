package dev.seaworthy.image.registry;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.fuzz.Bytewise;
import dev.seaworthy.fuzz.FuzzTarget;
import dev.seaworthy.fuzz.Images;
import dev.seaworthy.fuzz.Samples;
import dev.seaworthy.image.Descriptor;
import dev.seaworthy.image.ImageReader;
import dev.seaworthy.target.Provenance;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A registry that answers with the parts of the input, one after the other; see {@link AnsweringClient}. */
public final class RegistryTarget implements FuzzTarget {
    private static final int MOST_ANSWERS = 6;
    private static final Patience NONE = new Patience(
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 2, Duration.ZERO, Duration.ZERO);

    private final AnsweringClient client = new AnsweringClient();
    private final Transport transport = new Transport(NONE, client);
    private final Reference reference =
            new Reference("127.0.0.1:5000", "a/b", Optional.of("latest"), Optional.empty(), true);

    @Override
    public void run(byte[] input) throws IOException {
        client.prepare(Bytewise.split(input, MOST_ANSWERS));
        RegistryBlobs blobs = new RegistryBlobs(
                transport, reference, CredentialStore.ofUser(Map.of()).find(reference));
        Descriptor top = blobs.top();
        ImageReader reader = new ImageReader(blobs);
        if (reader.choose(top, Optional.of(Architecture.AMD64))
                instanceof ImageReader.Choice.Chosen(Descriptor manifest)) {
            reader.read(manifest, "fuzz", new Provenance(Provenance.How.READ, "", "fuzz"));
        }
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        byte[] layer = Images.layer();
        byte[] config = Images.config(layer);
        byte[] manifest = Images.manifest(config, layer);
        byte[] document = Bytewise.text("200|Content-Type|application/vnd.oci.image.manifest.v1+json|\n");
        byte[] list = Bytewise.text("200|Content-Type|application/vnd.oci.image.index.v1+json|\n");
        byte[] plain = Bytewise.text("200|X|y|\n");
        byte[] refused = Bytewise.text("401|WWW-Authenticate|Basic realm=\"x\",charset=UTF-8|\n"
                + "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"no\"}]}");
        byte[] bearer = Bytewise.text("401|WWW-Authenticate|Bearer realm=\"http://" + reference.host()
                + "/t\",service=\"s\",scope=\"repository:a/b:pull\"|\n");
        byte[] token = Bytewise.text("200|Content-Type|application/json|\n{\"token\":\"abc\",\"expires_in\":60}");
        return List.of(
                Bytewise.parts(
                        Bytewise.join(document, manifest), Bytewise.join(plain, config), Bytewise.join(plain, layer)),
                Bytewise.parts(
                        Bytewise.join(list, Images.index(manifest)),
                        Bytewise.join(document, manifest),
                        Bytewise.join(plain, config),
                        Bytewise.join(plain, layer)),
                Bytewise.parts(refused, refused),
                Bytewise.parts(bearer, token, Bytewise.join(document, manifest), Bytewise.join(plain, config)),
                Bytewise.parts(Bytewise.text("307|Location|/other?a=b|\n"), Bytewise.join(document, manifest)),
                Bytewise.parts(Bytewise.text("429|Retry-After|0|\n"), Bytewise.text("503|Retry-After|x|\n")));
    }
}
