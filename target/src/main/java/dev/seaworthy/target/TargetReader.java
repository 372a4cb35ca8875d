package dev.seaworthy.target;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.root.DirectoryRoot;
import dev.seaworthy.target.root.GlibcVersion;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.target.root.OriginalRoot;
import dev.seaworthy.target.root.RootView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what a root file system is: architecture, distribution, C library. */
public final class TargetReader {
    private static final int LARGEST_RELEASE_FILE = 1 << 16;
    /** Programs that nearly every root has; the first that is an ELF file tells the architecture. */
    private static final List<String> USUAL_PROGRAMS = List.of(
            "/bin/sh", "/bin/busybox", "/usr/bin/env", "/bin/ls", "/bin/bash", "/sbin/init", "/usr/bin/coreutils");

    private final OriginalRoot root;

    private TargetReader(OriginalRoot root) {
        this.root = root;
    }

    /**
     * Reads a root directory.
     *
     * @throws IOException when it is no directory or may not be read
     */
    public static TargetFacts read(String name, Path directory) throws IOException {
        return read(
                name,
                new DirectoryRoot(directory),
                new Provenance(Provenance.How.READ, "", "the directory " + directory));
    }

    /** Reads a root, wherever its files lie. */
    public static TargetFacts read(String name, OriginalRoot root, Provenance provenance) {
        TargetReader reader = new TargetReader(root);
        Optional<StandardInterpreters.Interpreter> interpreter = reader.interpreter();
        Optional<Architecture> architecture =
                interpreter.map(StandardInterpreters.Interpreter::architecture).or(reader::architectureOfPrograms);
        return TargetFacts.ofRoot(
                name, architecture, reader.distribution(), reader.cLibrary(interpreter), provenance, root);
    }

    /** The first standard loader that is there and is what its path says. */
    private Optional<StandardInterpreters.Interpreter> interpreter() {
        return StandardInterpreters.all().stream()
                .filter(one -> root.object(one.path()) instanceof RootView.ObjectLookup.Found found
                        && found.object().identity().machine()
                                == one.architecture().machine()
                        && found.object().identity().wordSize()
                                == one.architecture().wordSize()
                        && found.object().identity().bigEndian()
                                == (one.architecture().order() == java.nio.ByteOrder.BIG_ENDIAN))
                .findFirst();
    }

    private Optional<Architecture> architectureOfPrograms() {
        return USUAL_PROGRAMS.stream()
                .flatMap(path -> root.architecture(path).stream())
                .findFirst();
    }

    private CLibrary cLibrary(Optional<StandardInterpreters.Interpreter> interpreter) {
        if (interpreter.isEmpty()) {
            return new CLibrary(CLibrary.Kind.NONE, Optional.empty(), "no dynamic loader at any of its usual places");
        }
        String path = interpreter.get().path();
        Optional<Loader> loader = root.loader(path);
        Loader.Kind kind = loader.map(Loader::kind).orElse(Loader.Kind.UNKNOWN);
        return switch (kind) {
            case GLIBC -> glibc(loader.orElseThrow());
            case MUSL -> new CLibrary(CLibrary.Kind.MUSL, loader.flatMap(Loader::version), path);
            case UCLIBC -> new CLibrary(CLibrary.Kind.UCLIBC, Optional.empty(), path);
            case UNKNOWN -> new CLibrary(CLibrary.Kind.UNKNOWN, Optional.empty(), path);
        };
    }

    /** glibc's own words in libc.so.6 ("… release version 2.36."), else the newest version that it defines. */
    private CLibrary glibc(Loader loader) {
        for (String directory : loader.systemDirectories()) {
            String path = directory + "libc.so.6";
            if (root.object(path) instanceof RootView.ObjectLookup.Found found) {
                Optional<String> version = root.glibcRelease(path)
                        .or(() -> GlibcVersion.newest(found.object().versionDefinitions()));
                return new CLibrary(CLibrary.Kind.GLIBC, version, found.realPath());
            }
        }
        return new CLibrary(CLibrary.Kind.GLIBC, loader.version(), "the dynamic loader; there is no libc.so.6");
    }

    private Distribution distribution() {
        Map<String, String> release = release("/etc/os-release");
        if (release.isEmpty()) {
            release = release("/usr/lib/os-release");
        }
        PackageManager packages = packages();
        if (release.isEmpty()) {
            return line("/etc/alpine-release")
                    .map(version -> new Distribution("alpine", version, "Alpine Linux " + version, packages))
                    .or(() -> line("/etc/redhat-release")
                            .map(text -> new Distribution("rhel", numbers(text), text, packages)))
                    .or(() -> line("/etc/debian_version")
                            .map(version -> new Distribution("debian", version, "Debian " + version, packages)))
                    .orElse(new Distribution("", "", Distribution.NONE.prettyName(), packages));
        }
        String id = release.getOrDefault("ID", "");
        String version = release.getOrDefault("VERSION_ID", "");
        return new Distribution(
                id, version, release.getOrDefault("PRETTY_NAME", (id + " " + version).strip()), packages);
    }

    private PackageManager packages() {
        for (PackageManager manager : PackageManager.values()) {
            if (manager != PackageManager.NONE && root.lookup(manager.program()) instanceof RootView.Lookup.File) {
                return manager;
            }
        }
        return PackageManager.NONE;
    }

    /** os-release: shell assignments, of which the values may be quoted. */
    private Map<String, String> release(String path) {
        Map<String, String> values = new HashMap<>();
        for (String line : text(path).lines().toList()) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                values.put(
                        line.substring(0, equals).strip(),
                        unquoted(line.substring(equals + 1).strip()));
            }
        }
        return values;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2
                && (value.startsWith("\"") || value.startsWith("'"))
                && value.endsWith(value.substring(0, 1));
        return printable(quoted ? value.substring(1, value.length() - 1) : value);
    }

    private Optional<String> line(String path) {
        return text(path)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(TargetReader::printable)
                .findFirst();
    }

    private String text(String path) {
        return root.content(path, LARGEST_RELEASE_FILE)
                .map(content -> new String(content, StandardCharsets.UTF_8))
                .orElse("");
    }

    private static String numbers(String text) {
        return text.replaceAll("[^0-9.]", "");
    }

    /** What strangers wrote goes to a terminal: control characters must not. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
