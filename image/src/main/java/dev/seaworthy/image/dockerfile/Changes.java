package dev.seaworthy.image.dockerfile;

import dev.seaworthy.target.root.RootView;
import dev.seaworthy.target.root.RootView.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What instructions have changed so far in the root of a stage. Only while the stage is followed. */
final class Changes {
    private static final int LARGEST_TEXT = 1 << 18;

    /** Deeper than any path that people write; each part of one costs a look. */
    private static final int DEEPEST = 64;

    private final RootView base;
    private final Budget budget;
    private final NavigableMap<String, Added> added = new TreeMap<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private final List<String> notFollowed = new ArrayList<>();
    private final RootView now;
    /** Where the last change was made: nothing that lies in a directory changes where that directory is. */
    private String lastParent = "";

    private String lastReal = "";

    Changes(RootView base, Budget budget) {
        this.base = base;
        this.budget = budget;
        this.now = OverlayRoot.live(base, added, doubts);
    }

    /** How much may change in all stages of one Dockerfile together. */
    static final class Budget {
        /** A file of the largest size that names one file after the other has 170,000 of them. */
        private static final int MOST = 1 << 18;

        private int spent;

        private boolean isSpent() {
            return spent >= MOST;
        }
    }

    /** The root as it is now, and with the changes that are still to come. */
    RootView root() {
        return now;
    }

    /** The root with all changes. */
    RootView result() {
        return added.isEmpty() && doubts.isEmpty() ? base : OverlayRoot.of(base, added, doubts);
    }

    /** Whether so much was changed that nothing more is looked at. */
    boolean isFull() {
        return budget.isSpent();
    }

    /** Counts a change; what is too much or too deep is not followed, which is said once. */
    private boolean admits(String path) {
        budget.spent++;
        if (!budget.isSpent() && Paths.depth(path) <= DEEPEST) {
            return true;
        }
        if (doubts.stream().noneMatch(doubt -> doubt.scope() == Doubt.Scope.ANYTHING)) {
            notFollowed(
                    budget.isSpent()
                            ? "what comes after " + Budget.MOST + " changed files"
                            : "a path of more than " + DEEPEST + " directories");
        }
        return false;
    }

    /** What was not followed, for people. */
    List<String> notFollowed() {
        return List.copyOf(notFollowed);
    }

    void put(String path, Added what) {
        if (!admits(path)) {
            return;
        }
        String real = real(path);
        if (!(what instanceof Added.Directory)) {
            // What was put below before is gone with the tree that is replaced.
            forgetBelow(real);
        }
        added.put(real, what);
    }

    void remove(String path, String why) {
        if (!admits(path)) {
            return;
        }
        String real = real(path);
        forgetBelow(real);
        added.put(real, new Added.Removed(why));
    }

    /** In the order of characters "0" is next to "/". */
    private void forgetBelow(String real) {
        added.subMap(real + "/", real + "0").clear();
    }

    void directory(String path, int mode) {
        if (!(root().lookup(path) instanceof RootView.Lookup.Directory)) {
            put(path, new Added.Directory(new Attributes(mode, 0, 0, 0)));
        }
    }

    /** Only the first that concerns a path is ever told. */
    void doubt(Doubt doubt) {
        boolean isCovered =
                doubts.stream().anyMatch(one -> one.scope() == Doubt.Scope.ANYTHING || one.scope() == doubt.scope());
        if (!isCovered) {
            doubts.add(doubt);
            lastParent = "";
        }
    }

    /** Something that may have brought anything. */
    void notFollowed(String what) {
        notFollowed.add(what);
        doubt(new Doubt(what + " was not followed", Doubt.Scope.ANYTHING));
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
        if (!parent.equals(lastParent)) {
            lastReal = root().lookup(parent) instanceof RootView.Lookup.Directory(String real) ? real : parent;
            lastParent = parent;
        }
        return lastReal.equals("/") ? "/" + name : lastReal + "/" + name;
    }
}
