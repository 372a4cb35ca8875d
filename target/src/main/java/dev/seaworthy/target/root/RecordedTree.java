package dev.seaworthy.target.root;

import java.util.HashMap;
import java.util.Map;

/** A tree of names that somebody wrote down: files, links, and the directories that their paths imply. */
public final class RecordedTree {
    private final Map<String, LinkResolver.Node> nodes = new HashMap<>();
    private final LinkResolver resolver =
            new LinkResolver(path -> nodes.getOrDefault(path, new LinkResolver.Node.Absent()));

    /**
     * @param links symbolic links: path and target
     */
    public RecordedTree(Map<String, String> links) {
        links.forEach((path, target) -> add(path, new LinkResolver.Node.Link(target)));
    }

    /** Adds a file. Only while the tree is built. */
    public void addFile(String path, boolean executable) {
        add(path, new LinkResolver.Node.File(executable, true));
    }

    /** What lies at a path, links followed. */
    public RootView.Lookup lookup(String path) {
        return resolver.resolve(path);
    }

    private void add(String path, LinkResolver.Node node) {
        nodes.put(path, node);
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            nodes.putIfAbsent(path.substring(0, slash), new LinkResolver.Node.Directory());
        }
    }
}
