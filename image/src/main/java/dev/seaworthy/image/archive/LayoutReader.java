package dev.seaworthy.image.archive;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.image.BlobSource;
import dev.seaworthy.image.Descriptor;
import dev.seaworthy.image.Extract;
import dev.seaworthy.image.FactsCache;
import dev.seaworthy.image.ImageFormatException;
import dev.seaworthy.image.ImageIndex;
import dev.seaworthy.image.ImageReader;
import dev.seaworthy.image.MediaTypes;
import dev.seaworthy.image.Platforms;
import dev.seaworthy.target.Provenance;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetSource.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads an OCI image layout (OCI image specification, {@code image-layout.md}). */
final class LayoutReader {
    /** Where containerd, and Docker with it, keep an image's whole name in an index. */
    private static final String CONTAINERD_NAME = "io.containerd.image.name";

    private final String name;
    private final String place;
    private final Parts parts;
    private final FactsCache cache;

    LayoutReader(String name, String place, Parts parts, FactsCache cache) {
        this.name = name;
        this.place = place;
        this.parts = parts;
        this.cache = cache;
    }

    Answer facts(Optional<String> tag, Optional<Architecture> wanted) throws IOException {
        ImageReader reader = reader();
        ImageReader.Choice choice = choose(reader, images(tag), wanted);
        return switch (choice) {
            case ImageReader.Choice.Chosen(Descriptor manifest) -> new Answer.Found(read(reader, manifest));
            case ImageReader.Choice.OtherArchitecture(List<Architecture> known) -> new Answer.OtherArchitecture(known);
        };
    }

    /** Takes files out of one image. */
    void extract(Optional<String> tag, Optional<Architecture> wanted, Extract what) throws IOException {
        ImageReader reader = reader();
        switch (choose(reader, images(tag), wanted)) {
            case ImageReader.Choice.Chosen(Descriptor manifest) -> reader.extract(manifest, what);
            case ImageReader.Choice.OtherArchitecture _ ->
                throw new ImageFormatException("holds no image for that architecture");
        }
    }

    private ImageReader reader() {
        BlobSource blobs =
                descriptor -> parts.open("blobs/sha256/" + descriptor.digest().hex());
        return new ImageReader(blobs);
    }

    /** One entry is what it is; several without a tag between them are an index like any other. */
    private static ImageReader.Choice choose(ImageReader reader, List<Descriptor> images, Optional<Architecture> wanted)
            throws IOException {
        return images.size() == 1 ? reader.choose(images.getFirst(), wanted) : Platforms.choose(images, wanted);
    }

    private List<Descriptor> images(Optional<String> tag) throws IOException {
        byte[] content;
        try (InputStream in = parts.open("index.json")) {
            content = in.readNBytes(MediaTypes.LARGEST_DOCUMENT + 1);
        }
        if (content.length > MediaTypes.LARGEST_DOCUMENT) {
            throw new ImageFormatException("has an index of more than " + MediaTypes.LARGEST_DOCUMENT + " bytes");
        }
        List<Descriptor> all = ImageIndex.parse(content).manifests();
        List<Descriptor> fitting = tag.isEmpty()
                ? all
                : all.stream().filter(one -> names(one).contains(tag.get())).toList();
        if (fitting.isEmpty()) {
            throw new ImageFormatException(
                    tag.isEmpty() ? "holds no image" : "holds no image " + tag.get() + listed(all));
        }
        long images = fitting.stream()
                .flatMap(one -> names(one).stream().limit(1))
                .distinct()
                .count();
        if (images > 1) {
            throw new ImageFormatException("holds several images" + listed(fitting) + "; say which: NAME:TAG");
        }
        return fitting;
    }

    private static String listed(List<Descriptor> images) {
        String names = images.stream()
                .flatMap(one -> names(one).stream().limit(1))
                .distinct()
                .limit(10)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "; its images have no tags" : "; there are " + names;
    }

    /** The names that an image goes by: its tag, and the whole name if somebody wrote that down. */
    private static List<String> names(Descriptor image) {
        Map<String, String> annotations = image.annotations();
        return java.util.stream.Stream.of(image.referenceName(), Optional.ofNullable(annotations.get(CONTAINERD_NAME)))
                .flatMap(Optional::stream)
                .toList();
    }

    private TargetFacts read(ImageReader reader, Descriptor manifest) throws IOException {
        Provenance provenance = new Provenance(
                Provenance.How.READ,
                "",
                place + ", manifest " + manifest.digest().text());
        Optional<TargetFacts> known = cache.find(manifest.digest(), name);
        if (known.isPresent()) {
            return Facts.from(known.get(), provenance);
        }
        TargetFacts facts = reader.read(manifest, name, provenance);
        cache.keep(manifest.digest(), facts);
        return facts;
    }
}
