package dev.seaworthy.bundle;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.binary.Fips;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.binary.LinkedFunctions;
import dev.seaworthy.binary.Resolver;
import dev.seaworthy.bundle.description.Directory;
import dev.seaworthy.bundle.description.Docker;
import dev.seaworthy.bundle.description.Endpoint;
import dev.seaworthy.bundle.description.Kubernetes;
import dev.seaworthy.bundle.description.Logging;
import dev.seaworthy.bundle.description.Monitoring;
import dev.seaworthy.bundle.description.Port;
import dev.seaworthy.bundle.description.Resources;
import dev.seaworthy.bundle.description.Rollout;
import dev.seaworthy.bundle.description.Sections;
import dev.seaworthy.bundle.description.Service;
import dev.seaworthy.bundle.description.Systemd;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Orders for tests: a service called orders, and a Go program of which its release and some functions are known. */
public final class Orders {
    private static final Port HTTP = new Port("http", 8080, Port.Protocol.TCP);

    private String goVersion = "go1.22.3";
    private List<String> functions = List.of();
    private List<Port> ports = List.of(HTTP);
    private Optional<Endpoint> health = Optional.of(new Endpoint(HTTP, "/healthz"));
    private Optional<Endpoint> metrics = Optional.of(new Endpoint(HTTP, "/metrics"));
    private final List<Directory> directories = new ArrayList<>();
    private Optional<String> user = Optional.empty();
    private Optional<Docker> docker = Optional.empty();
    private Optional<Systemd> systemd = Optional.empty();
    private Optional<Kubernetes> kubernetes = Optional.empty();
    private Optional<Logging> logging = Optional.empty();
    private Optional<Monitoring> monitoring = Optional.empty();
    private Optional<Rollout> rollout = Optional.empty();

    /** The usual one: HTTP on 8080 with health and metrics, by Go 1.22. */
    public Orders() {}

    public Orders go(String version, String... linked) {
        goVersion = version;
        functions = List.of(linked);
        return this;
    }

    /** It listens nowhere. */
    public Orders worker() {
        ports = List.of();
        health = Optional.empty();
        metrics = Optional.empty();
        return this;
    }

    public Orders port(int number) {
        ports = List.of(new Port("http", number, Port.Protocol.TCP));
        health = Optional.empty();
        return this;
    }

    public Orders user(String name) {
        user = Optional.of(name);
        return this;
    }

    public Orders directory(Directory directory) {
        directories.add(directory);
        return this;
    }

    public Orders docker(Docker section) {
        docker = Optional.of(section);
        return this;
    }

    public Orders systemd(Systemd section) {
        systemd = Optional.of(section);
        return this;
    }

    public Orders kubernetes(Kubernetes section) {
        kubernetes = Optional.of(section);
        return this;
    }

    public Orders logging(Logging section) {
        logging = Optional.of(section);
        return this;
    }

    public Orders monitoring(Monitoring section) {
        monitoring = Optional.of(section);
        return this;
    }

    public Orders rollout(Rollout section) {
        rollout = Optional.of(section);
        return this;
    }

    public Order order() throws IOException {
        Service service = new Service(
                "orders",
                "1.4.0",
                "bin/orders",
                List.of("--listen", ":8080"),
                Map.of("LOG_FORMAT", "json"),
                ports,
                health,
                metrics,
                user,
                directories,
                new Resources(OptionalInt.of(500), OptionalLong.of(256L << 20)),
                new Sections(docker, systemd, kubernetes, logging, monitoring, rollout));
        return new Order(service, binary());
    }

    private BinaryFacts binary() throws IOException {
        Path work = Files.createTempDirectory("orders");
        try {
            Path file = TinyElf.executable(dev.seaworthy.testkit.Machine.AMD64).writeTo(work.resolve("orders"));
            if (!(BinaryReader.examine(file) instanceof Examination.Executable(BinaryFacts facts))) {
                throw new AssertionError("TinyElf writes executables");
            }
            Files.delete(file);
            return with(facts);
        } finally {
            Files.delete(work);
        }
    }

    private BinaryFacts with(BinaryFacts facts) {
        TreeMap<String, LinkedFunction> linked = new TreeMap<>();
        functions.forEach(name -> linked.put(name, new LinkedFunction(name, List.of())));
        GoFacts go = new GoFacts(
                goVersion,
                GoFacts.VersionSource.BUILD_INFO,
                true,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of("example.com/orders"),
                new LinkedFunctions(linked, true),
                new Resolver(Resolver.Kind.GO, Set.of(), "", List.of()),
                Fips.NONE,
                Optional.empty());
        return new BinaryFacts(
                facts.size(),
                facts.header(),
                facts.architecture(),
                facts.system(),
                facts.linkMode(),
                facts.interpreter(),
                facts.cLibrary(),
                facts.cLibraryEvidence(),
                Optional.of(go),
                facts.stripped(),
                facts.sections(),
                facts.packing(),
                facts.largestLoadAlignment(),
                facts.smallestLoadAlignment(),
                facts.buildId(),
                facts.goBuildId(),
                facts.abiTag(),
                facts.dlopenNotes(),
                facts.staticGlibc(),
                facts.dynamic(),
                facts.cpuLevel(),
                facts.damage());
    }
}
