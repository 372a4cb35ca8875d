package dev.seaworthy.image.dockerfile;

import dev.seaworthy.target.root.Loader;
import dev.seaworthy.target.root.LoaderCache;
import dev.seaworthy.target.root.RecordedTree;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.target.root.Unfit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A base root with what instructions changed. Once something was not followed, a path at which nothing was seen is unknown:
 * it may have come in a way that was not seen.
 */
final class OverlayRoot implements RootView {
    /** More than any rule asks for; then the memory begins anew. */
    private static final int MOST_REMEMBERED = 1 << 14;

    private final RootView base;
    private final NavigableMap<String, Added> added;
    private final List<Doubt> doubts;
    private final RecordedTree tree;
    /** Stages that copy from one another ask below each other for every part of a path: once is enough. */
    private final Optional<Map<String, Entry>> known;

    private OverlayRoot(
            RootView base, NavigableMap<String, Added> added, List<Doubt> doubts, Optional<Map<String, Entry>> known) {
        this.base = base;
        this.added = added;
        this.doubts = doubts;
        this.known = known;
        this.tree = new RecordedTree(this::at);
    }

    /**
     * A root that stays as it is.
     *
     * @param added by real paths
     * @param doubts what was not followed
     */
    static OverlayRoot of(RootView base, Map<String, Added> added, List<Doubt> doubts) {
        return new OverlayRoot(base, new TreeMap<>(added), List.copyOf(doubts), Optional.of(new ConcurrentHashMap<>()));
    }

    /** A root that changes with what it is given: for whoever follows instructions, and for nobody else. */
    static OverlayRoot live(RootView base, NavigableMap<String, Added> added, List<Doubt> doubts) {
        return new OverlayRoot(base, added, doubts, Optional.empty());
    }

    /** Whose file a real path is. */
    private sealed interface Owner {
        record Base() implements Owner {}

        record Instruction(Added what) implements Owner {}

        /** A copied tree's, where it has this path. */
        record Copy(RootView from, String path) implements Owner {}

        record Nobody(String why) implements Owner {}
    }

    private Owner owner(String path) {
        for (Map.Entry<String, Added> one = above(path); one != null; one = above(parent(one.getKey()))) {
            String place = one.getKey();
            Added what = one.getValue();
            switch (what) {
                case Added.Copied(RootView from, String source) -> {
                    return new Owner.Copy(from, source + path.substring(place.length()));
                }
                case Added.Removed(String why) -> {
                    return new Owner.Nobody(why);
                }
                case Added.Anything anything -> {
                    return new Owner.Instruction(anything);
                }
                case Added.Directory _, Added.Text _, Added.Present _, Added.Bundle _, Added.Link _ -> {
                    if (place.equals(path)) {
                        return new Owner.Instruction(what);
                    }
                }
            }
            if (place.length() <= 1) {
                break;
            }
        }
        return new Owner.Base();
    }

    /** What was put at a path, or else at the nearest directory above it; null when nothing was. */
    private Map.@Nullable Entry<String, Added> above(String path) {
        String place = path;
        while (true) {
            Map.Entry<String, Added> nearest = added.floorEntry(place);
            if (nearest == null || nearest.getKey().equals(place)) {
                return nearest;
            }
            // Whatever is above both lies no deeper than where they part.
            String common = common(place, nearest.getKey());
            if (common.length() <= 1) {
                return added.containsKey("/") ? Map.entry("/", added.get("/")) : null;
            }
            place = common;
        }
    }

    /** The deepest directory that two different paths, of which the second sorts first, have in common. */
    private static String common(String path, String before) {
        int same = 0;
        int most = Math.min(path.length(), before.length());
        while (same < most && path.charAt(same) == before.charAt(same)) {
            same++;
        }
        if (same == before.length() && path.charAt(same) == '/') {
            return before;
        }
        return parent(path.substring(0, path.lastIndexOf('/', Math.min(same, path.length() - 1)) + 1) + "x");
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    /** What lies at a path whose parents are directories. */
    private Entry at(String path) {
        if (known.isEmpty()) {
            return found(path);
        }
        Map<String, Entry> entries = known.get();
        Entry before = entries.get(path);
        if (before != null) {
            return before;
        }
        Entry found = found(path);
        if (entries.size() >= MOST_REMEMBERED) {
            entries.clear();
        }
        entries.put(path, found);
        return found;
    }

    private Entry found(String path) {
        Entry entry = switch (owner(path)) {
            case Owner.Instruction(Added what) -> entry(what);
            case Owner.Copy(RootView from, String source) -> copied(path, from, source);
            case Owner.Nobody(String why) -> new Entry.Absent(why);
            case Owner.Base _ -> base.entry(path);
        };
        if (!(entry instanceof Entry.Absent) && !(entry instanceof Entry.Unknown)) {
            return entry;
        }
        // A directory on the way to something that was put there, whatever else is in it.
        String below = added.higherKey(path + "/");
        if (below != null && below.startsWith(path + "/") && !(added.get(below) instanceof Added.Removed)) {
            return new Entry.Directory(Optional.empty());
        }
        if (entry instanceof Entry.Unknown) {
            return entry;
        }
        return doubt(path).<Entry>map(Entry.Unknown::new).orElse(entry);
    }

    private static Entry entry(Added what) {
        return switch (what) {
            case Added.Directory(Attributes attributes) -> new Entry.Directory(Optional.of(attributes));
            case Added.Text(String text, boolean executable) ->
                new Entry.File(Optional.of(attributes(executable, text.length())));
            case Added.Present(String _, boolean executable) -> new Entry.File(Optional.of(attributes(executable, 0)));
            case Added.Bundle _ -> new Entry.File(Optional.of(attributes(false, 0)));
            case Added.Link(String target) -> new Entry.Link(target);
            case Added.Anything(String why) -> new Entry.Unknown(why);
            case Added.Removed(String why) -> new Entry.Absent(why);
            case Added.Copied _ -> throw new IllegalStateException("a copy has entries of its own");
        };
    }

    private static Attributes attributes(boolean executable, long size) {
        return new Attributes(executable ? 0755 : 0644, 0, 0, size);
    }

    /** Of a source that is a link, its target is copied; links inside a tree stay links. */
    private Entry copied(String path, RootView from, String source) {
        boolean top = added.containsKey(path);
        Entry entry = from.entry(source);
        if (top && entry instanceof Entry.Link) {
            return switch (from.lookup(source)) {
                case Lookup.File(String real, boolean _) -> from.entry(real);
                case Lookup.Directory(String real) -> from.entry(real);
                case Lookup.Absent(String reason) -> new Entry.Absent(reason);
                case Lookup.Unknown(String reason) -> new Entry.Unknown(reason);
            };
        }
        return entry;
    }

    private Optional<String> doubt(String path) {
        return doubts.stream()
                .filter(doubt -> doubt.concerns(path))
                .findFirst()
                .map(doubt -> "there was no " + path + " before, but " + doubt.why());
    }

    @Override
    public Lookup lookup(String path) {
        return tree.lookup(path);
    }

    /** Asks whose file it is; nothing is known of the content of one that is merely there. */
    private <T> T ask(
            String path,
            Function<String, T> ofBase,
            java.util.function.BiFunction<RootView, String, T> ofCopy,
            java.util.function.BiFunction<Added, String, T> ofInstruction,
            Function<String, T> absent,
            Function<String, T> unknown) {
        return switch (lookup(path)) {
            case Lookup.File(String real, boolean _) ->
                switch (owner(real)) {
                    case Owner.Base _ -> ofBase.apply(real);
                    case Owner.Copy(RootView from, String source) -> ofCopy.apply(from, source);
                    case Owner.Instruction(Added what) -> ofInstruction.apply(what, real);
                    case Owner.Nobody(String why) -> absent.apply(why);
                };
            case Lookup.Directory(String real) -> absent.apply(real + " is a directory");
            case Lookup.Absent(String reason) -> absent.apply(reason);
            case Lookup.Unknown(String reason) -> unknown.apply(reason);
        };
    }

    @Override
    public ObjectLookup object(String path) {
        return ask(
                path,
                base::object,
                RootView::object,
                (what, real) -> what instanceof Added.Text
                        ? new ObjectLookup.NotAnObject(real, Unfit.NOT_ELF)
                        : new ObjectLookup.Unknown(why(what)),
                ObjectLookup.Absent::new,
                ObjectLookup.Unknown::new);
    }

    @Override
    public Optional<Loader> loader(String path) {
        return ask(
                path,
                base::loader,
                RootView::loader,
                (_, _) -> Optional.<Loader>empty(),
                _ -> Optional.<Loader>empty(),
                _ -> Optional.<Loader>empty());
    }

    @Override
    public Content text(String path, int limit) {
        return ask(
                path,
                real -> base.text(real, limit),
                (from, source) -> from.text(source, limit),
                (what, real) -> what instanceof Added.Text(String text, boolean _)
                        ? text.length() > limit
                                ? new Content.Unknown(real + " is larger than " + limit + " bytes")
                                : new Content.Text(real, text)
                        : new Content.Unknown(why(what)),
                Content.Absent::new,
                Content.Unknown::new);
    }

    @Override
    public Optional<byte[]> content(String path, int limit) {
        return ask(
                path,
                real -> base.content(real, limit),
                (from, source) -> from.content(source, limit),
                (what, _) -> what instanceof Added.Text(String text, boolean _)
                        ? Optional.of(text.getBytes(StandardCharsets.UTF_8)).filter(bytes -> bytes.length <= limit)
                        : Optional.<byte[]>empty(),
                _ -> Optional.<byte[]>empty(),
                _ -> Optional.<byte[]>empty());
    }

    @Override
    public Certificates certificates(String path) {
        return ask(
                path,
                base::certificates,
                RootView::certificates,
                (what, real) -> switch (what) {
                    case Added.Bundle(String why) -> new Certificates.Some(real, why);
                    case Added.Text(String text, boolean _) ->
                        new Certificates.Count(
                                real,
                                dev.seaworthy.target.root.PemCertificates.count(text.getBytes(StandardCharsets.UTF_8)));
                    case Added.Directory _,
                            Added.Present _,
                            Added.Link _,
                            Added.Copied _,
                            Added.Anything _,
                            Added.Removed _ -> new Certificates.Unknown(why(what));
                },
                Certificates.Absent::new,
                Certificates.Unknown::new);
    }

    private static String why(Added what) {
        return switch (what) {
            case Added.Present(String why, boolean _) -> why;
            case Added.Bundle(String why) -> why;
            case Added.Anything(String why) -> why;
            case Added.Removed(String why) -> why;
            case Added.Directory _, Added.Text _, Added.Link _, Added.Copied _ -> "what is there is not known";
        };
    }

    @Override
    public Entry entry(String path) {
        String trimmed = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String name = trimmed.substring(trimmed.lastIndexOf('/') + 1);
        return switch (lookup(parent(trimmed))) {
            case Lookup.Directory(String real) -> at(real.equals("/") ? "/" + name : real + "/" + name);
            case Lookup.File(String real, boolean _) -> new Entry.Absent(real + " is not a directory");
            case Lookup.Absent(String reason) -> new Entry.Absent(reason);
            case Lookup.Unknown(String reason) -> new Entry.Unknown(reason);
        };
    }

    @Override
    public Listing list(String path) {
        return switch (lookup(path)) {
            case Lookup.Directory(String real) -> list(real, owner(real));
            case Lookup.File(String real, boolean _) -> new Listing.Absent(real + " is not a directory");
            case Lookup.Absent(String reason) -> new Listing.Absent(reason);
            case Lookup.Unknown(String reason) -> new Listing.Unknown(reason);
        };
    }

    private Listing list(String real, Owner owner) {
        if (doubts.stream().anyMatch(doubt -> doubt.scope() == Doubt.Scope.ANYTHING)) {
            return new Listing.Unknown(doubts.getFirst().why());
        }
        Listing under = switch (owner) {
            case Owner.Base _ -> base.list(real);
            case Owner.Copy(RootView from, String source) -> from.list(source);
            case Owner.Instruction(Added.Directory _) -> base.list(real);
            case Owner.Instruction(Added what) -> new Listing.Unknown(why(what));
            case Owner.Nobody(String why) -> new Listing.Absent(why);
        };
        if (under instanceof Listing.Unknown) {
            return under;
        }
        TreeSet<String> names = new TreeSet<>(under instanceof Listing.Names(List<String> known) ? known : List.of());
        String prefix = real.equals("/") ? "/" : real + "/";
        for (Map.Entry<String, Added> one : added.tailMap(prefix, false).entrySet()) {
            if (!one.getKey().startsWith(prefix)) {
                break;
            }
            String rest = one.getKey().substring(prefix.length());
            int slash = rest.indexOf('/');
            String name = slash < 0 ? rest : rest.substring(0, slash);
            if (slash < 0 && one.getValue() instanceof Added.Removed) {
                names.remove(name);
            } else if (!(one.getValue() instanceof Added.Removed)) {
                names.add(name);
            }
        }
        return new Listing.Names(List.copyOf(names));
    }

    /** The cache names libraries of the base; that installing runs ldconfig again only adds to it. */
    @Override
    public LoaderCache loaderCache() {
        return base.loaderCache();
    }
}
