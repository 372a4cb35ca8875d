package dev.seaworthy.binary;

import dev.seaworthy.binary.BuildInfo.Module;
import dev.seaworthy.binary.PluginPair.Difference;
import dev.seaworthy.binary.PluginPair.Difference.Kind;
import dev.seaworthy.binary.PluginPair.Fit;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.SectionTable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares plugins with programs. */
final class PluginPairs {
    /** Settings that change what is compiled into a package, or how. Others, such as linker flags, make no difference. */
    private static final List<String> SETTINGS = List.of(
            "-asan",
            "-asmflags",
            "-compiler",
            "-cover",
            "-covermode",
            "-gcflags",
            "-msan",
            "-pgo",
            "-race",
            "-tags",
            "-trimpath",
            "CGO_CFLAGS",
            "CGO_CPPFLAGS",
            "CGO_CXXFLAGS",
            "CGO_ENABLED",
            "GOARCH",
            "GOEXPERIMENT",
            "GOFIPS140",
            "GOOS",
            "GO386",
            "GOAMD64",
            "GOARM",
            "GOARM64",
            "GOMIPS",
            "GOMIPS64",
            "GOPPC64",
            "GORISCV64");

    private static final String NOT_IMPLEMENTED = "plugin: not implemented";

    /**
     * One of the two files.
     *
     * @param go what is known of its Go program
     * @param hashes its packages
     * @param architecture the name of its processor
     */
    private record Side(GoFacts go, PackageHashes hashes, String architecture) {}

    private PluginPairs() {}

    static PluginPair compare(Path program, Path plugin) throws IOException {
        Optional<Side> host = read(program);
        Optional<Side> guest = read(plugin);
        if (host.isEmpty() || guest.isEmpty()) {
            return new PluginPair(
                    new Fit.Unknown(host.isEmpty() ? "the program is not a Go program" : "the plugin is not of Go"),
                    List.of());
        }
        return compare(host.get(), guest.get());
    }

    private static Optional<Side> read(Path path) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            return ElfFile.read(Bytes.map(path, arena)).asOptional().flatMap(PluginPairs::side);
        } catch (InternalError fault) {
            // As in BinaryReader: the file was cut while it was read.
            throw new IOException("changed while it was read", fault);
        }
    }

    private static Optional<Side> side(ElfFile elf) {
        Image image = new Image(elf);
        SectionTable sections = elf.sections().orElse(new SectionTable(List.of()));
        return GoReader.read(image, sections, false)
                .map(go -> new Side(
                        go, PackageHashes.read(image, sections), elf.header().machineName()));
    }

    private static PluginPair compare(Side host, Side guest) {
        List<Difference> differences = new ArrayList<>();
        if (!sameRelease(host.go, guest.go)) {
            differences.add(new Difference(Kind.RELEASE, "go", host.go.version(), guest.go.version()));
        }
        if (host.go.buildInfo().isPresent() && guest.go.buildInfo().isPresent()) {
            settings(host.go.buildInfo().get(), guest.go.buildInfo().get(), differences);
            modules(host.go.buildInfo().get(), guest.go.buildInfo().get(), differences);
        }
        List<String> packages = packages(host.hashes, guest.hashes);
        for (String path : packages) {
            differences.add(new Difference(Kind.PACKAGE, path, hash(host, path), hash(guest, path)));
        }
        return new PluginPair(fit(host, guest, packages), differences);
    }

    private static String hash(Side side, String path) {
        return side.hashes.byPackage().getOrDefault(path, "");
    }

    private static Fit fit(Side host, Side guest, List<String> packages) {
        if (guest.hashes.byPackage().isEmpty()) {
            return new Fit.Unknown("the plugin has no hashes of packages: it was not built with -buildmode=plugin");
        }
        if (!host.architecture.equals(guest.architecture)) {
            return new Fit.Unknown(
                    "they are for different processors, " + host.architecture + " and " + guest.architecture);
        }
        if (host.hashes.byPackage().isEmpty()) {
            return host.go.functions().has(Use.PLUGINS) && !host.go.cgo()
                    ? new Fit.NoPlugins(NOT_IMPLEMENTED)
                    : new Fit.Unknown("the program does not use package plugin");
        }
        if (!sameRelease(host.go, guest.go)) {
            return new Fit.OtherRelease(host.go.version(), guest.go.version());
        }
        return packages.isEmpty()
                ? new Fit.Loads()
                : new Fit.Refused("plugin was built with a different version of package " + packages.getFirst());
    }

    /** Plugins of older releases have no build info, so that their release is a range. */
    private static boolean sameRelease(GoFacts host, GoFacts guest) {
        if (host.exact() && guest.exact()) {
            return host.version().equals(guest.version());
        }
        Optional<GoVersion> oldest = latest(host.oldest(), guest.oldest());
        return oldest.isEmpty() || (within(oldest.get(), host) && within(oldest.get(), guest));
    }

    private static Optional<GoVersion> latest(Optional<GoVersion> one, Optional<GoVersion> other) {
        return one.isPresent() && (other.isEmpty() || one.get().compareTo(other.get()) > 0) ? one : other;
    }

    /** Whether a release is not newer than what is known of one of the two, bug-fix releases aside. */
    private static boolean within(GoVersion release, GoFacts go) {
        return go.newest()
                .map(newest -> newest.atLeast(release.major(), release.minor()))
                .orElse(true);
    }

    /** The packages that both have and that differ, in the order in which the program compares them. */
    private static List<String> packages(PackageHashes host, PackageHashes guest) {
        List<String> order =
                guest.order().isEmpty() ? new ArrayList<>(guest.byPackage().keySet()) : guest.order();
        List<String> differing = new ArrayList<>();
        for (String path : order) {
            String own = host.byPackage().get(path);
            if (own != null && !own.equals(guest.byPackage().get(path))) {
                differing.add(path);
            }
        }
        return differing;
    }

    private static void settings(BuildInfo host, BuildInfo guest, List<Difference> differences) {
        for (String key : SETTINGS) {
            String own = host.setting(key).orElse("");
            String other = guest.setting(key).orElse("");
            if (!own.equals(other)) {
                differences.add(new Difference(Kind.SETTING, key, own, other));
            }
        }
    }

    private static void modules(BuildInfo host, BuildInfo guest, List<Difference> differences) {
        Map<String, String> own = versions(host);
        versions(guest).forEach((path, version) -> {
            String other = own.get(path);
            if (other != null && !other.equals(version)) {
                differences.add(new Difference(Kind.MODULE, path, other, version));
            }
        });
    }

    private static Map<String, String> versions(BuildInfo info) {
        Map<String, String> versions = new TreeMap<>();
        info.main().ifPresent(module -> versions.put(module.path(), version(module)));
        for (Module module : info.dependencies()) {
            versions.put(module.path(), version(module));
        }
        return versions;
    }

    private static String version(Module module) {
        String text = module.version() + (module.sum().isEmpty() ? "" : " " + module.sum());
        return module.replacement()
                .map(other -> text + " => " + other.path() + " " + version(other))
                .orElse(text);
    }
}
