package dev.seaworthy.bundle.description;

import dev.seaworthy.bundle.description.Mapping.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the keys of a description that concern the service itself. */
final class ServiceReader {
    /** The version of the format; another one may mean other things by the same keys. */
    private static final int FORMAT = 1;

    /** A service that says nothing of its version has this one. */
    private static final String FIRST_RELEASE = "1";

    private static final Shape TARGET = Shape.of("[^\\s,]{1,400}", "a target as seaworthy check --on takes it");

    private static final Shape PLATFORM =
            Shape.of("linux/[a-z0-9]+(/v[0-9])?", "a platform such as linux/arm64 or linux/amd64/v2");

    private ServiceReader() {}

    static Service read(Mapping keys) {
        keys.require("version", "1");
        keys.integer("version", FORMAT, FORMAT);
        keys.require("name", "orders");
        String name = keys.text("name", Shapes.NAME).orElse("");
        keys.require("binary", "./" + (name.isEmpty() ? "orders" : name));
        List<Port> ports = ports(keys);
        Service service = new Service(
                name,
                keys.text("release", Shapes.RELEASE).orElse(FIRST_RELEASE),
                keys.text("summary").orElse("The service " + name),
                keys.text("binary", Shapes.PATH).orElse(""),
                keys.text("source", Shapes.PATH),
                keys.texts("targets", TARGET),
                keys.texts("platforms", PLATFORM),
                keys.texts("arguments", Shape.LINE),
                keys.words("environment", Shapes.VARIABLE),
                ports,
                endpoint(keys, "health", ports),
                endpoint(keys, "metrics", ports),
                keys.text("user", Shapes.USER),
                directories(keys),
                keys.mapping("resources")
                        .map(Quantities::resources)
                        .orElse(new Resources(OptionalInt.empty(), java.util.OptionalLong.empty())),
                SectionsReader.read(keys));
        keys.done();
        return service;
    }

    private static List<Directory> directories(Mapping keys) {
        List<String> words =
                java.util.Arrays.stream(Directory.values()).map(Mapping::word).toList();
        return keys.choices("directories", words).stream()
                .map(word -> Directory.valueOf(word.toUpperCase(java.util.Locale.ROOT)))
                .toList();
    }

    /** {@code http: 8080}, or {@code dns: {port: 53, protocol: udp}}. */
    private static List<Port> ports(Mapping keys) {
        List<Port> ports = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        keys.mapping("ports").ifPresent(mapping -> {
            for (String name : mapping.keys()) {
                if (!mapping.isShaped(name, Shapes.PORT_NAME)) {
                    continue;
                }
                port(mapping, name).ifPresent(port -> {
                    if (!seen.add(port.number() + "/" + port.protocol())) {
                        mapping.wrong(name, "another port has the number " + port.number() + " already");
                    }
                    ports.add(port);
                });
            }
        });
        return ports;
    }

    private static Optional<Port> port(Mapping mapping, String name) {
        if (!mapping.isMapping(name)) {
            OptionalInt number = mapping.integer(name, 1, 65535);
            return number.isPresent()
                    ? Optional.of(new Port(name, number.getAsInt(), Port.Protocol.TCP))
                    : Optional.empty();
        }
        return mapping.mapping(name).flatMap(one -> {
            one.require("port", "8080");
            OptionalInt number = one.integer("port", 1, 65535);
            Port.Protocol protocol = one.choice("protocol", Port.Protocol.class).orElse(Port.Protocol.TCP);
            one.done();
            return number.isPresent() ? Optional.of(new Port(name, number.getAsInt(), protocol)) : Optional.empty();
        });
    }

    /** {@code health: /healthz}, on the port named http or else the first one; or {@code {path: …, port: NAME}}. */
    private static Optional<Endpoint> endpoint(Mapping keys, String key, List<Port> ports) {
        if (!keys.has(key)) {
            return Optional.empty();
        }
        List<Port> streams = ports.stream()
                .filter(port -> port.protocol() == Port.Protocol.TCP)
                .toList();
        if (keys.isMapping(key)) {
            return keys.mapping(key).flatMap(one -> {
                one.require("path", "/healthz");
                Optional<String> path = one.text("path", Shapes.URL_PATH);
                Optional<String> name =
                        one.choice("port", streams.stream().map(Port::name).toList());
                Optional<Port> port = streams.stream()
                        .filter(candidate ->
                                name.filter(candidate.name()::equals).isPresent())
                        .findFirst()
                        .or(() -> usual(streams));
                one.done();
                return port.flatMap(found -> path.map(text -> new Endpoint(found, text)));
            });
        }
        Optional<String> path = keys.text(key, Shapes.URL_PATH);
        if (streams.isEmpty()) {
            keys.wrong(key, "needs a TCP port under \"ports\" to be asked at");
        }
        return path.flatMap(text -> usual(streams).map(port -> new Endpoint(port, text)));
    }

    private static Optional<Port> usual(List<Port> ports) {
        return ports.stream()
                .filter(port -> port.name().equals("http"))
                .findFirst()
                .or(() -> ports.stream().findFirst());
    }
}
