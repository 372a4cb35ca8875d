package dev.seaworthy.host.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A unit with its drop-ins, as systemd would load it.
 *
 * @param name as it is started: {@code orders@eu.service}
 * @param files its file and drop-ins, in the order of reading
 * @param lines all assignments, in that order
 * @param oddities lines that systemd ignores, in its words
 */
public record Unit(String name, List<String> files, List<UnitLine> lines, List<String> oddities) {
    private static final Set<String> YES = Set.of("1", "yes", "y", "true", "t", "on");
    private static final Set<String> NO = Set.of("0", "no", "n", "false", "f", "off");

    public Unit {
        files = List.copyOf(files);
        lines = List.copyOf(lines);
        oddities = List.copyOf(oddities);
    }

    /** A boolean as systemd reads it; empty when it is none. */
    static Optional<Boolean> truth(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return YES.contains(lower) ? Optional.of(true) : NO.contains(lower) ? Optional.of(false) : Optional.empty();
    }

    /** The assignment that counts where the last one does; an empty one takes all before it back. */
    Optional<UnitLine> lastLine(String section, String key) {
        UnitLine last = null;
        for (UnitLine line : lines) {
            if (line.section().equals(section) && line.key().equals(key)) {
                last = line;
            }
        }
        return Optional.ofNullable(last).filter(line -> !line.value().isEmpty());
    }

    /** Whether a key stands anywhere, even with nothing behind it. */
    public boolean has(String section, String key) {
        return lines.stream()
                .anyMatch(line -> line.section().equals(section) && line.key().equals(key));
    }

    /** Its value, with specifiers expanded. */
    public Optional<String> last(String section, String key) {
        return lastLine(section, key).map(line -> expand(line.value()));
    }

    /** All values of a key that may be given several times; an empty one takes all before it back. */
    public List<String> all(String section, String key) {
        return allLines(section, key).stream().map(line -> expand(line.value())).toList();
    }

    List<UnitLine> allLines(String section, String key) {
        List<UnitLine> found = new ArrayList<>();
        for (UnitLine line : lines) {
            if (line.section().equals(section) && line.key().equals(key)) {
                if (line.value().isEmpty()) {
                    found.clear();
                } else {
                    found.add(line);
                }
            }
        }
        return found;
    }

    /** All words of a key that takes lists, over all its lines. */
    public List<String> words(String section, String key) {
        return all(section, key).stream()
                .flatMap(value -> Words.split(value).stream())
                .toList();
    }

    /** All units that a key names; unlike other lists, an empty line takes nothing back (systemd.unit(5)). */
    List<String> dependencies(String key) {
        return lines.stream()
                .filter(line -> line.section().equals("Unit") && line.key().equals(key))
                .flatMap(line -> Words.split(expand(line.value())).stream())
                .toList();
    }

    /** Whether a switch of the service is on; words other than booleans ({@code strict}) are. */
    public boolean isOn(String key) {
        boolean wordsToo = !UnitKeys.kind("Service", key).orElse("").equals("BOOLEAN");
        return last("Service", key).map(value -> truth(value).orElse(wordsToo)).orElse(false);
    }

    /** The account that it names; empty for root and for dynamic users. */
    public Optional<String> user() {
        return last("Service", "User");
    }

    public Optional<String> group() {
        return last("Service", "Group");
    }

    /** Whether systemd makes a user for it. */
    public boolean hasDynamicUser() {
        return isOn("DynamicUser");
    }

    /** The command that starts it. */
    public Optional<ExecCommand> start() {
        return all("Service", "ExecStart").stream().findFirst().map(ExecCommand::parse);
    }

    /** Its name without the suffix and the instance: {@code orders}. */
    public String prefix() {
        int at = name.indexOf('@');
        return name.substring(0, at >= 0 ? at : Math.max(0, name.lastIndexOf('.')));
    }

    private String instance() {
        int at = name.indexOf('@');
        return at < 0 ? "" : name.substring(at + 1, Math.max(at + 1, name.lastIndexOf('.')));
    }

    /** The specifiers that need no running system (systemd.unit(5), "Specifiers"); others stay as they are. */
    private String expand(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < value.length()) {
            char c = value.charAt(i);
            i++;
            if (c != '%' || i == value.length()) {
                out.append(c);
                continue;
            }
            out.append(
                    switch (value.charAt(i)) {
                        case 'n' -> name;
                        case 'N' -> name.substring(0, Math.max(0, name.lastIndexOf('.')));
                        case 'p' -> prefix();
                        case 'i', 'I' -> instance();
                        case 't' -> "/run";
                        case 'S' -> "/var/lib";
                        case 'C' -> "/var/cache";
                        case 'L' -> "/var/log";
                        case 'E' -> "/etc";
                        case 'T' -> "/tmp";
                        case 'V' -> "/var/tmp";
                        case '%' -> "%";
                        default -> "%" + value.charAt(i);
                    });
            i++;
        }
        return out.toString();
    }
}
