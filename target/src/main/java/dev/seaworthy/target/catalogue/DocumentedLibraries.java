package dev.seaworthy.target.catalogue;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.ElfHeader;
import dev.seaworthy.target.CLibrary;
import dev.seaworthy.target.StandardInterpreters;
import dev.seaworthy.target.root.GlibcVersion;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.target.root.RootView.Lookup;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The C library of a documented target. Of glibc it follows from the version that the loader and the libraries of glibc are
 * there and which versions of symbols they define: glibc adds versions and never drops one. Of musl, that its one file is
 * there under the loader's name and which names it has reserved for itself. Whether any other library is there is unknown.
 */
final class DocumentedLibraries {
    /** The libraries that are glibc itself, in every release since 2.17. */
    private static final List<String> GLIBC = List.of(
            "libc.so.6",
            "libm.so.6",
            "libpthread.so.0",
            "libdl.so.2",
            "librt.so.1",
            "libutil.so.1",
            "libresolv.so.2",
            "libanl.so.1",
            "libnss_files.so.2",
            "libnss_dns.so.2");

    /** The release that defines the version by which objects with packed relocations are marked. */
    private static final String PACKED_RELOCATIONS_SINCE = "2.36";

    private final List<String> directories;
    private final Map<String, Optional<DynamicObject>> objects = new HashMap<>();
    private final Map<String, Loader> loaders = new HashMap<>();
    private final Set<String> withSymbols = new HashSet<>();

    private DocumentedLibraries(List<String> directories) {
        this.directories = List.copyOf(directories);
    }

    /** Whether glibc itself has a library of a name: of any other it is not known whether it is there. */
    static boolean isOfGlibc(String name) {
        return GLIBC.contains(name) || name.startsWith("ld-linux") || name.startsWith("ld64.");
    }

    /** A target without any C library at the usual places. */
    static DocumentedLibraries none() {
        return new DocumentedLibraries(List.of());
    }

    /**
     * Of glibc.
     *
     * @param version such as 2.36; empty when it is not known, so that neither are the versions of symbols
     * @param directories where its libraries are, the distribution's own first, then the same below /usr (all that are
     *     in the catalogue have one merged with the other), each with a slash at its end
     */
    static DocumentedLibraries glibc(Architecture architecture, Optional<String> version, List<String> directories) {
        DocumentedLibraries libraries = new DocumentedLibraries(directories);
        String interpreter = interpreter(architecture, CLibrary.Kind.GLIBC);
        String loaderName = interpreter.substring(interpreter.lastIndexOf('/') + 1);
        List<String> versions = version.map(DocumentedLibraries::glibcVersions).orElse(List.of());
        libraries.add(interpreter, version.map(_ -> object(architecture, loaderName, List.of(), versions, true)));
        for (String library : GLIBC) {
            Optional<DynamicObject> object =
                    version.map(_ -> object(architecture, library, List.of(loaderName), versions, true));
            libraries.add(directories.getFirst() + library, object);
            libraries.add(directories.get(1) + library, object);
        }
        libraries.loaders.put(interpreter, new Loader(Loader.Kind.GLIBC, version, directories, List.of()));
        return libraries;
    }

    /**
     * Of musl.
     *
     * @param version such as 1.2.5; empty when it is not known
     * @param same a root with the same version of musl, of which the symbols are known
     */
    static DocumentedLibraries musl(Architecture architecture, Optional<String> version, Optional<RootView> same) {
        List<String> directories = List.of("/lib/", "/usr/local/lib/", "/usr/lib/");
        DocumentedLibraries libraries = new DocumentedLibraries(directories);
        String interpreter = interpreter(architecture, CLibrary.Kind.MUSL);
        String soname = "libc.musl-" + interpreter.substring("/lib/ld-musl-".length());
        Optional<DynamicObject> known =
                same.flatMap(root -> root.object(interpreter) instanceof RootView.ObjectLookup.Found found
                        ? Optional.of(found.object())
                        : Optional.empty());
        Optional<DynamicObject> object =
                known.or(() -> version.map(_ -> object(architecture, soname, List.of(), List.of(), false)));
        if (known.isPresent()) {
            libraries.withSymbols.add(interpreter);
        }
        libraries.add(interpreter, object);
        libraries.loaders.put(
                interpreter,
                same.flatMap(root -> root.loader(interpreter))
                        .orElse(new Loader(
                                Loader.Kind.MUSL, version, List.of("/lib", "/usr/local/lib", "/usr/lib"), List.of())));
        return libraries;
    }

    private void add(String path, Optional<DynamicObject> object) {
        objects.put(path, object);
    }

    private static String interpreter(Architecture architecture, CLibrary.Kind kind) {
        return StandardInterpreters.of(architecture, kind)
                .map(StandardInterpreters.Interpreter::path)
                .orElseThrow();
    }

    private static DynamicObject object(
            Architecture architecture, String soname, List<String> needed, List<String> versions, boolean versioned) {
        return new DynamicObject(
                new DynamicObject.Identity(
                        architecture.wordSize(),
                        architecture.order() == ByteOrder.BIG_ENDIAN,
                        architecture.machine(),
                        0,
                        ElfHeader.TYPE_DYN),
                Optional.of(soname),
                needed,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                versions,
                versioned,
                List.of(),
                List.of(),
                Set.of());
    }

    /** Every version that a glibc up to this one may define; that some numbers were never used does no harm. */
    private static List<String> glibcVersions(String glibc) {
        List<String> versions = new ArrayList<>();
        for (String early :
                List.of("2.0", "2.1.1", "2.1.2", "2.1.3", "2.2.1", "2.2.2", "2.2.3", "2.2.4", "2.2.5", "2.2.6")) {
            versions.add("GLIBC_" + early);
        }
        versions.addAll(List.of("GLIBC_2.3.2", "GLIBC_2.3.3", "GLIBC_2.3.4", "GLIBC_PRIVATE"));
        for (int minor = 1; GlibcVersion.compare("2." + minor, glibc) <= 0; minor++) {
            versions.add("GLIBC_2." + minor);
        }
        if (GlibcVersion.compare(glibc, PACKED_RELOCATIONS_SINCE) >= 0) {
            versions.add("GLIBC_ABI_DT_RELR");
        }
        return versions;
    }

    /** Its files. */
    Set<String> paths() {
        return objects.keySet();
    }

    /** What lies at a path; empty when that has nothing to do with the C library. */
    Optional<Lookup> lookup(String path) {
        return objects.containsKey(path) ? Optional.of(new Lookup.File(real(path), true)) : Optional.empty();
    }

    /** One of glibc's two directories is a link to the other. */
    private String real(String path) {
        if (!loaders.containsKey(path) && directories.size() > 1 && path.startsWith(directories.get(1))) {
            String merged =
                    directories.getFirst() + path.substring(directories.get(1).length());
            return objects.containsKey(merged) ? merged : path;
        }
        return path;
    }

    /** The object at a real path; empty when there is none or the version that would tell is not known. */
    Optional<DynamicObject> object(String realPath) {
        return objects.getOrDefault(realPath, Optional.empty());
    }

    /** Whether the symbols of the object at a real path are known. */
    boolean symbolsKnown(String realPath) {
        return withSymbols.contains(realPath);
    }

    /** The loader at a path. */
    Optional<Loader> loader(String path) {
        return Optional.ofNullable(loaders.get(path));
    }

    /**
     * Whether a path is that of a library outside all directories of the system: no package puts one there, and what a
     * program brings along is not of the target.
     */
    boolean isElsewhere(String path) {
        String library = path.substring(path.lastIndexOf('/') + 1);
        boolean isLibrary = library.endsWith(".so") || library.contains(".so.");
        return isLibrary && !directories.isEmpty() && directories.stream().noneMatch(path::startsWith);
    }
}
