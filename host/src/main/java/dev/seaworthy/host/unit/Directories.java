package dev.seaworthy.host.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A directory that systemd makes for a service.
 *
 * @param key the key that asks for it: {@code StateDirectory}
 * @param path where it is
 */
public record Directories(String key, String path) {
    private static final Map<String, String> PLACES = Map.of(
            "RuntimeDirectory", "/run/",
            "StateDirectory", "/var/lib/",
            "CacheDirectory", "/var/cache/",
            "LogsDirectory", "/var/log/",
            "ConfigurationDirectory", "/etc/");

    /** Whether a key asks for a directory. */
    static boolean isKey(String key) {
        return PLACES.containsKey(key);
    }

    /** All that a unit asks for (systemd.exec(5)). */
    public static List<Directories> of(Unit unit) {
        List<Directories> all = new ArrayList<>();
        PLACES.keySet().stream().sorted().forEach(key -> {
            for (String name : unit.words("Service", key)) {
                int colon = name.indexOf(':');
                all.add(new Directories(key, PLACES.get(key) + (colon < 0 ? name : name.substring(0, colon))));
            }
        });
        return all;
    }
}
