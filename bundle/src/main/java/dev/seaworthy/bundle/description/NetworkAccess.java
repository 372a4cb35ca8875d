package dev.seaworthy.bundle.description;

import java.util.List;
import java.util.Optional;

/**
 * Who may talk to whom.
 *
 * @param from namespaces whose pods may connect to the service's ports; empty for all
 * @param to what the service may connect to, {@code 10.0.0.0/8} or {@code 10.0.0.0/8:5432}; absent for everything, and
 *     an empty list for nothing
 */
public record NetworkAccess(List<String> from, Optional<List<String>> to) {
    /** Every pod may connect to the ports, and the service to everything. */
    public static final NetworkAccess OPEN = new NetworkAccess(List.of(), Optional.empty());

    public NetworkAccess {
        from = List.copyOf(from);
        to = to.map(List::copyOf);
    }
}
