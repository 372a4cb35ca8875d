package dev.seaworthy.target.catalogue;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.ElfHeader;
import dev.seaworthy.target.CLibrary;
import dev.seaworthy.target.StandardInterpreters;
import dev.seaworthy.target.root.GlibcVersion;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.target.root.RecordedTree;
import dev.seaworthy.target.root.RootView;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The root of a target of which only the documentation was read. It follows from the version of glibc that its loader and
 * the libraries of glibc are there and which versions of symbols they define: glibc adds versions and never drops one.
 * Whether any other library is there is unknown, and is answered so.
 */
final class DocumentedRoot implements RootView {
    /** The libraries that are glibc itself, in every release since 2.17. */
    private static final List<String> LIBRARIES = List.of(
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

    private final String name;
    private final List<String> directories;
    private final Loader loader;
    private final String interpreter;
    private final DynamicObject loaderObject;
    private final List<String> versions;
    private final DynamicObject.Identity identity;
    private final RecordedTree tree;

    /**
     * @param name the target's name, for answers
     * @param glibc glibc's version
     * @param directories where its libraries are, the distribution's own first, then the same below /usr (all that are
     *     in the catalogue have one merged with the other), each with a slash at its end
     */
    DocumentedRoot(String name, Architecture architecture, String glibc, List<String> directories) {
        this.name = name;
        this.directories = List.copyOf(directories);
        this.interpreter = StandardInterpreters.of(architecture, CLibrary.Kind.GLIBC)
                .map(StandardInterpreters.Interpreter::path)
                .orElseThrow();
        this.loader = new Loader(Loader.Kind.GLIBC, Optional.of(glibc), directories, List.of());
        this.versions = versions(glibc);
        this.identity = new DynamicObject.Identity(
                architecture.wordSize(),
                architecture.order() == ByteOrder.BIG_ENDIAN,
                architecture.machine(),
                0,
                ElfHeader.TYPE_DYN);
        this.loaderObject = object(interpreter.substring(interpreter.lastIndexOf('/') + 1), List.of());
        Set<String> programs = LIBRARIES.stream()
                .map(library -> directories.getFirst() + library)
                .collect(Collectors.toSet());
        programs.add(interpreter);
        this.tree = new RecordedTree(new FirstNames(
                LIBRARIES.stream()
                        .collect(Collectors.toMap(
                                library -> directories.get(1) + library, library -> directories.getFirst() + library)),
                Set.of(),
                programs));
    }

    @Override
    public Lookup lookup(String path) {
        return switch (tree.lookup(path)) {
            case Lookup.Absent absent ->
                inLibraryDirectory(path)
                        ? new Lookup.Unknown(
                                "the documentation of " + name + " does not tell whether " + path + " is there")
                        : absent;
            case Lookup.Directory directory -> directory;
            case Lookup.File file -> file;
            case Lookup.Unknown unknown -> unknown;
        };
    }

    private boolean inLibraryDirectory(String path) {
        String directory = path.substring(0, path.lastIndexOf('/') + 1);
        boolean isLoader = StandardInterpreters.cLibraryAt(path).isPresent();
        return !isLoader && directories.contains(directory);
    }

    @Override
    public ObjectLookup object(String path) {
        return switch (lookup(path)) {
            case Lookup.File(String real, boolean executable) -> {
                DynamicObject object = real.equals(interpreter)
                        ? loaderObject
                        : object(
                                real.substring(real.lastIndexOf('/') + 1),
                                List.of(loaderObject.soname().orElseThrow()));
                yield new ObjectLookup.Found(real, executable, false, object);
            }
            case Lookup.Directory(String real) -> new ObjectLookup.NotAnObject(real, "is a directory");
            case Lookup.Absent(String reason) -> new ObjectLookup.Absent(reason);
            case Lookup.Unknown(String reason) -> new ObjectLookup.Unknown(reason);
        };
    }

    @Override
    public Optional<Loader> loader(String path) {
        return path.equals(interpreter) ? Optional.of(loader) : Optional.empty();
    }

    @Override
    public Optional<byte[]> content(String path, int limit) {
        return Optional.empty();
    }

    @Override
    public Entry entry(String path) {
        return new Entry.Unknown(notDocumented(path));
    }

    @Override
    public Listing list(String path) {
        return new Listing.Unknown(notDocumented(path));
    }

    @Override
    public Content text(String path, int limit) {
        return new Content.Unknown(notDocumented(path));
    }

    @Override
    public Certificates certificates(String path) {
        return new Certificates.Unknown(notDocumented(path));
    }

    private String notDocumented(String path) {
        return "the documentation of " + name + " does not tell what is at " + path;
    }

    private DynamicObject object(String soname, List<String> needed) {
        return new DynamicObject(
                identity,
                Optional.of(soname),
                needed,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                versions,
                true,
                List.of(),
                List.of(),
                Set.of());
    }

    /** Every version that a glibc up to this one may define; that some numbers were never used does no harm. */
    private static List<String> versions(String glibc) {
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
}
