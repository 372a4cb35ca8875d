package dev.seaworthy.host.network;

import dev.seaworthy.host.network.AddressSource.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A file of netplan: {@code network: ethernets: eth0: {dhcp4: true, addresses: [192.0.2.2/24]}}. */
final class Netplan {
    private static final List<String> KINDS = List.of("ethernets", "bonds", "bridges", "vlans", "wifis");

    private Netplan() {}

    /** What it says of each interface; nothing when it is no such file. */
    static List<AddressSource> read(String file, String text) {
        List<AddressSource> found = new ArrayList<>();
        Object document;
        try {
            document = new Load(LoadSettings.builder()
                            .setMaxAliasesForCollections(20)
                            .setAllowRecursiveKeys(false)
                            .build())
                    .loadFromString(text);
        } catch (YamlEngineException | StackOverflowError damaged) {
            return found;
        }
        for (String kind : KINDS) {
            map(map(document).get("network")).forEach((key, devices) -> {
                if (key.equals(kind)) {
                    map(devices).forEach((name, device) -> found.add(source(file, String.valueOf(name), map(device))));
                }
            });
        }
        return found;
    }

    private static AddressSource source(String file, String id, Map<?, ?> device) {
        boolean dhcp = isTrue(device.get("dhcp4")) || isTrue(device.get("dhcp6"));
        List<String> addresses = new ArrayList<>();
        if (device.get("addresses") instanceof List<?> list) {
            // An address with options is a mapping with one key.
            list.forEach(one -> addresses.add(
                    one instanceof Map<?, ?> options && !options.isEmpty()
                            ? String.valueOf(options.keySet().iterator().next())
                            : String.valueOf(one)));
        }
        // With a match the key is a name of the file's own; what it names may be called anything.
        Map<?, ?> match = map(device.get("match"));
        String name = match.get("name") != null
                ? String.valueOf(match.get("name"))
                : device.get("set-name") != null ? String.valueOf(device.get("set-name")) : match.isEmpty() ? id : "*";
        return new AddressSource(name, Method.of(dhcp, !addresses.isEmpty()), file, String.join(" ", addresses));
    }

    /** YAML 1.2 knows true only; netplan takes yes and on as well. */
    private static boolean isTrue(@org.jspecify.annotations.Nullable Object value) {
        return value != null && List.of("true", "yes", "on").contains(String.valueOf(value));
    }

    private static Map<?, ?> map(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
