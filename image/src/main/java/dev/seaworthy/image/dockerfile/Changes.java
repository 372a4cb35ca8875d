package dev.seaworthy.image.dockerfile;

import dev.seaworthy.target.root.RootView;
import dev.seaworthy.target.root.RootView.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What instructions have changed so far in the root of a stage. Only while the stage is followed. */
final class Changes {
    private static final int LARGEST_TEXT = 1 << 18;

    private final RootView base;
    private final Map<String, Added> added = new TreeMap<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private final List<String> notFollowed = new ArrayList<>();

    Changes(RootView base) {
        this.base = base;
    }

    /** The root as it is now. */
    RootView root() {
        return added.isEmpty() && doubts.isEmpty() ? base : new OverlayRoot(base, added, doubts);
    }

    /** What was not followed, for people. */
    List<String> notFollowed() {
        return List.copyOf(notFollowed);
    }

    void put(String path, Added what) {
        String real = real(path);
        if (!(what instanceof Added.Directory)) {
            // What was put below before is gone with the tree that is replaced.
            added.keySet().removeIf(one -> one.startsWith(real + "/"));
        }
        added.put(real, what);
    }

    void remove(String path, String why) {
        String real = real(path);
        added.keySet().removeIf(one -> one.equals(real) || one.startsWith(real + "/"));
        added.put(real, new Added.Removed(why));
    }

    void directory(String path, int mode) {
        if (!(root().lookup(path) instanceof RootView.Lookup.Directory)) {
            put(path, new Added.Directory(new Attributes(mode, 0, 0, 0)));
        }
    }

    void doubt(Doubt doubt) {
        doubts.add(doubt);
    }

    /** Something that may have brought anything. */
    void notFollowed(String what) {
        notFollowed.add(what);
        doubts.add(new Doubt(what + " was not followed", Doubt.Scope.ANYTHING));
    }

    /** Adds a line to a file that lists things, such as {@code /etc/passwd}. */
    void append(String path, String line, String otherwise) {
        switch (root().text(path, LARGEST_TEXT)) {
            case RootView.Content.Text(String _, String text) ->
                put(
                        path,
                        new Added.Text(
                                text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + line + "\n", false));
            case RootView.Content.Absent _ -> put(path, new Added.Text(line + "\n", false));
            case RootView.Content.Unknown _ -> put(path, new Added.Present(otherwise, false));
        }
    }

    /** A path without links on the way to its last part: where an instruction really writes. */
    private String real(String path) {
        String clean = Paths.clean(path);
        int slash = clean.lastIndexOf('/');
        String parent = slash <= 0 ? "/" : clean.substring(0, slash);
        String name = clean.substring(slash + 1);
        if (root().lookup(parent) instanceof RootView.Lookup.Directory(String real)) {
            return real.equals("/") ? "/" + name : real + "/" + name;
        }
        return clean;
    }
}
