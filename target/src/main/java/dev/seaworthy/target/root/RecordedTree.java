package dev.seaworthy.target.root;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A tree of names that somebody wrote down, wholly or in part. What was not written down is unknown, and so is all that
 * lies behind it.
 */
public final class RecordedTree {
    /**
     * So many answers are kept: loaders look for the same libraries in the same places. Longer paths, and all that come
     * later, are a program's own, and of these there is no end.
     */
    private static final int MOST_KEPT = 1 << 12;

    private static final int LONGEST_KEPT = 1 << 8;

    private final LinkResolver resolver;
    private final Map<String, RootView.Lookup> known = new ConcurrentHashMap<>();

    /** What was written down. */
    @FunctionalInterface
    public interface Names {
        /** What lies at a path whose parents are directories, not links. */
        RootView.Entry at(String path);

        /** Whether a file may be executed of which the attributes were not written down. */
        default boolean executable(String path) {
            return true;
        }
    }

    /**
     * @param names what was written down
     */
    public RecordedTree(Names names) {
        this.resolver = new LinkResolver(path -> node(names, path));
    }

    private static LinkResolver.Node node(Names names, String path) {
        return switch (names.at(path)) {
            case RootView.Entry.Link(String target) -> new LinkResolver.Node.Link(target);
            case RootView.Entry.Directory _ -> new LinkResolver.Node.Directory();
            case RootView.Entry.File(java.util.Optional<RootView.Attributes> attributes) ->
                new LinkResolver.Node.File(
                        attributes.map(found -> (found.mode() & 0111) != 0).orElseGet(() -> names.executable(path)),
                        attributes.map(found -> (found.mode() & 0444) != 0).orElse(true));
            case RootView.Entry.Special _ -> new LinkResolver.Node.Special();
            case RootView.Entry.Absent _ -> new LinkResolver.Node.Absent();
            case RootView.Entry.Unknown(String reason) -> new LinkResolver.Node.Unrecorded(reason);
        };
    }

    /** What lies at a path, links followed. */
    public RootView.Lookup lookup(String path) {
        RootView.Lookup kept = known.get(path);
        if (kept != null) {
            return kept;
        }
        RootView.Lookup found = resolver.resolve(path);
        if (path.length() <= LONGEST_KEPT && known.size() < MOST_KEPT) {
            known.put(path, found);
        }
        return found;
    }
}
