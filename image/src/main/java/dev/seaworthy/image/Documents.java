package dev.seaworthy.image;

import dev.seaworthy.image.json.Json;
import dev.seaworthy.image.json.JsonException;
import dev.seaworthy.image.json.JsonReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What image documents have in common. */
final class Documents {
    private Documents() {}

    /** Reads a document. */
    static Json read(byte[] content, String what) throws ImageFormatException {
        try {
            Json json = JsonReader.read(content);
            if (!(json instanceof Json.Members)) {
                throw new ImageFormatException(what + " is not a JSON object");
            }
            return json;
        } catch (JsonException wrong) {
            throw new ImageFormatException(what + ": " + wrong.getMessage());
        }
    }

    static Descriptor descriptor(Json json, String what) throws ImageFormatException {
        String digest = json.text("digest").orElse("");
        if (!Digest.isDigest(digest)) {
            throw new ImageFormatException(what + " has no usable digest");
        }
        long size = json.number("size").orElse(-1L);
        if (size < 0) {
            throw new ImageFormatException(what + " has no usable size");
        }
        return new Descriptor(
                json.text("mediaType").orElse(""),
                new Digest(digest),
                size,
                json.member("platform").map(Documents::platform),
                json.textMap("annotations"));
    }

    static List<Descriptor> descriptors(Json json, String member, String what, int most) throws ImageFormatException {
        List<Json> elements = json.elements(member);
        if (elements.size() > most) {
            throw new ImageFormatException("has more than " + most + " " + member);
        }
        List<Descriptor> descriptors = new java.util.ArrayList<>();
        for (Json element : elements) {
            descriptors.add(descriptor(element, what));
        }
        return descriptors;
    }

    static Platform platform(Json json) {
        return new Platform(
                json.text("os").orElse(""),
                json.text("architecture").orElse(""),
                json.text("variant").filter(text -> !text.isEmpty()));
    }

    /** {@code NAME=VALUE} words; those without a sign are left out. */
    static Map<String, String> environment(List<String> words) {
        Map<String, String> environment = new java.util.LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                environment.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return environment;
    }

    static Optional<String> filled(Optional<String> text) {
        return text.filter(value -> !value.isEmpty());
    }
}
