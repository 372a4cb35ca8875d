package dev.seaworthy.fuzz;

import dev.seaworthy.image.ConfigFile;
import dev.seaworthy.image.ImageFormatException;
import dev.seaworthy.image.ImageIndex;
import dev.seaworthy.image.Manifest;
import dev.seaworthy.image.registry.Reference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Index, manifest and configuration of an image; and names of images. */
final class ImageDocumentsTarget implements FuzzTarget {
    private interface Reader {
        void read(byte[] content) throws IOException;
    }

    private static final List<Reader> READERS = List.of(ImageIndex::parse, Manifest::parse, ConfigFile::parse);

    @Override
    public void run(byte[] input) throws IOException {
        for (Reader reader : READERS) {
            try {
                reader.read(input);
            } catch (ImageFormatException refused) {
                // The next one may take it.
            }
        }
        Reference.parse(new String(input, StandardCharsets.UTF_8));
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        byte[] layer = Images.layer();
        byte[] config = Images.config(layer);
        byte[] manifest = Images.manifest(config, layer);
        return List.of(
                config,
                manifest,
                Images.index(manifest),
                Bytewise.text("{\"a\":[1,-2.5e+3,true,false,null,\"\\u00e9\\ud83d\\n\"]}"),
                Bytewise.text("ghcr.io/acme/app:1.2@" + Images.digest(layer)),
                Bytewise.text("http://[::1]:5000/a/b"));
    }
}
