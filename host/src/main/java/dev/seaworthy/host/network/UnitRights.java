package dev.seaworthy.host.network;

import dev.seaworthy.host.network.PortChecks.Binding;
import dev.seaworthy.host.unit.Unit;
import java.util.List;
import java.util.Optional;

/** Whether a unit gives its service ports below 1024. */
final class UnitRights {
    private static final String RIGHT = "CAP_NET_BIND_SERVICE";

    private UnitRights() {}

    static Binding of(Optional<Unit> unit) {
        return unit.map(UnitRights::of).orElse(Binding.UNKNOWN);
    }

    private static Binding of(Unit unit) {
        // A socket unit may hand the port over: then it is allowed all the same.
        if (unit.last("Service", "Sockets").isPresent()) {
            return Binding.UNKNOWN;
        }
        String user = unit.user().orElse("");
        boolean root = !unit.hasDynamicUser() && (user.isEmpty() || user.equals("root") || user.equals("0"));
        boolean given = unit.all("Service", "AmbientCapabilities").stream()
                .anyMatch(value -> !value.startsWith("~") && value.contains(RIGHT));
        return (root || given) && !isTaken(unit) ? Binding.ALLOWED : Binding.DENIED;
    }

    /** An empty assignment takes everything, and is not the same as none. */
    private static boolean isTaken(Unit unit) {
        List<String> bounds = unit.all("Service", "CapabilityBoundingSet");
        return unit.has("Service", "CapabilityBoundingSet")
                && bounds.stream().noneMatch(value -> value.startsWith("~") || value.contains(RIGHT));
    }
}
