package dev.seaworthy.host.network;

import dev.seaworthy.host.Notes;
import dev.seaworthy.host.network.AddressSource.Method;
import dev.seaworthy.target.root.RootView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what networkd, NetworkManager, ifupdown and netplan are told about addresses. */
final class AddressSources {
    private static final int LARGEST = 1 << 16;
    /** More files are no configuration that anybody wrote. */
    private static final int MOST_FILES = 500;

    private final RootView files;
    private final Notes notes;
    private final List<AddressSource> found = new ArrayList<>();

    private AddressSources(RootView files, Notes notes) {
        this.files = files;
        this.notes = notes;
    }

    static List<AddressSource> of(RootView files, Notes notes) {
        AddressSources sources = new AddressSources(files, notes);
        sources.netplan();
        sources.networkd();
        sources.networkManager();
        Ifupdown.read(files, notes).forEach(sources.found::add);
        sources.leases();
        return sources.found;
    }

    private void netplan() {
        for (String file : list("/etc/netplan/", ".yaml")) {
            read(file).ifPresent(text -> Netplan.read(file, text).forEach(found::add));
        }
    }

    private void networkd() {
        // What the distribution brings below /usr/lib has names that begin with 80- and concerns containers.
        for (String folder : List.of("/etc/systemd/network/", "/run/systemd/network/")) {
            for (String file : list(folder, ".network")) {
                read(file).ifPresent(text -> networkd(file, text));
            }
        }
    }

    private void networkd(String file, String text) {
        Map<String, List<String>> keys = keys(text);
        List<String> addresses = new ArrayList<>(keys.getOrDefault("Network.Address", List.of()));
        addresses.addAll(keys.getOrDefault("Address.Address", List.of()));
        boolean dhcp = keys.getOrDefault("Network.DHCP", List.of()).stream()
                .anyMatch(
                        value -> List.of("yes", "true", "ipv4", "ipv6", "both").contains(value));
        for (String names : keys.getOrDefault("Match.Name", List.of())) {
            for (String name : names.split("\\s+", -1)) {
                add(name, Method.of(dhcp, !addresses.isEmpty()), file, addresses);
            }
        }
    }

    private void networkManager() {
        for (String folder :
                List.of("/etc/NetworkManager/system-connections/", "/run/NetworkManager/system-connections/")) {
            for (String file : list(folder, ".nmconnection")) {
                read(file).ifPresent(text -> networkManager(file, text));
            }
        }
    }

    private void networkManager(String file, String text) {
        Map<String, List<String>> keys = keys(text);
        List<String> addresses = new ArrayList<>();
        boolean dhcp = false;
        for (String protocol : List.of("ipv4", "ipv6")) {
            dhcp |= keys.getOrDefault(protocol + ".method", List.of()).contains("auto") && protocol.equals("ipv4");
            keys.forEach((key, values) -> {
                if (key.matches(protocol + "\\.address(es)?[0-9]*")) {
                    values.forEach(value -> addresses.add(value.split("[,;]", -1)[0]));
                }
            });
        }
        String name =
                keys.getOrDefault("connection.interface-name", List.of("*")).getFirst();
        add(name, Method.of(dhcp, !addresses.isEmpty()), file, addresses);
    }

    /** What DHCP clients keep: counts where no configuration names the interface. */
    private void leases() {
        for (String file : list("/var/lib/dhcp/", ".leases")) {
            lease(file, "dhclient.", ".leases");
        }
        for (String file : list("/var/lib/dhcpcd/", ".lease")) {
            lease(file, "", ".lease");
        }
    }

    private void lease(String file, String before, String after) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        if (name.startsWith(before) && name.length() > before.length() + after.length()) {
            String device = name.substring(before.length(), name.length() - after.length());
            if (found.stream().noneMatch(source -> source.matches(device))) {
                found.add(new AddressSource(device, Method.DHCP, file, "(a lease)"));
            }
        }
    }

    private void add(String name, Method method, String file, List<String> addresses) {
        if (!name.isEmpty() && !name.startsWith("!")) {
            found.add(new AddressSource(name, method, file, String.join(" ", addresses)));
        }
    }

    /** Keys of a file with sections in brackets: {@code Section.Key} and all its values. */
    static Map<String, List<String>> keys(String text) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        String section = "";
        for (String raw : text.lines().toList()) {
            String line = raw.strip();
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1);
            } else if (!line.startsWith("#") && !line.startsWith(";") && line.indexOf('=') > 0) {
                int equals = line.indexOf('=');
                keys.computeIfAbsent(section + "." + line.substring(0, equals).strip(), _ -> new ArrayList<>())
                        .add(line.substring(equals + 1).strip());
            }
        }
        return keys;
    }

    private List<String> list(String folder, String ending) {
        return switch (files.list(folder)) {
            case RootView.Listing.Names(List<String> names) ->
                names.stream()
                        .filter(name -> name.endsWith(ending))
                        .limit(MOST_FILES)
                        .map(name -> folder + name)
                        .toList();
            case RootView.Listing.Absent _ -> List.of();
            case RootView.Listing.Unknown(String why) -> {
                notes.unseen(folder + ": " + why);
                yield List.of();
            }
        };
    }

    private java.util.Optional<String> read(String file) {
        return read(files, file, notes);
    }

    /** The text of a file of the configuration; says so when it may not be read. */
    static java.util.Optional<String> read(RootView files, String file, Notes notes) {
        return switch (files.text(file, LARGEST)) {
            case RootView.Content.Text(String _, String text) -> java.util.Optional.of(text);
            case RootView.Content.Absent _ -> java.util.Optional.empty();
            case RootView.Content.Unknown(String why) -> {
                notes.unseen(file + ": " + why);
                yield java.util.Optional.empty();
            }
        };
    }
}
