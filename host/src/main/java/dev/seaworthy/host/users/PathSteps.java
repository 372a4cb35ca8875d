package dev.seaworthy.host.users;

import dev.seaworthy.target.root.RootView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The directories on the way to a file, and the file: whoever may change one of them may change what the path means. */
final class PathSteps {
    /** As many links as the kernel follows. */
    private static final int MOST_LINKS = 40;

    private PathSteps() {}

    /**
     * A step.
     *
     * @param path without links
     */
    record Step(String path, boolean directory, RootView.Attributes attributes) {}

    /** All steps, the root first; those of links on the way as well. What cannot be seen is left out. */
    static List<Step> of(RootView root, String path) {
        Map<String, Step> steps = new LinkedHashMap<>();
        walk(root, path, steps, MOST_LINKS);
        return new ArrayList<>(steps.values());
    }

    private static void walk(RootView root, String path, Map<String, Step> steps, int links) {
        String done = "";
        add(root, "/", steps);
        String[] names = path.split("/", -1);
        for (int i = 0; i < names.length; i++) {
            if (names[i].isEmpty() || names[i].equals(".")) {
                continue;
            }
            if (names[i].equals("..")) {
                done = done.substring(0, Math.max(0, done.lastIndexOf('/')));
                continue;
            }
            String here = done + "/" + names[i];
            RootView.Entry entry = root.entry(here);
            if (entry instanceof RootView.Entry.Absent) {
                return;
            }
            if (entry instanceof RootView.Entry.Link(String target)) {
                if (links > 0) {
                    String rest = String.join("/", List.of(names).subList(i + 1, names.length));
                    String base = target.startsWith("/") ? target : done + "/" + target;
                    walk(root, normal(base) + "/" + rest, steps, links - 1);
                }
                return;
            }
            add(root, here, steps);
            done = here;
        }
    }

    private static String normal(String path) {
        List<String> names = new ArrayList<>();
        for (String name : path.split("/", -1)) {
            if (name.equals("..")) {
                if (!names.isEmpty()) {
                    names.removeLast();
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return "/" + String.join("/", names);
    }

    private static void add(RootView root, String path, Map<String, Step> steps) {
        switch (root.entry(path)) {
            case RootView.Entry.Directory(Optional<RootView.Attributes> attributes) ->
                attributes.ifPresent(known -> steps.putIfAbsent(path, new Step(path, true, known)));
            case RootView.Entry.File(Optional<RootView.Attributes> attributes) ->
                attributes.ifPresent(known -> steps.putIfAbsent(path, new Step(path, false, known)));
            case RootView.Entry.Link _,
                    RootView.Entry.Special _,
                    RootView.Entry.Absent _,
                    RootView.Entry.Unknown _ -> {}
        }
    }
}
