package dev.seaworthy.image.archive;

import dev.seaworthy.image.ConfigFile;
import dev.seaworthy.image.Digest;
import dev.seaworthy.image.Extract;
import dev.seaworthy.image.FactsCache;
import dev.seaworthy.image.ImageFormatException;
import dev.seaworthy.image.Manifest;
import dev.seaworthy.image.MediaTypes;
import dev.seaworthy.image.json.Json;
import dev.seaworthy.image.json.JsonException;
import dev.seaworthy.image.json.JsonReader;
import dev.seaworthy.image.layers.Budget;
import dev.seaworthy.image.layers.LayerSink;
import dev.seaworthy.image.layers.Layers;
import dev.seaworthy.image.layers.RootBuilder;
import dev.seaworthy.image.layers.Roots;
import dev.seaworthy.image.layers.Sinks;
import dev.seaworthy.image.tar.TarException;
import dev.seaworthy.target.Provenance;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetSource.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code docker save} and {@code podman save} write (moby/moby, {@code image/tarexport}): {@code manifest.json} names,
 * for each image, its configuration, its tags and its layers.
 *
 * <pre>
 *   [{"Config": "HEX.json", "RepoTags": ["name:tag"], "Layers": ["HEX/layer.tar", …]}, …]
 * </pre>
 */
final class DockerArchive {
    private final String name;
    private final String place;
    private final Parts parts;
    private final FactsCache cache;

    DockerArchive(String name, String place, Parts parts, FactsCache cache) {
        this.name = name;
        this.place = place;
        this.parts = parts;
        this.cache = cache;
    }

    private record Image(String config, List<String> tags, List<String> layers) {}

    /** The facts of one image. It is for one architecture, like a root directory. */
    Answer facts(Optional<String> tag) throws IOException {
        Image image = image(tag);
        byte[] content = document(image.config());
        Digest id = Digest.of(content);
        ConfigFile config = ConfigFile.parse(content);
        Provenance provenance = new Provenance(Provenance.How.READ, "", place + ", image " + id.text());
        Optional<TargetFacts> known = cache.find(id, name);
        if (known.isPresent()) {
            return new Answer.Found(Facts.from(known.get(), provenance));
        }
        TargetFacts facts = read(image, config, provenance);
        cache.keep(id, facts);
        return new Answer.Found(facts);
    }

    private TargetFacts read(Image image, ConfigFile config, Provenance provenance) throws IOException {
        Budget budget = new Budget();
        RootBuilder builder = new RootBuilder(budget);
        layers(image, config, budget, builder);
        return Roots.facts(builder, name, provenance).with(config.config());
    }

    /** Takes files out of one image. */
    void extract(Optional<String> tag, Extract what) throws IOException {
        Image image = image(tag);
        Budget budget = new Budget();
        layers(image, ConfigFile.parse(document(image.config())), budget, Sinks.of(what, budget));
    }

    private void layers(Image image, ConfigFile config, Budget budget, LayerSink sink) throws IOException {
        int count = image.layers().size();
        if (config.diffIds().size() != count) {
            throw new ImageFormatException("has " + count + " layers, but its configuration names "
                    + config.diffIds().size());
        }
        for (int i = 0; i < count; i++) {
            try {
                Layers.add(
                        parts.open(image.layers().get(i)),
                        Optional.empty(),
                        config.diffIds().get(i),
                        budget,
                        sink);
            } catch (ImageFormatException | TarException wrong) {
                throw new ImageFormatException("layer " + (i + 1) + " of " + count + " " + wrong.getMessage());
            }
        }
    }

    private Image image(Optional<String> tag) throws IOException {
        List<Image> all = images();
        List<Image> fitting = tag.isEmpty()
                ? all
                : all.stream().filter(image -> isCalled(image, tag.get())).toList();
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        List<String> tags =
                all.stream().flatMap(image -> image.tags().stream()).limit(10).toList();
        String there = tags.isEmpty() ? "" : "; there are " + String.join(", ", tags);
        if (fitting.isEmpty()) {
            throw new ImageFormatException(
                    tag.map(text -> "holds no image " + text).orElse("holds no image") + there);
        }
        throw new ImageFormatException("holds " + fitting.size() + " images" + there + "; say which: FILE:NAME:TAG");
    }

    /** By the whole name, or the part behind the last colon. */
    private static boolean isCalled(Image image, String tag) {
        return image.tags().stream().anyMatch(one -> one.equals(tag) || one.endsWith(":" + tag));
    }

    private List<Image> images() throws IOException {
        Json json;
        try {
            json = JsonReader.read(document("manifest.json"));
        } catch (JsonException wrong) {
            throw new ImageFormatException("manifest.json: " + wrong.getMessage());
        }
        List<Image> images = new ArrayList<>();
        if (json instanceof Json.Array(List<Json> elements)) {
            for (Json element : elements) {
                String config = element.text("Config")
                        .orElseThrow(() -> new ImageFormatException("manifest.json names no configuration"));
                List<String> layers = element.texts("Layers");
                if (layers.size() > Manifest.MOST_LAYERS) {
                    throw new ImageFormatException("has more than " + Manifest.MOST_LAYERS + " layers");
                }
                images.add(new Image(config, element.texts("RepoTags"), layers));
            }
        }
        return images;
    }

    private byte[] document(String path) throws IOException {
        try (InputStream in = parts.open(path)) {
            byte[] content = in.readNBytes(MediaTypes.LARGEST_DOCUMENT + 1);
            if (content.length > MediaTypes.LARGEST_DOCUMENT) {
                throw new ImageFormatException(path + " is larger than " + MediaTypes.LARGEST_DOCUMENT + " bytes");
            }
            return content;
        }
    }
}
