package dev.seaworthy.image.layers;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.image.Extract;
import dev.seaworthy.target.root.LinkResolver;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.target.root.LoaderCache;
import dev.seaworthy.target.root.OriginalRoot;
import dev.seaworthy.target.root.Unfit;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A root of which every name is known, and of the contents what was kept. What was not kept is unknown, never absent. Safe
 * for use by several threads.
 */
public final class StreamedRoot implements OriginalRoot {
    private final NameTree tree;
    private final Map<Integer, Kept> kept;
    private final LinkResolver resolver = new LinkResolver(this::node);
    private final Map<Integer, SoftReference<ElfFacts>> unpacked = new ConcurrentHashMap<>();
    private final AtomicReference<Optional<LoaderCache>> cache = new AtomicReference<>(Optional.empty());

    StreamedRoot(NameTree tree, Map<Integer, Kept> kept) {
        this.tree = tree;
        this.kept = Map.copyOf(kept);
    }

    @Override
    public Lookup lookup(String path) {
        return resolver.resolve(path);
    }

    @Override
    public ObjectLookup object(String path) {
        return switch (lookup(path)) {
            case Lookup.File(String real, boolean executable) -> objectAt(real, executable);
            case Lookup.Directory(String real) -> new ObjectLookup.NotAnObject(real, Unfit.DIRECTORY);
            case Lookup.Absent(String reason) -> new ObjectLookup.Absent(reason);
            case Lookup.Unknown(String reason) -> new ObjectLookup.Unknown(reason);
        };
    }

    private ObjectLookup objectAt(String real, boolean executable) {
        Optional<ElfFacts> facts = elf(real);
        if (facts.isEmpty()) {
            return new ObjectLookup.NotAnObject(real, Unfit.notElf(size(real)));
        }
        return switch (facts.get().view()) {
            case ElfFacts.View.Loadable(DynamicObject object, Optional<Loader> _) ->
                new ObjectLookup.Found(real, executable, true, object);
            case ElfFacts.View.NotAnObject(String reason) -> new ObjectLookup.NotAnObject(real, reason);
            case ElfFacts.View.Unknown(String reason) -> new ObjectLookup.Unknown(reason);
        };
    }

    @Override
    public Optional<Loader> loader(String path) {
        return elfAt(path)
                .flatMap(facts ->
                        facts.view() instanceof ElfFacts.View.Loadable(DynamicObject _, Optional<Loader> loader)
                                ? loader
                                : Optional.empty());
    }

    @Override
    public Optional<Architecture> architecture(String path) {
        return elfAt(path).flatMap(ElfFacts::architecture);
    }

    @Override
    public Optional<String> glibcRelease(String path) {
        return elfAt(path).flatMap(ElfFacts::glibcRelease);
    }

    private Optional<ElfFacts> elfAt(String path) {
        return lookup(path) instanceof Lookup.File(String real, boolean _) ? elf(real) : Optional.empty();
    }

    /** The facts of an ELF file; most are unpacked rarely, so they go when memory is short. */
    private Optional<ElfFacts> elf(String real) {
        int file = tree.file(find(real));
        Kept one = kept.get(file);
        if (one == null || !one.isElf()) {
            return Optional.empty();
        }
        SoftReference<ElfFacts> known = unpacked.get(file);
        ElfFacts facts = known == null ? null : known.get();
        if (facts == null) {
            facts = one.elf();
            unpacked.put(file, new SoftReference<>(facts));
        }
        return Optional.of(facts);
    }

    @Override
    public Optional<byte[]> content(String path, int limit) {
        return lookup(path) instanceof Lookup.File(String real, boolean _)
                ? text(real).filter(content -> content.length <= limit)
                : Optional.empty();
    }

    private Optional<byte[]> text(String real) {
        int node = find(real);
        return tree.size(node) == 0 && tree.kind(node) == NameTree.Kind.FILE
                ? Optional.of(new byte[0])
                : Optional.ofNullable(kept.get(tree.file(node))).flatMap(Kept::text);
    }

    @Override
    public Entry entry(String path) {
        return switch (resolver.entry(path)) {
            case LinkResolver.Node.Link(String target) -> new Entry.Link(target);
            case LinkResolver.Node.Directory _ -> new Entry.Directory(attributes(path));
            case LinkResolver.Node.File _ -> new Entry.File(attributes(path));
            case LinkResolver.Node.Special _ -> new Entry.Special();
            case LinkResolver.Node.Absent _ -> new Entry.Absent("there is no " + path);
            case LinkResolver.Node.Unreadable(String reason) -> new Entry.Unknown(path + " cannot be read: " + reason);
            case LinkResolver.Node.Unrecorded(String reason) -> new Entry.Unknown(reason);
        };
    }

    /** Attributes of what is no link. */
    private Optional<Attributes> attributes(String path) {
        Optional<String> real = switch (lookup(path)) {
            case Lookup.File(String file, boolean _) -> Optional.of(file);
            case Lookup.Directory(String directory) -> Optional.of(directory);
            case Lookup.Absent _, Lookup.Unknown _ -> Optional.empty();
        };
        return real.map(this::find)
                .map(node -> new Attributes(tree.mode(node), tree.user(node), tree.group(node), tree.size(node)));
    }

    @Override
    public Listing list(String path) {
        return switch (lookup(path)) {
            case Lookup.Directory(String real) -> {
                long found = walk(real);
                List<String> names = new ArrayList<>();
                for (int child : tree.children((int) found, (int) (found >>> 32))) {
                    names.add(tree.name(child));
                }
                names.sort(null);
                yield new Listing.Names(names);
            }
            case Lookup.File(String real, boolean _) -> new Listing.Absent(real + " is not a directory");
            case Lookup.Absent(String reason) -> new Listing.Absent(reason);
            case Lookup.Unknown(String reason) -> new Listing.Unknown(reason);
        };
    }

    @Override
    public Content text(String path, int limit) {
        return switch (lookup(path)) {
            case Lookup.File(String real, boolean _) -> {
                Optional<byte[]> content = text(real);
                if (tree.size(find(real)) > limit) {
                    yield new Content.Unknown(real + " is larger than " + limit + " bytes");
                }
                yield content.isPresent()
                        ? new Content.Text(real, new String(content.get(), StandardCharsets.UTF_8))
                        : new Content.Unknown(notKept(real));
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
                OptionalInt count = count(real);
                yield count.isPresent()
                        ? new Certificates.Count(real, count.getAsInt())
                        : new Certificates.Unknown(notKept(real));
            }
            case Lookup.Directory(String real) -> new Certificates.Absent(real + " is a directory");
            case Lookup.Absent(String reason) -> new Certificates.Absent(reason);
            case Lookup.Unknown(String reason) -> new Certificates.Unknown(reason);
        };
    }

    private OptionalInt count(String real) {
        int node = find(real);
        if (tree.size(node) == 0 || tree.kind(node) == NameTree.Kind.ELF) {
            return OptionalInt.of(0);
        }
        return Optional.ofNullable(kept.get(tree.file(node)))
                .map(Kept::certificates)
                .orElse(OptionalInt.empty());
    }

    private static String notKept(String real) {
        return "what is in " + real + " was not kept when the archive was read";
    }

    @Override
    public LoaderCache loaderCache() {
        return cache.updateAndGet(known -> known.or(() -> Optional.of(OriginalRoot.super.loaderCache())))
                .orElseThrow();
    }

    /** What to ask for to have a file copied. */
    public Extract.One extract(String realPath, Path copy, long most) {
        int file = tree.file(find(realPath));
        StringBuilder path = new StringBuilder();
        for (int node = file; node != NameTree.ROOT; node = tree.parent(node)) {
            path.insert(0, "/" + tree.name(node));
        }
        return new Extract.One(file, path.toString(), copy, most);
    }

    /** Bytes of one file. */
    public long size(String realPath) {
        return tree.size(find(realPath));
    }

    /** Bytes of all files, each counted once however many names it has. */
    public long size() {
        long bytes = 0;
        BitSet counted = new BitSet();
        List<Long> waiting = new ArrayList<>(List.of(place(NameTree.ROOT, 0)));
        while (!waiting.isEmpty()) {
            long place = waiting.removeLast();
            for (int child : tree.children((int) place, (int) (place >>> 32))) {
                // Hard links are several names of one file.
                if (!counted.get(tree.file(child))) {
                    counted.set(tree.file(child));
                    bytes += tree.size(child);
                }
                if (tree.kind(child) == NameTree.Kind.DIRECTORY) {
                    waiting.add(place(child, (int) (place >>> 32)));
                }
            }
        }
        return bytes;
    }

    /** A directory, and in the upper half the newest layer that hides what older ones have in it. */
    private long place(int directory, int hiddenAbove) {
        return (long) Math.max(hiddenAbove, tree.opaque(directory)) << 32 | directory;
    }

    private LinkResolver.Node node(String path) {
        int node = find(path);
        if (node == NameTree.NONE) {
            return new LinkResolver.Node.Absent();
        }
        return switch (tree.kind(node)) {
            case LINK -> new LinkResolver.Node.Link(tree.target(node));
            case DIRECTORY -> new LinkResolver.Node.Directory();
            case FILE, ELF -> new LinkResolver.Node.File((tree.mode(node) & 0111) != 0, (tree.mode(node) & 0444) != 0);
            case SPECIAL -> new LinkResolver.Node.Special();
            case BROKEN ->
                new LinkResolver.Node.Unrecorded(
                        path + " is a hard link to " + tree.target(node) + ", which is not in the archive");
            case REMOVED -> new LinkResolver.Node.Absent();
        };
    }

    private int find(String path) {
        return (int) walk(path);
    }

    /** What lies at a path without any links on the way, as {@link #place} tells it. */
    private long walk(String path) {
        long place = place(NameTree.ROOT, 0);
        int from = 1;
        while (from < path.length()) {
            int slash = path.indexOf('/', from);
            int end = slash < 0 ? path.length() : slash;
            int hidden = (int) (place >>> 32);
            int node = tree.child((int) place, path.substring(from, end).getBytes(StandardCharsets.UTF_8), hidden);
            if (node == NameTree.NONE) {
                return NameTree.NONE;
            }
            place = place(node, hidden);
            from = end + 1;
        }
        return place;
    }

    /** Writes everything, for {@link #read}. */
    public void write(java.io.DataOutput out) throws IOException {
        tree.write(out);
        out.writeInt(kept.size());
        for (Map.Entry<Integer, Kept> one : kept.entrySet()) {
            Packer packer = new Packer();
            one.getValue().pack(packer);
            byte[] bytes = packer.bytes();
            out.writeInt(one.getKey());
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException when it is damaged
     */
    public static StreamedRoot read(java.io.DataInput in) throws IOException {
        NameTree tree = NameTree.read(in);
        Map<Integer, Kept> kept = new java.util.HashMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            int node = in.readInt();
            byte[] bytes = new byte[Math.clamp(in.readInt(), 0, Budget.MOST_KEPT)];
            in.readFully(bytes);
            kept.put(node, Kept.unpack(new Unpacker(bytes)));
        }
        return new StreamedRoot(tree, kept);
    }

    @Override
    public String toString() {
        return "a root of " + tree.count() + " names";
    }
}
