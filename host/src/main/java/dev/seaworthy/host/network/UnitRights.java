package dev.seaworthy.host.network;

import dev.seaworthy.host.network.PortChecks.Binding;
import dev.seaworthy.target.root.RootView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a unit gives its service ports below 1024. */
final class UnitRights {
    private static final int LARGEST = 1 << 18;
    private static final List<String> FOLDERS =
            List.of("/etc/systemd/system/", "/run/systemd/system/", "/usr/lib/systemd/system/", "/lib/systemd/system/");

    private UnitRights() {}

    static Binding of(RootView files, Optional<String> unit) {
        Optional<String> text = unit.flatMap(name -> FOLDERS.stream()
                .flatMap(folder -> text(files, folder + name).stream())
                .findFirst());
        if (text.isEmpty()) {
            return Binding.UNKNOWN;
        }
        List<String> texts = new ArrayList<>(List.of(text.get()));
        for (String folder : FOLDERS) {
            String dropIns = folder + unit.orElseThrow() + ".d/";
            if (files.list(dropIns) instanceof RootView.Listing.Names(List<String> names)) {
                names.stream()
                        .filter(name -> name.endsWith(".conf"))
                        .flatMap(name -> text(files, dropIns + name).stream())
                        .forEach(texts::add);
            }
        }
        return of(AddressSources.keys(String.join("\n", texts)));
    }

    private static Binding of(Map<String, List<String>> keys) {
        String user = last(keys, "Service.User");
        boolean dynamic = List.of("yes", "true", "on", "1").contains(last(keys, "Service.DynamicUser"));
        boolean root = !dynamic && (user.isEmpty() || user.equals("root") || user.equals("0"));
        boolean given = keys.getOrDefault("Service.AmbientCapabilities", List.of()).stream()
                .anyMatch(value -> !value.startsWith("~") && value.contains("CAP_NET_BIND_SERVICE"));
        boolean taken = keys.containsKey("Service.CapabilityBoundingSet")
                && keys.getOrDefault("Service.CapabilityBoundingSet", List.of()).stream()
                        .noneMatch(value -> value.startsWith("~") || value.contains("CAP_NET_BIND_SERVICE"));
        // The file may carry the capability, and a socket unit may hand the port over: then it is allowed all the same.
        boolean elsewhere = !last(keys, "Service.Sockets").isEmpty();
        return elsewhere ? Binding.UNKNOWN : (root || given) && !taken ? Binding.ALLOWED : Binding.DENIED;
    }

    private static String last(Map<String, List<String>> keys, String key) {
        List<String> values = keys.getOrDefault(key, List.of());
        return values.isEmpty() ? "" : values.getLast();
    }

    private static Optional<String> text(RootView files, String path) {
        return files.text(path, LARGEST) instanceof RootView.Content.Text(String _, String text)
                ? Optional.of(text)
                : Optional.empty();
    }
}
