package dev.seaworthy.image;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.image.layers.Budget;
import dev.seaworthy.image.layers.LayerSink;
import dev.seaworthy.image.layers.Layers;
import dev.seaworthy.image.layers.RootBuilder;
import dev.seaworthy.image.layers.Roots;
import dev.seaworthy.image.layers.Sinks;
import dev.seaworthy.image.tar.TarException;
import dev.seaworthy.target.Provenance;
import dev.seaworthy.target.TargetFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads images from wherever their blobs lie. */
public final class ImageReader {
    /** An index in an index is allowed, and used by layouts that hold a multi-platform image; more levels are not. */
    private static final int DEEPEST_INDEX = 3;

    private final BlobSource blobs;

    public ImageReader(BlobSource blobs) {
        this.blobs = blobs;
    }

    /** Which image of an index is meant. */
    public sealed interface Choice {
        /** This one. */
        record Chosen(Descriptor manifest) implements Choice {}

        /** None is for the architecture that is wanted. */
        record OtherArchitecture(List<Architecture> known) implements Choice {
            public OtherArchitecture {
                known = List.copyOf(known);
            }
        }
    }

    /**
     * Finds the image for an architecture.
     *
     * @param top an index, or the manifest of the only image
     * @param wanted the architecture; when empty, that of this machine, else the first
     * @throws IOException when an index cannot be read or holds no image of a Linux
     */
    public Choice choose(Descriptor top, Optional<Architecture> wanted) throws IOException {
        List<Descriptor> images = new ArrayList<>();
        collect(top, 0, images);
        if (!MediaTypes.isIndex(top.mediaType())) {
            return new Choice.Chosen(top);
        }
        return Platforms.choose(images, wanted);
    }

    private void collect(Descriptor descriptor, int depth, List<Descriptor> images) throws IOException {
        if (!MediaTypes.isIndex(descriptor.mediaType())) {
            images.add(descriptor);
            return;
        }
        if (depth == DEEPEST_INDEX) {
            throw new ImageFormatException("has indexes nested deeper than " + DEEPEST_INDEX);
        }
        for (Descriptor one :
                ImageIndex.parse(Blobs.document(blobs, descriptor, "the index")).manifests()) {
            collect(one, depth + 1, images);
        }
    }

    /**
     * Reads one image.
     *
     * @param manifest its manifest
     * @param name as the user named it
     * @param provenance where it comes from
     * @throws IOException when a blob cannot be read, is not what its descriptor says, or is damaged
     */
    public TargetFacts read(Descriptor manifest, String name, Provenance provenance) throws IOException {
        Budget budget = new Budget();
        RootBuilder builder = new RootBuilder(budget);
        ConfigFile config = layers(manifest, budget, builder);
        return Roots.facts(builder, name, provenance).with(config.config());
    }

    /**
     * Takes files out of one image, see {@link RootSource#extract}.
     *
     * @throws IOException when a blob cannot be read, is not what its descriptor says, or is damaged
     */
    public void extract(Descriptor manifest, Extract what) throws IOException {
        Budget budget = new Budget();
        layers(manifest, budget, Sinks.of(what, budget));
    }

    private ConfigFile layers(Descriptor manifest, Budget budget, LayerSink sink) throws IOException {
        Manifest parts = Manifest.parse(Blobs.document(blobs, manifest, "the manifest"));
        if (!MediaTypes.isConfig(parts.config().mediaType())) {
            throw new ImageFormatException("is not an image but " + kind(parts.config()));
        }
        ConfigFile config = ConfigFile.parse(Blobs.document(blobs, parts.config(), "the configuration"));
        if (config.diffIds().size() != parts.layers().size()) {
            throw new ImageFormatException("has " + parts.layers().size() + " layers, but its configuration names "
                    + config.diffIds().size());
        }
        for (int i = 0; i < parts.layers().size(); i++) {
            Descriptor layer = parts.layers().get(i);
            if (!MediaTypes.isLayer(layer.mediaType())) {
                throw new ImageFormatException("has a layer of a kind that is not known: " + kind(layer));
            }
            try {
                Layers.add(
                        blobs.open(layer), Optional.of(layer), config.diffIds().get(i), budget, sink);
            } catch (ImageFormatException | TarException wrong) {
                throw new ImageFormatException(
                        "layer " + (i + 1) + " of " + parts.layers().size() + " " + wrong.getMessage());
            }
        }
        return config;
    }

    private static String kind(Descriptor descriptor) {
        return descriptor.mediaType().isEmpty() ? "something without a media type" : descriptor.mediaType();
    }
}
