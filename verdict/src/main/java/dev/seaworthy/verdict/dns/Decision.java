package dev.seaworthy.verdict.dns;

import java.util.List;

/**
 * Which order a Go program chooses for a name.
 *
 * @param order the order
 * @param because the reasons, in the order in which Go comes to them
 * @param alternatives other orders that are possible because something is not known; empty when it is decided
 */
public record Decision(Order order, List<String> because, List<Alternative> alternatives) {
    public Decision {
        because = List.copyOf(because);
        alternatives = List.copyOf(alternatives);
    }

    /**
     * Another possible order.
     *
     * @param order the order
     * @param when the condition: "if /etc/resolv.conf has …"
     */
    public record Alternative(Order order, String when) {}

    /** Whether nothing that is unknown can change it. */
    public boolean decided() {
        return alternatives.isEmpty();
    }
}
