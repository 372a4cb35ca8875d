package dev.seaworthy.target.root;

/**
 * A tree of names that somebody wrote down, wholly or in part. What was not written down is unknown, and so is all that
 * lies behind it.
 */
public final class RecordedTree {
    private final LinkResolver resolver;

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
        return resolver.resolve(path);
    }
}
