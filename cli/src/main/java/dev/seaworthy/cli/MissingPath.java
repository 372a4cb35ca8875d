package dev.seaworthy.cli;

import dev.seaworthy.target.catalogue.Spelling;
import dev.seaworthy.target.root.RootView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What somebody may have meant who named a path that a root does not have. */
final class MissingPath {
    private static final int FARTHEST = 2;
    private static final int MOST = 3;
    private static final List<String> PROGRAMS =
            List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin", "/app", "");

    private MissingPath() {}

    /** The same name in the usual directories, or names like it where the path ends; a text to put behind the complaint. */
    static String suggestion(RootView root, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.isEmpty()) {
            return "";
        }
        Set<String> likely = new LinkedHashSet<>();
        for (String directory : PROGRAMS) {
            if (likely.size() < MOST
                    && root.lookup(directory + "/" + name) instanceof RootView.Lookup.File(String real, boolean _)) {
                likely.add(real);
            }
        }
        if (likely.isEmpty()) {
            likely.addAll(alike(root, path));
        }
        return likely.isEmpty()
                ? ""
                : "; did you mean "
                        + String.join(
                                " or ", likely.stream().map(Terminal::oneLine).toList())
                        + "?";
    }

    /** The first part of the path that is not there, with what is like it. */
    private static List<String> alike(RootView root, String path) {
        String parent = "";
        for (String part : path.split("/", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            String next = parent + "/" + part;
            if (root.lookup(next) instanceof RootView.Lookup.Absent) {
                String before = parent;
                String rest = path.substring(Math.min(path.length(), next.length()));
                return names(root, parent.isEmpty() ? "/" : parent)
                        .map(all -> Spelling.nearest(part, all, FARTHEST, MOST).stream()
                                .map(one -> before + "/" + one + rest)
                                .filter(one -> !(root.lookup(one) instanceof RootView.Lookup.Absent))
                                .toList())
                        .orElse(List.of());
            }
            parent = next;
        }
        return new ArrayList<>();
    }

    private static Optional<List<String>> names(RootView root, String directory) {
        return root.list(directory) instanceof RootView.Listing.Names(List<String> names)
                ? Optional.of(names)
                : Optional.empty();
    }
}
