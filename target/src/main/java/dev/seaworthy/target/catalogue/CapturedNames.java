package dev.seaworthy.target.catalogue;

import dev.seaworthy.target.root.RootView;
import dev.seaworthy.target.root.RootView.Entry;
import dev.seaworthy.target.root.RootView.Listing;
import dev.seaworthy.target.root.RootView.Lookup;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The names of a root while it is captured: complete lists of some directories, and single entries of others. */
final class CapturedNames {
    /** More names in one directory are data of a service and not asked for by name; it is left unlisted. */
    private static final int MOST_NAMES = 5000;
    /** More names altogether are no base image; what is above stays unlisted. */
    private static final int MOST_ALTOGETHER = 100_000;

    private static final int MOST_LINKS = 40;

    private final RootView root;
    private final SortedMap<String, String> lists = new TreeMap<>();
    private final SortedMap<String, String> single = new TreeMap<>();
    private final SortedSet<String> absent = new TreeSet<>();
    private int names;

    CapturedNames(RootView root) {
        this.root = root;
    }

    /** Lists a directory; the names of those in it, which may be listed next. */
    List<String> list(String path) {
        if (!(root.lookup(path) instanceof Lookup.Directory(String real))
                || lists.containsKey(real)
                || isOutside(real)
                || !(root.list(real) instanceof Listing.Names(List<String> found))
                || found.size() > MOST_NAMES
                || names + found.size() > MOST_ALTOGETHER) {
            return List.of();
        }
        names += found.size();
        String prefix = real.equals("/") ? "/" : real + "/";
        List<String> directories = new java.util.ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String name : found) {
            Entry entry = root.entry(prefix + name);
            line.append(line.isEmpty() ? "" : " ").append(ListedEntry.write(name, entry));
            if (entry instanceof Entry.Directory) {
                directories.add(prefix + name);
            }
        }
        lists.put(real, line.toString());
        return directories;
    }

    /** Lists a directory and all below it, but for some. */
    void listDeep(String path, List<String> without) {
        Deque<String> waiting = new ArrayDeque<>(List.of(path));
        while (!waiting.isEmpty()) {
            String next = waiting.removeFirst();
            if (!without.contains(next)) {
                waiting.addAll(list(next));
            }
        }
    }

    /** Follows the links of a listed directory, so that what they lead to is known too. */
    void followLinks(String path) {
        if (root.lookup(path) instanceof Lookup.Directory(String real)
                && root.list(real) instanceof Listing.Names(List<String> found)
                && found.size() <= MOST_NAMES) {
            for (String name : found) {
                String inside = (real.equals("/") ? "" : real) + "/" + name;
                if (root.entry(inside) instanceof Entry.Link) {
                    pin(inside);
                }
            }
        }
    }

    /** Keeps what is at a path, or that nothing is, with every link on the way. */
    void pin(String path) {
        Deque<String> rest = new ArrayDeque<>(components(path));
        String at = "";
        int links = 0;
        while (!rest.isEmpty()) {
            String name = rest.removeFirst();
            if (name.equals("..")) {
                at = at.isEmpty() ? "" : at.substring(0, at.lastIndexOf('/'));
                continue;
            }
            String next = at + "/" + name;
            Entry entry = root.entry(next);
            switch (entry) {
                case Entry.Directory _ -> {
                    single.put(next, ListedEntry.write(name, entry));
                    at = next;
                }
                case Entry.Link(String target) -> {
                    single.put(next, ListedEntry.write(name, entry));
                    links++;
                    if (links > MOST_LINKS) {
                        return;
                    }
                    components(target).reversed().forEach(rest::addFirst);
                    at = target.startsWith("/") ? "" : at;
                }
                case Entry.File _, Entry.Special _ -> {
                    single.put(next, ListedEntry.write(name, entry));
                    return;
                }
                case Entry.Absent _ -> {
                    absent.add(next);
                    return;
                }
                case Entry.Unknown _ -> {
                    return;
                }
            }
        }
    }

    private static List<String> components(String path) {
        return java.util.Arrays.stream(path.split("/", -1))
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .toList();
    }

    /** Whether a path is in what engines mount. */
    static boolean isOutside(String path) {
        return CaptureScope.OUTSIDE.stream().anyMatch(out -> path.equals(out) || path.startsWith(out + "/"));
    }

    void write(TargetLines out) {
        Entry top = root.entry("/");
        if (top instanceof Entry.Directory) {
            out.list("entry", "/", ListedEntry.write(".", top));
        }
        // The entries of listed directories that lead to other listed ones are in the lists; the way to the others is
        // not.
        for (String directory : lists.keySet()) {
            if (!directory.equals("/")) {
                pin(directory);
            }
        }
        lists.forEach((path, names) -> out.list("directory", path, names));
        single.forEach((path, entry) -> {
            if (!lists.containsKey(parent(path)) && !isOutside(path)) {
                out.list("entry", parent(path), entry);
            }
        });
        absent.stream()
                .filter(path -> !lists.containsKey(parent(path)) && !isOutside(path))
                .forEach(path -> out.line("absent", path));
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }
}
