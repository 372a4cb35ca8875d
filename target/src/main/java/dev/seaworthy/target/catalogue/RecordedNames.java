package dev.seaworthy.target.catalogue;

import dev.seaworthy.target.root.RecordedTree;
import dev.seaworthy.target.root.RootView.Entry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names of a target file. Of the directories that are listed, everything is known, absence included; of others, single
 * entries are. Lists are parsed when somebody looks into them.
 */
final class RecordedNames implements RecordedTree.Names {
    private final Map<String, String> lists;
    private final Map<String, Entry> single;
    private final Set<String> absent;
    private final Map<String, Map<String, Entry>> parsed = new ConcurrentHashMap<>();

    /**
     * @param lists the complete lists, by the path of the directory
     * @param single entries of other directories, by their path; that of the root itself is under {@code /}
     * @param absent paths in other directories where nothing is
     */
    RecordedNames(Map<String, String> lists, Map<String, Entry> single, Set<String> absent) {
        this.lists = Map.copyOf(lists);
        this.single = Map.copyOf(single);
        this.absent = Set.copyOf(absent);
    }

    @Override
    public Entry at(String path) {
        Entry known = single.get(path);
        if (known != null) {
            return known;
        }
        int slash = path.lastIndexOf('/');
        String directory = slash <= 0 ? "/" : path.substring(0, slash);
        Optional<Map<String, Entry>> listed = list(directory);
        if (listed.isPresent()) {
            Entry found = listed.get().get(path.substring(slash + 1));
            return found == null ? new Entry.Absent("there is no " + path) : found;
        }
        return absent.contains(path)
                ? new Entry.Absent("there is no " + path)
                : new Entry.Unknown("the target file does not tell what is at " + path);
    }

    /** All entries of a directory, where they are known. */
    Optional<Map<String, Entry>> list(String directory) {
        String names = lists.get(directory);
        return names == null
                ? Optional.empty()
                : Optional.of(parsed.computeIfAbsent(directory, _ -> ListedEntry.readAll(names)));
    }
}
