package dev.seaworthy.bundle.description;

import dev.seaworthy.bundle.description.Mapping.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads {@code docker:}. */
final class DockerReader {
    private DockerReader() {}

    static Docker read(Mapping keys) {
        List<String> forms =
                Arrays.stream(Docker.Form.values()).map(Mapping::word).toList();
        Docker docker = new Docker(
                keys.text("base", Shapes.IMAGE),
                keys.choice("from", Docker.Origin.class).orElse(Docker.Origin.BINARY),
                keys.text("toolchain", Shapes.IMAGE),
                keys.integer("user", 1, Integer.MAX_VALUE).orElse(Docker.NONROOT),
                keys.texts("healthcheck", Shape.LINE),
                keys.text("repository", Shapes.REPOSITORY),
                keys.choices("image", forms).stream()
                        .map(word -> Docker.Form.valueOf(word.toUpperCase(Locale.ROOT)))
                        .toList());
        if (docker.image().contains(Docker.Form.PUSH) && docker.repository().isEmpty()) {
            keys.wrong("image", "\"push\" needs \"repository\", such as registry.example.com/shop/orders");
        }
        keys.done();
        return docker;
    }
}
