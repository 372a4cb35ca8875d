package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.binary.Fips;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.binary.LinkedFunctions;
import dev.seaworthy.binary.PluginPair;
import dev.seaworthy.binary.Resolver;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetReader;
import dev.seaworthy.testkit.TinyElf;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Permission;
import dev.seaworthy.verdict.Plugin;
import dev.seaworthy.verdict.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A service on a target, for tests of what it lacks there: a Go program of which no more is said than its release and its
 * linked functions, and a root directory that is filled as the test wants.
 */
final class Service {
    private final Path work;
    private final String goVersion;
    private final List<String> functions;
    private final Map<String, String> environment = new TreeMap<>();
    private Optional<String> user = Optional.empty();
    private final List<Plugin> plugins = new ArrayList<>();
    private boolean host;

    private Service(Path work, String goVersion, List<String> functions) {
        this.work = work;
        this.goVersion = goVersion;
        this.functions = functions;
    }

    /** A program, such as {@code go1.22.1}, with these functions. The root is the directory {@code root} in {@code work}. */
    static Service of(Path work, String goVersion, String... functions) throws IOException {
        Files.createDirectories(work.resolve("root"));
        return new Service(work, goVersion, List.of(functions));
    }

    Service runBy(String name) {
        user = Optional.of(name);
        return this;
    }

    Service with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Service onHost() {
        host = true;
        return this;
    }

    /** Puts a file into the root, its directories included. */
    Service file(String path, String text) throws IOException {
        Path file = inside(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    Service directory(String path) throws IOException {
        Files.createDirectories(inside(path));
        return this;
    }

    Service link(String path, String to) throws IOException {
        Path file = inside(path);
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, Path.of(to));
        return this;
    }

    /** Sets permissions, such as {@code rw-------}. */
    Service mode(String path, String permissions) throws IOException {
        Files.setPosixFilePermissions(inside(path), PosixFilePermissions.fromString(permissions));
        return this;
    }

    private Path inside(String path) {
        return work.resolve("root").resolve(path.substring(1));
    }

    /** It is to load a Go plugin. */
    Service plugin(String path, PluginPair pair) {
        plugins.add(new Plugin(path, pair));
        return this;
    }

    Case asCase() throws IOException {
        TargetFacts target = TargetReader.read("target", work.resolve("root"));
        return new Case(
                "service",
                "/service",
                Permission.EXECUTABLE,
                new Start(user, environment, Optional.empty()),
                binary(),
                host ? target.asHost(Machine.UNKNOWN) : target,
                Machine.UNKNOWN,
                Optional::empty,
                plugins);
    }

    private BinaryFacts binary() throws IOException {
        Path file = TinyElf.executable(dev.seaworthy.testkit.Machine.AMD64).writeTo(work.resolve("service"));
        if (!(BinaryReader.examine(file) instanceof Examination.Executable(BinaryFacts facts))) {
            throw new AssertionError("TinyElf writes executables");
        }
        return with(facts, go());
    }

    private GoFacts go() {
        TreeMap<String, LinkedFunction> linked = new TreeMap<>();
        functions.forEach(name -> linked.put(name, new LinkedFunction(name, List.of())));
        return new GoFacts(
                goVersion,
                GoFacts.VersionSource.BUILD_INFO,
                true,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of("example.com/service"),
                new LinkedFunctions(linked, true),
                new Resolver(Resolver.Kind.GO, Set.of(), "", List.of()),
                Fips.NONE,
                Optional.empty());
    }

    private static BinaryFacts with(BinaryFacts facts, GoFacts go) {
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
