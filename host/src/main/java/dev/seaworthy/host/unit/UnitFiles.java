package dev.seaworthy.host.unit;

import dev.seaworthy.target.root.RootView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds units in the directories of the system manager (systemd.unit(5), "UNIT FILE LOAD PATH"). Reads only. */
public final class UnitFiles {
    /** The strongest first, as {@code systemd-analyze unit-paths} lists them. */
    private static final List<String> DIRECTORIES = List.of(
            "/etc/systemd/system.control",
            "/run/systemd/system.control",
            "/run/systemd/transient",
            "/run/systemd/generator.early",
            "/etc/systemd/system",
            "/etc/systemd/system.attached",
            "/run/systemd/system",
            "/run/systemd/system.attached",
            "/run/systemd/generator",
            "/usr/local/lib/systemd/system",
            "/usr/lib/systemd/system",
            "/lib/systemd/system",
            "/run/systemd/generator.late");

    /** Scripts here become units when the system starts (systemd-sysv-generator(8)). */
    private static final String SCRIPTS = "/etc/init.d/";

    /** A unit file of more is not one that anybody wrote. */
    private static final int LARGEST = 8 << 20;

    private static final int MOST_DROP_INS = 1000;

    private final RootView root;

    public UnitFiles(RootView root) {
        this.root = root;
    }

    /** What there is under a name. */
    public sealed interface Answer {
        /** A unit. */
        record Found(Unit unit) implements Answer {}

        /** It is linked to {@code /dev/null}: it cannot be started. */
        record Masked(String path) implements Answer {}

        /** There is none. */
        record Absent() implements Answer {}

        /** There is one, and it cannot be read. */
        record Unreadable(String reason) implements Answer {}
    }

    /** Looks for a service by its full name; of {@code x@i.service} also the template {@code x@.service}. */
    public Answer find(String name) {
        for (String candidate : candidates(name)) {
            for (String directory : DIRECTORIES) {
                String path = directory + "/" + candidate;
                RootView.Entry entry = root.entry(path);
                if (entry instanceof RootView.Entry.Link(String target) && target.endsWith("/dev/null")) {
                    return new Answer.Masked(path);
                }
                switch (root.lookup(path)) {
                    case RootView.Lookup.File(String real, boolean _) -> {
                        return read(name, path, real);
                    }
                    case RootView.Lookup.Unknown(String reason) -> {
                        return new Answer.Unreadable(reason);
                    }
                    case RootView.Lookup.Absent(String reason) -> {
                        if (entry instanceof RootView.Entry.Link) {
                            return new Answer.Unreadable(path + " leads nowhere: " + reason);
                        }
                    }
                    case RootView.Lookup.Directory _ -> {}
                }
            }
        }
        return new Answer.Absent();
    }

    /** Whether there is a unit of that name, of whatever kind. */
    boolean exists(String name) {
        String script = SCRIPTS + name.substring(0, Math.max(0, name.lastIndexOf('.')));
        return candidates(name).stream()
                        .anyMatch(candidate ->
                                DIRECTORIES.stream().anyMatch(directory -> isThere(directory + "/" + candidate)))
                || (name.endsWith(".service") && isThere(script));
    }

    private boolean isThere(String path) {
        return !(root.entry(path) instanceof RootView.Entry.Absent);
    }

    /** The names of all services, sorted. */
    public List<String> services() {
        Set<String> names = new LinkedHashSet<>();
        for (String directory : DIRECTORIES) {
            if (root.list(directory) instanceof RootView.Listing.Names(List<String> found)) {
                found.stream().filter(name -> name.endsWith(".service")).forEach(names::add);
            }
        }
        return names.stream().sorted().toList();
    }

    private static List<String> candidates(String name) {
        int at = name.indexOf('@');
        return at < 0 || name.charAt(at + 1) == '.'
                ? List.of(name)
                : List.of(name, name.substring(0, at + 1) + name.substring(name.lastIndexOf('.')));
    }

    private Answer read(String name, String path, String real) {
        List<UnitLine> lines = new ArrayList<>();
        List<String> oddities = new ArrayList<>();
        List<String> files = new ArrayList<>();
        String own = real.substring(real.lastIndexOf('/') + 1);
        switch (root.text(path, LARGEST)) {
            case RootView.Content.Text(String _, String text) -> {
                UnitParser.read(path, text, lines, oddities);
                files.add(path);
            }
            case RootView.Content.Absent(String reason) -> {
                return new Answer.Unreadable(reason);
            }
            case RootView.Content.Unknown(String reason) -> {
                return new Answer.Unreadable(reason);
            }
        }
        Set<String> names = new LinkedHashSet<>(List.of(name));
        names.addAll(candidates(name));
        if (own.endsWith(".service")) {
            names.add(own);
        }
        for (String dropIn : dropIns(names)) {
            Optional<String> text = root.text(dropIn, LARGEST) instanceof RootView.Content.Text content
                    ? Optional.of(content.text())
                    : Optional.empty();
            if (text.isEmpty()) {
                oddities.add(dropIn + ": the drop-in cannot be read");
            } else {
                UnitParser.read(dropIn, text.get(), lines, oddities);
                files.add(dropIn);
            }
        }
        return new Answer.Found(new Unit(name, files, lines, oddities));
    }

    /** By file name; of files with the same name the one of the strongest directory counts. */
    private List<String> dropIns(Set<String> names) {
        Map<String, String> found = new TreeMap<>();
        Set<String> directories = new LinkedHashSet<>();
        for (String name : names) {
            directories.add(name + ".d");
            String stem = name.substring(0, name.lastIndexOf('.'));
            for (int dash = stem.lastIndexOf('-'); dash > 0; dash = stem.lastIndexOf('-', dash - 1)) {
                directories.add(stem.substring(0, dash + 1) + ".service.d");
            }
        }
        directories.add("service.d");
        for (String directory : DIRECTORIES) {
            for (String of : directories) {
                if (root.list(directory + "/" + of) instanceof RootView.Listing.Names(List<String> all)) {
                    all.stream()
                            .filter(name -> name.endsWith(".conf"))
                            .limit(MOST_DROP_INS)
                            .forEach(name -> found.putIfAbsent(name, directory + "/" + of + "/" + name));
                }
            }
        }
        return List.copyOf(found.values());
    }
}
