package dev.seaworthy.fuzz;

import dev.seaworthy.target.root.RootView;

/** Asks a root everything about the first of its files. */
final class Walk {
    private static final int MOST = 64;
    private static final int LIMIT = 1 << 16;

    private final RootView root;
    private int left = MOST;

    private Walk(RootView root) {
        this.root = root;
    }

    static void through(RootView root) {
        new Walk(root).directory("", 0);
        root.loaderCache();
        root.bytesOfFiles();
    }

    private void directory(String path, int depth) {
        if (!(root.list(path.isEmpty() ? "/" : path) instanceof RootView.Listing.Names(var names))) {
            return;
        }
        for (String name : names) {
            left--;
            if (left < 0) {
                return;
            }
            String one = path + "/" + name;
            root.entry(one);
            root.object(one);
            root.text(one, LIMIT);
            root.content(one, LIMIT);
            root.certificates(one);
            root.loader(one);
            if (depth < 8 && root.lookup(one) instanceof RootView.Lookup.Directory) {
                directory(one, depth + 1);
            }
        }
    }
}
