package dev.seaworthy.target.catalogue;

import dev.seaworthy.target.root.Loader;
import dev.seaworthy.target.root.LoaderCache;
import dev.seaworthy.target.root.RecordedTree;
import dev.seaworthy.target.root.RootView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The root of a target file. Everything that loaders ask for was recorded, so what is not in it is not there. */
final class CapturedRoot implements RootView {
    private final Map<String, String> others;
    private final Map<String, String> texts;
    private final LoaderCache cache;
    private final Map<String, RecordedObject> objects;
    private final RecordedTree tree;
    private final Map<String, ObjectLookup> read = new ConcurrentHashMap<>();

    CapturedRoot(
            Map<String, String> links,
            Map<String, String> others,
            Map<String, String> texts,
            Map<String, List<String>> cache,
            Map<String, RecordedObject> objects) {
        this.others = Map.copyOf(others);
        this.texts = Map.copyOf(texts);
        this.cache = LoaderCache.of(cache);
        this.objects = Map.copyOf(objects);
        this.tree = new RecordedTree(links);
        others.keySet().forEach(path -> tree.addFile(path, false));
        texts.keySet().forEach(path -> tree.addFile(path, false));
        objects.forEach((path, object) -> tree.addFile(path, object.executable()));
    }

    @Override
    public Lookup lookup(String path) {
        return tree.lookup(path);
    }

    @Override
    public ObjectLookup object(String path) {
        return switch (lookup(path)) {
            case Lookup.File(String real, boolean executable) ->
                read.computeIfAbsent(real, _ -> objectAt(real, executable));
            case Lookup.Directory(String real) -> new ObjectLookup.NotAnObject(real, "is a directory");
            case Lookup.Absent(String reason) -> new ObjectLookup.Absent(reason);
            case Lookup.Unknown(String reason) -> new ObjectLookup.Unknown(reason);
        };
    }

    private ObjectLookup objectAt(String real, boolean executable) {
        RecordedObject recorded = objects.get(real);
        return recorded == null
                ? new ObjectLookup.NotAnObject(real, others.getOrDefault(real, "is not an ELF file"))
                : new ObjectLookup.Found(real, executable, true, recorded.object());
    }

    @Override
    public Optional<Loader> loader(String path) {
        return lookup(path) instanceof Lookup.File(String real, boolean _) && objects.containsKey(real)
                ? objects.get(real).loader()
                : Optional.empty();
    }

    @Override
    public Optional<byte[]> content(String path, int limit) {
        return lookup(path) instanceof Lookup.File(String real, boolean _)
                ? Optional.ofNullable(texts.get(real)).map(text -> text.getBytes(StandardCharsets.UTF_8))
                : Optional.empty();
    }

    @Override
    public Entry entry(String path) {
        return new Entry.Unknown(notRecorded(path));
    }

    @Override
    public Listing list(String path) {
        return new Listing.Unknown(notRecorded(path));
    }

    @Override
    public Content text(String path, int limit) {
        return new Content.Unknown(notRecorded(path));
    }

    @Override
    public Certificates certificates(String path) {
        return new Certificates.Unknown(notRecorded(path));
    }

    private static String notRecorded(String path) {
        return "the target file does not tell what is at " + path;
    }

    @Override
    public LoaderCache loaderCache() {
        return cache;
    }
}
