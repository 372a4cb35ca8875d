package dev.seaworthy.target.catalogue;

import dev.seaworthy.target.StandardInterpreters;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.target.root.Unfit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The root of a target of which only the documentation was read: the C library with what follows from its version, and the
 * files of which somebody published that they are there, or that the package which brings them is not. Everything else is
 * unknown, and is answered so.
 */
final class DocumentedRoot implements RootView {
    private final String name;
    private final DocumentedLibraries libraries;
    private final Map<String, DocumentedFile> files;
    private final Map<String, List<String>> directories = new HashMap<>();

    /**
     * A file that documentation tells of.
     *
     * @param path its path
     * @param present whether it is there
     * @param what what kind of file it is
     * @param source who says so
     */
    record DocumentedFile(String path, boolean present, Kind what, String source) {
        enum Kind {
            CERTIFICATES,
            PROGRAM,
            OTHER
        }
    }

    /**
     * @param name the target's name, for answers
     * @param libraries its C library
     * @param files what else is known
     */
    DocumentedRoot(String name, DocumentedLibraries libraries, List<DocumentedFile> files) {
        this.name = name;
        this.libraries = libraries;
        this.files = new HashMap<>();
        for (DocumentedFile file : files) {
            this.files.put(file.path(), file);
            if (file.present()) {
                addParents(file.path());
            }
        }
        libraries.paths().forEach(this::addParents);
    }

    private void addParents(String path) {
        String child = path;
        for (int slash = path.lastIndexOf('/'); slash >= 0; slash = child.lastIndexOf('/')) {
            String parent = slash == 0 ? "/" : child.substring(0, slash);
            directories.computeIfAbsent(parent, _ -> new ArrayList<>()).add(child.substring(slash + 1));
            if (slash == 0) {
                return;
            }
            child = parent;
        }
    }

    @Override
    public Lookup lookup(String path) {
        String plain = plain(path);
        Optional<Lookup> library = libraries.lookup(plain);
        if (library.isPresent()) {
            return library.get();
        }
        DocumentedFile file = files.get(plain);
        if (file != null) {
            return file.present()
                    ? new Lookup.File(plain, file.what() == DocumentedFile.Kind.PROGRAM)
                    : new Lookup.Absent("there is no " + plain + " (" + file.source() + ")");
        }
        for (int slash = plain.lastIndexOf('/'); slash > 0; slash = plain.lastIndexOf('/', slash - 1)) {
            DocumentedFile parent = files.get(plain.substring(0, slash));
            if (parent != null && !parent.present()) {
                return new Lookup.Absent("there is no " + parent.path() + " (" + parent.source() + ")");
            }
        }
        if (directories.containsKey(plain)) {
            return new Lookup.Directory(plain);
        }
        boolean loader = StandardInterpreters.cLibraryAt(plain).isPresent();
        return loader || libraries.isElsewhere(plain)
                ? new Lookup.Absent("there is no " + plain)
                : new Lookup.Unknown(notDocumented(plain));
    }

    /** A path without empty and {@code .} components; links are not known of, so {@code ..} goes up by name. */
    private static String plain(String path) {
        List<String> components = new ArrayList<>();
        for (String component : path.split("/", -1)) {
            if (component.equals("..")) {
                if (!components.isEmpty()) {
                    components.removeLast();
                }
            } else if (!component.isEmpty() && !component.equals(".")) {
                components.add(component);
            }
        }
        return "/" + String.join("/", components);
    }

    @Override
    public ObjectLookup object(String path) {
        return switch (lookup(path)) {
            case Lookup.File(String real, boolean executable) ->
                libraries
                        .object(real)
                        .<ObjectLookup>map(object ->
                                new ObjectLookup.Found(real, executable, libraries.symbolsKnown(real), object))
                        .orElseGet(() -> new ObjectLookup.Unknown(
                                "the documentation of " + name + " does not tell what is in " + real));
            case Lookup.Directory(String real) -> new ObjectLookup.NotAnObject(real, Unfit.DIRECTORY);
            case Lookup.Absent(String reason) -> new ObjectLookup.Absent(reason);
            case Lookup.Unknown(String reason) -> new ObjectLookup.Unknown(reason);
        };
    }

    @Override
    public Optional<Loader> loader(String path) {
        return libraries.loader(plain(path));
    }

    @Override
    public Optional<byte[]> content(String path, int limit) {
        return Optional.empty();
    }

    @Override
    public Entry entry(String path) {
        return switch (lookup(path)) {
            case Lookup.File _ -> new Entry.File(Optional.empty());
            case Lookup.Directory _ -> new Entry.Directory(Optional.empty());
            case Lookup.Absent(String reason) -> new Entry.Absent(reason);
            case Lookup.Unknown(String reason) -> new Entry.Unknown(reason);
        };
    }

    @Override
    public Listing list(String path) {
        return switch (lookup(path)) {
            case Lookup.File(String real, boolean _) -> new Listing.Absent(real + " is not a directory");
            case Lookup.Directory(String real) ->
                new Listing.Unknown("the documentation of " + name + " does not list what is in " + real);
            case Lookup.Absent(String reason) -> new Listing.Absent(reason);
            case Lookup.Unknown(String reason) -> new Listing.Unknown(reason);
        };
    }

    @Override
    public Content text(String path, int limit) {
        return switch (lookup(path)) {
            case Lookup.File(String real, boolean _) ->
                new Content.Unknown("the documentation of " + name + " does not tell what is in " + real);
            case Lookup.Directory(String real) -> new Content.Absent(real + " is a directory");
            case Lookup.Absent(String reason) -> new Content.Absent(reason);
            case Lookup.Unknown(String reason) -> new Content.Unknown(reason);
        };
    }

    @Override
    public Certificates certificates(String path) {
        return switch (lookup(path)) {
            case Lookup.File(String real, boolean _) -> {
                DocumentedFile file = files.get(real);
                yield file != null && file.what() == DocumentedFile.Kind.CERTIFICATES
                        ? new Certificates.Some(real, file.source())
                        : new Certificates.Unknown(
                                "the documentation of " + name + " does not tell what is in " + real);
            }
            case Lookup.Directory(String real) -> new Certificates.Absent(real + " is a directory");
            case Lookup.Absent(String reason) -> new Certificates.Absent(reason);
            case Lookup.Unknown(String reason) -> new Certificates.Unknown(reason);
        };
    }

    private String notDocumented(String path) {
        return "the documentation of " + name + " does not tell whether " + path + " is there";
    }
}
