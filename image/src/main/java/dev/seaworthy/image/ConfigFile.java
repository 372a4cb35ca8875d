package dev.seaworthy.image;

import dev.seaworthy.image.json.Json;
import dev.seaworthy.target.ImageConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * An image's configuration (OCI image specification, {@code config.md}).
 *
 * @param platform for which machines it is
 * @param config how its programs are started
 * @param diffIds the digests of its layers, uncompressed, the lowest first
 */
public record ConfigFile(Platform platform, ImageConfig config, List<Digest> diffIds) {
    public ConfigFile {
        diffIds = List.copyOf(diffIds);
    }

    /**
     * Reads a configuration.
     *
     * @throws ImageFormatException when it is none
     */
    public static ConfigFile parse(byte[] content) throws ImageFormatException {
        Json json = Documents.read(content, "the configuration");
        Json said = json.member("config").orElse(new Json.Nothing());
        List<Digest> diffIds = new ArrayList<>();
        for (String text : json.member("rootfs").orElse(new Json.Nothing()).texts("diff_ids")) {
            if (!Digest.isDigest(text)) {
                throw new ImageFormatException("the configuration names a layer without a usable digest");
            }
            diffIds.add(new Digest(text));
        }
        return new ConfigFile(
                Documents.platform(json),
                new ImageConfig(
                        Documents.filled(said.text("User")),
                        Documents.environment(said.texts("Env")),
                        Documents.filled(said.text("WorkingDir")),
                        said.texts("Entrypoint"),
                        said.texts("Cmd")),
                diffIds);
    }
}
