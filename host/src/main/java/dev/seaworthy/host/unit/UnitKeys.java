package dev.seaworthy.host.unit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The keys that systemd 252 knows in the sections of a service, each with the kind of its value: what
 * {@code systemd --dump-configuration-items} of that release prints.
 */
final class UnitKeys {
    /** The release of which the keys are. */
    static final int RELEASE = 252;

    private static final Set<String> SECTIONS = Set.of("Unit", "Service", "Install");
    private static final Map<String, Map<String, String>> KINDS = read();

    private UnitKeys() {}

    private static Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> kinds = new HashMap<>();
        try (InputStream in = UnitKeys.class.getResourceAsStream("keys.tsv")) {
            if (in == null) {
                throw new IllegalStateException("the build left out keys.tsv");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line : reader.lines().toList()) {
                String[] fields = line.split("\t", -1);
                kinds.computeIfAbsent(fields[0], _ -> new TreeMap<>()).put(fields[1], fields[2]);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return kinds;
    }

    static boolean hasSection(String section) {
        return SECTIONS.contains(section);
    }

    /** What kind of value a key takes; empty when there is no such key in that section. */
    static Optional<String> kind(String section, String key) {
        return Optional.ofNullable(KINDS.getOrDefault(section, Map.of()).get(key));
    }

    /** The section in which a key would be known. */
    static Optional<String> sectionOf(String key) {
        return SECTIONS.stream()
                .filter(section -> kind(section, key).isPresent())
                .sorted()
                .findFirst();
    }

    /** The known key of the same letters, or of all but one letter. */
    static Optional<String> nearest(String section, String key) {
        return KINDS.getOrDefault(section, Map.of()).keySet().stream()
                .filter(known -> known.equalsIgnoreCase(key) || isNear(known, key))
                .findFirst();
    }

    /** Whether one letter more, less or other makes one of the other. */
    private static boolean isNear(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        int begin = 0;
        while (begin < Math.min(one.length(), other.length()) && one.charAt(begin) == other.charAt(begin)) {
            begin++;
        }
        int end = 0;
        while (end < Math.min(one.length(), other.length()) - begin
                && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        return Math.max(one.length(), other.length()) - begin - end <= 1;
    }
}
