package dev.seaworthy.host.network;

import dev.seaworthy.host.Notes;
import dev.seaworthy.host.network.AddressSource.Method;
import dev.seaworthy.target.root.RootView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code /etc/network/interfaces} of Debian and Alpine (interfaces(5)): {@code iface NAME inet METHOD}, options below it, more
 * files by {@code source PATTERN} and {@code source-directory FOLDER}.
 */
final class Ifupdown {
    private static final String FILE = "/etc/network/interfaces";
    private static final int MOST_FILES = 100;
    private static final int MOST_SOURCES = 1000;

    private final RootView files;
    private final Notes notes;
    private final Deque<String> waiting = new ArrayDeque<>(List.of(FILE));
    private final Set<String> seen = new HashSet<>();
    private final List<AddressSource> found = new ArrayList<>();
    private int sources;

    private Ifupdown(RootView files, Notes notes) {
        this.files = files;
        this.notes = notes;
    }

    static List<AddressSource> read(RootView files, Notes notes) {
        Ifupdown reader = new Ifupdown(files, notes);
        while (!reader.waiting.isEmpty() && reader.seen.size() < MOST_FILES) {
            String file = reader.waiting.removeFirst();
            // Files may name each other.
            if (reader.seen.add(file)) {
                AddressSources.read(files, file, notes).ifPresent(text -> reader.read(file, text));
            }
        }
        return reader.found;
    }

    private void read(String file, String text) {
        for (String line : text.replace("\\\n", " ").lines().toList()) {
            String[] words = line.strip().split("\\s+", -1);
            switch (words[0]) {
                case "iface" -> {
                    if (words.length >= 4 && !words[1].equals("lo")) {
                        iface(file, words);
                    }
                }
                case "address" -> {
                    if (words.length > 1 && !found.isEmpty()) {
                        address(file, words[1]);
                    }
                }
                case "source" -> {
                    if (words.length > 1) {
                        source(words[1]);
                    }
                }
                case "source-directory" -> {
                    if (words.length > 1) {
                        source(words[1] + "/*");
                    }
                }
                default -> {}
            }
        }
    }

    private void iface(String file, String[] words) {
        Method method = switch (words[3]) {
            case "dhcp", "auto" -> Method.DHCP;
            case "static" -> Method.STATIC;
            default -> Method.NONE;
        };
        found.add(new AddressSource(words[1], method, file, ""));
    }

    private void address(String file, String address) {
        AddressSource last = found.getLast();
        if (last.file().equals(file)) {
            found.set(found.size() - 1, new AddressSource(last.device(), last.method(), file, address));
        }
    }

    /** A pattern in its last part, as everybody writes it. */
    private void source(String pattern) {
        sources++;
        if (sources > MOST_SOURCES) {
            return;
        }
        String absolute = pattern.startsWith("/") ? pattern : "/etc/network/" + pattern;
        int slash = absolute.lastIndexOf('/');
        String folder = absolute.substring(0, slash + 1);
        String glob = absolute.substring(slash + 1);
        if (files.list(folder) instanceof RootView.Listing.Names(List<String> names)) {
            names.stream()
                    .filter(name -> AddressSource.matches(glob, name))
                    .limit(MOST_FILES)
                    .forEach(name -> waiting.add(folder + name));
        } else if (files.list(folder) instanceof RootView.Listing.Unknown(String why)) {
            notes.unseen(folder + ": " + why);
        }
    }
}
