package dev.seaworthy.target.catalogue;

import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.target.StandardInterpreters;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.target.root.RootView.ObjectLookup;
import dev.seaworthy.target.root.Unfit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The loaders of a root and the libraries that they find by themselves: in their own directories, in those of
 * {@code ld.so.cache} and of musl's path file, and where the run paths of these libraries lead. Other libraries (of gconv,
 * of Perl, of PAM) are found only by programs that bring a path to them; their names are recorded where the directory is,
 * and what they hold is unknown.
 */
final class ReachableLibraries {
    private static final int LARGEST_PATH_FILE = 1 << 16;
    /** More directories than this are no root that anybody made. */
    private static final int MOST_DIRECTORIES = 1000;

    /** Below a directory of libraries, forms of them for better processors. */
    private static final Set<String> PROCESSOR_DIRECTORIES = Set.of(
            "glibc-hwcaps", "x86-64-v2", "x86-64-v3", "x86-64-v4", "tls", "haswell", "x86_64", "avx512_1", "atomics");

    private final RootView root;
    private final SortedSet<String> directories = new TreeSet<>();
    private final SortedMap<String, ObjectLookup.Found> objects = new TreeMap<>();
    private final SortedMap<String, String> others = new TreeMap<>();
    private final SortedSet<String> paths = new TreeSet<>();
    private final Deque<String> waiting = new ArrayDeque<>();

    private ReachableLibraries(RootView root) {
        this.root = root;
    }

    static ReachableLibraries of(RootView root) {
        ReachableLibraries found = new ReachableLibraries(root);
        found.search();
        return found;
    }

    /** The directories that were looked into, by their real paths. */
    SortedSet<String> directories() {
        return directories;
    }

    /** Loaders and libraries, by their real paths. */
    SortedMap<String, ObjectLookup.Found> objects() {
        return objects;
    }

    /** What stands where a library would, and what it is instead. */
    SortedMap<String, String> others() {
        return others;
    }

    /** Under which paths they are found; links may lead from these to the real ones. */
    SortedSet<String> paths() {
        return paths;
    }

    private void search() {
        for (StandardInterpreters.Interpreter interpreter : StandardInterpreters.all()) {
            Optional<Loader> loader = root.loader(interpreter.path());
            if (loader.isPresent()) {
                take(interpreter.path());
                waiting.add(directory(interpreter.path()));
                waiting.addAll(loader.get().systemDirectories());
            }
        }
        for (List<String> cached : root.loaderCache().entries().values()) {
            for (String path : cached) {
                waiting.add(directory(path));
            }
        }
        if (!objects.isEmpty()) {
            muslPaths(root).forEach(this::addPathFile);
        }
        while (!waiting.isEmpty() && directories.size() < MOST_DIRECTORIES) {
            look(waiting.removeFirst());
        }
    }

    /** The files that tell musl where to search. */
    static List<String> muslPaths(RootView root) {
        return root.list("/etc") instanceof RootView.Listing.Names(List<String> names)
                ? names.stream()
                        .filter(name -> name.startsWith("ld-musl-") && name.endsWith(".path"))
                        .map(name -> "/etc/" + name)
                        .toList()
                : List.of();
    }

    private void addPathFile(String path) {
        if (root.text(path, LARGEST_PATH_FILE) instanceof RootView.Content.Text(String _, String text)) {
            for (String directory : text.split("[:\n]", -1)) {
                if (directory.startsWith("/")) {
                    waiting.add(directory);
                }
            }
        }
    }

    private void look(String path) {
        if (!(root.lookup(path) instanceof RootView.Lookup.Directory(String real)) || !directories.add(real)) {
            return;
        }
        if (!(root.list(real) instanceof RootView.Listing.Names(List<String> names))) {
            return;
        }
        for (String name : names) {
            String inside = (real.equals("/") ? "" : real) + "/" + name;
            if (name.endsWith(".so") || name.contains(".so.")) {
                take(inside);
            } else if (PROCESSOR_DIRECTORIES.contains(name)) {
                waiting.add(inside);
            }
        }
    }

    private void take(String path) {
        switch (root.object(path)) {
            case ObjectLookup.Found found -> {
                paths.add(path);
                if (objects.put(found.realPath(), found) == null) {
                    found.object().runpath().ifPresent(list -> addRunPath(list, found));
                    found.object().rpath().ifPresent(list -> addRunPath(list, found));
                    addNeededPaths(found.object());
                }
            }
            case ObjectLookup.NotAnObject(String real, String reason) -> {
                if (!reason.equals(Unfit.DIRECTORY)) {
                    paths.add(path);
                    others.put(real, reason);
                }
            }
            case ObjectLookup.Absent _, ObjectLookup.Unknown _ -> {
                // A link that leads nowhere, or a file that cannot be read: unknown, since nothing is recorded of it.
            }
        }
    }

    private void addRunPath(String list, ObjectLookup.Found origin) {
        String directory = directory(origin.realPath());
        for (String one : list.split(":", -1)) {
            String expanded = one.replace("${ORIGIN}", directory).replace("$ORIGIN", directory);
            if (expanded.startsWith("/") && expanded.indexOf('$') < 0) {
                waiting.add(expanded);
            }
        }
    }

    private void addNeededPaths(DynamicObject object) {
        object.needed().stream().filter(name -> name.startsWith("/")).forEach(path -> waiting.add(directory(path)));
    }

    private static String directory(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }
}
