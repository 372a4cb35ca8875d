package dev.seaworthy.target.catalogue;

import dev.seaworthy.target.root.RecordedTree;
import dev.seaworthy.target.root.RootView.Entry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of a target file of the first version: all loaders and libraries of the root, the links that lead to them, and
 * the directories that their paths imply. Whether anything else is there was not written down.
 */
final class FirstNames implements RecordedTree.Names {
    private final Map<String, Entry> entries = new HashMap<>();
    private final Set<String> programs;

    FirstNames(Map<String, String> links, Set<String> files, Set<String> programs) {
        this.programs = Set.copyOf(programs);
        links.forEach((path, target) -> add(path, new Entry.Link(target)));
        files.forEach(path -> add(path, new Entry.File(Optional.empty())));
        programs.forEach(path -> add(path, new Entry.File(Optional.empty())));
    }

    private void add(String path, Entry entry) {
        entries.put(path, entry);
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            entries.putIfAbsent(path.substring(0, slash), new Entry.Directory(Optional.empty()));
        }
    }

    @Override
    public Entry at(String path) {
        return entries.getOrDefault(path, new Entry.Absent("there is no " + path));
    }

    @Override
    public boolean executable(String path) {
        return programs.contains(path);
    }

    /** Whether what is not recorded at a path is not there: everything that loaders look for was recorded. */
    static boolean isExact(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(".so") || name.contains(".so.") || path.startsWith("/etc/ld-musl-");
    }
}
