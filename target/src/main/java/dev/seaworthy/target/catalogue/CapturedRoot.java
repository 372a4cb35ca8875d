package dev.seaworthy.target.catalogue;

import dev.seaworthy.target.root.Loader;
import dev.seaworthy.target.root.LoaderCache;
import dev.seaworthy.target.root.RecordedTree;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.target.root.Unfit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The root of a target file: exact where something was recorded, unknown where it was not. */
final class CapturedRoot implements RootView {
    private final Contents contents;
    private final RecordedTree.Names names;
    private final RecordedTree tree;
    private final LoaderCache cache;
    private final Map<String, ObjectLookup> read = new ConcurrentHashMap<>();
    private final Map<String, Listing> listings = new ConcurrentHashMap<>();

    /**
     * What was recorded of files, by their real paths.
     *
     * @param others what they are instead of objects
     * @param texts their text
     * @param certificates how many certificates they hold
     * @param cache the loader's cache
     * @param objects loaders and libraries
     */
    record Contents(
            Map<String, String> others,
            Map<String, String> texts,
            Map<String, Integer> certificates,
            Map<String, List<String>> cache,
            Map<String, RecordedObject> objects) {
        Contents {
            others = Map.copyOf(others);
            texts = Map.copyOf(texts);
            certificates = Map.copyOf(certificates);
            cache = Map.copyOf(cache);
            objects = Map.copyOf(objects);
        }
    }

    CapturedRoot(RecordedTree.Names names, Contents contents) {
        this.contents = contents;
        this.names = names;
        this.tree = new RecordedTree(names);
        this.cache = LoaderCache.of(contents.cache());
    }

    @Override
    public Lookup lookup(String path) {
        return switch (tree.lookup(path)) {
            case Lookup.Absent absent
            when names instanceof FirstNames && !FirstNames.isExact(path) -> new Lookup.Unknown(notRecorded(path));
            case Lookup.Absent absent -> absent;
            case Lookup.Directory directory -> directory;
            case Lookup.File file -> file;
            case Lookup.Unknown unknown -> unknown;
        };
    }

    @Override
    public ObjectLookup object(String path) {
        return switch (lookup(path)) {
            case Lookup.File(String real, boolean executable) ->
                read.computeIfAbsent(real, _ -> objectAt(real, executable));
            case Lookup.Directory(String real) -> new ObjectLookup.NotAnObject(real, Unfit.DIRECTORY);
            case Lookup.Absent(String reason) -> new ObjectLookup.Absent(reason);
            case Lookup.Unknown(String reason) -> new ObjectLookup.Unknown(reason);
        };
    }

    private ObjectLookup objectAt(String real, boolean executable) {
        RecordedObject recorded = contents.objects().get(real);
        if (recorded != null) {
            return new ObjectLookup.Found(real, executable, true, recorded.object());
        }
        String other = contents.others().get(real);
        return other == null
                ? new ObjectLookup.Unknown("the target file does not tell what is in " + real)
                : new ObjectLookup.NotAnObject(real, other);
    }

    @Override
    public Optional<Loader> loader(String path) {
        return lookup(path) instanceof Lookup.File(String real, boolean _)
                ? Optional.ofNullable(contents.objects().get(real)).flatMap(RecordedObject::loader)
                : Optional.empty();
    }

    @Override
    public Optional<byte[]> content(String path, int limit) {
        return text(path, limit) instanceof Content.Text(String _, String text)
                ? Optional.of(text.getBytes(StandardCharsets.UTF_8))
                : Optional.empty();
    }

    @Override
    public Entry entry(String path) {
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1);
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            return switch (lookup(path)) {
                case Lookup.Directory(String real) -> names.at(real);
                case Lookup.File(String real, boolean _) -> names.at(real);
                case Lookup.Absent(String reason) -> new Entry.Absent(reason);
                case Lookup.Unknown(String reason) -> new Entry.Unknown(reason);
            };
        }
        return switch (slash <= 0 ? new Lookup.Directory("/") : lookup(path.substring(0, slash))) {
            case Lookup.Directory(String real) -> entryAt(real.equals("/") ? "/" + name : real + "/" + name, path);
            case Lookup.File(String real, boolean _) -> new Entry.Absent(real + " is not a directory");
            case Lookup.Absent(String reason) -> new Entry.Absent(reason);
            case Lookup.Unknown(String reason) -> new Entry.Unknown(reason);
        };
    }

    private Entry entryAt(String real, String path) {
        return switch (names.at(real)) {
            case Entry.Absent _
            when names instanceof FirstNames && !FirstNames.isExact(real) -> new Entry.Unknown(notRecorded(path));
            case Entry.Absent absent -> absent;
            case Entry.Directory directory -> directory;
            case Entry.File file -> file;
            case Entry.Link link -> link;
            case Entry.Special special -> special;
            case Entry.Unknown unknown -> unknown;
        };
    }

    @Override
    public Listing list(String path) {
        return switch (lookup(path)) {
            case Lookup.Directory(String real)
            when names instanceof RecordedNames recorded ->
                listings.computeIfAbsent(real, _ -> listing(recorded, real));
            case Lookup.Directory(String real) -> new Listing.Unknown(notRecorded(real));
            case Lookup.File(String real, boolean _) -> new Listing.Absent(real + " is not a directory");
            case Lookup.Absent(String reason) -> new Listing.Absent(reason);
            case Lookup.Unknown(String reason) -> new Listing.Unknown(reason);
        };
    }

    private static Listing listing(RecordedNames recorded, String real) {
        return recorded.list(real)
                .<Listing>map(found -> new Listing.Names(List.copyOf(new TreeSet<>(found.keySet()))))
                .orElseGet(() -> new Listing.Unknown("the target file does not list what is in " + real));
    }

    @Override
    public Content text(String path, int limit) {
        return switch (lookup(path)) {
            case Lookup.File(String real, boolean _) -> {
                String text = contents.texts().get(real);
                yield text == null
                        ? new Content.Unknown("the target file does not tell what is in " + real)
                        : text.length() > limit
                                ? new Content.Unknown(real + " is larger than " + limit + " bytes")
                                : new Content.Text(real, text);
            }
            case Lookup.Directory(String real) -> new Content.Absent(real + " is a directory");
            case Lookup.Absent(String reason) -> new Content.Absent(reason);
            case Lookup.Unknown(String reason) -> new Content.Unknown(reason);
        };
    }

    @Override
    public Certificates certificates(String path) {
        return switch (lookup(path)) {
            case Lookup.File(String real, boolean _) -> {
                Integer count = contents.certificates().get(real);
                yield count == null
                        ? new Certificates.Unknown("the target file does not tell what is in " + real)
                        : new Certificates.Count(real, count);
            }
            case Lookup.Directory(String real) -> new Certificates.Absent(real + " is a directory");
            case Lookup.Absent(String reason) -> new Certificates.Absent(reason);
            case Lookup.Unknown(String reason) -> new Certificates.Unknown(reason);
        };
    }

    private static String notRecorded(String path) {
        return "the target file does not tell what is at " + path;
    }

    @Override
    public LoaderCache loaderCache() {
        return cache;
    }
}
