package dev.seaworthy.host.unit;

import dev.seaworthy.host.Found;
import dev.seaworthy.host.Notes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Units that wait for each other in a circle. systemd breaks a circle by leaving out a unit that nobody requires; where all
 * are required it refuses the start ({@code transaction_verify_order_one} in {@code core/transaction.c}). Requirements
 * without an order are no circle: all are started at once.
 *
 * <p>Looked at are the lines of units, not what systemd adds by default and by directories of links: a circle that is found
 * is there, and another may be missed.
 */
final class OrderingCycle {
    private static final List<String> REQUIRING = List.of("Requires", "BindsTo");

    /** Units that one start brings along; a large host has some 300 in all. */
    private static final int MOST_UNITS = 1000;
    /** Names that one unit lists; more are looked at by nobody. */
    private static final int MOST_NAMES = 1000;

    private OrderingCycle() {}

    static void check(Judged judged, Notes notes) {
        Unit unit = judged.unit();
        Map<String, Unit> required = required(unit, judged.files());
        cycle(order(required)).ifPresent(cycle -> {
            List<String> closed = new ArrayList<>(cycle);
            closed.add(cycle.getFirst());
            notes.finding(Found.blocker(
                            "unit/does-not-start",
                            "Units that are all required wait for each other: " + String.join(" → ", closed) + ".")
                    .error("Failed to start " + unit.name()
                            + ": Transaction order is cyclic. See system logs for details.")
                    .host("required", String.join(", ", required.keySet()))
                    .configure(
                            "systemctl edit --full " + cycle.getFirst(),
                            "take out one of the lines After= and Before= of the circle")
                    .finding());
        });
    }

    /** The unit and all that its start needs started, by name. */
    private static Map<String, Unit> required(Unit unit, UnitFiles files) {
        Map<String, Unit> required = new LinkedHashMap<>(Map.of(unit.name(), unit));
        Set<String> asked = new HashSet<>();
        Deque<Unit> waiting = new ArrayDeque<>(List.of(unit));
        while (!waiting.isEmpty() && required.size() < MOST_UNITS) {
            Unit asking = waiting.removeFirst();
            for (String key : REQUIRING) {
                for (String name : names(asking, key)) {
                    if (!required.containsKey(name)
                            && asked.add(name)
                            && files.find(name) instanceof UnitFiles.Answer.Found(Unit found)) {
                        required.put(name, found);
                        waiting.addLast(found);
                    }
                }
            }
        }
        return required;
    }

    private static List<String> names(Unit unit, String key) {
        return unit.dependencies(key).stream()
                .filter(name -> name.matches("[^%/]+\\.(service|socket|target|timer|path)"))
                .limit(MOST_NAMES)
                .toList();
    }

    /** For each of them, for which others it waits. That of a unit with itself, systemd drops. */
    private static Map<String, Set<String>> order(Map<String, Unit> required) {
        Map<String, Set<String>> order = new TreeMap<>();
        required.keySet().forEach(name -> order.put(name, new TreeSet<>()));
        required.forEach((name, unit) -> {
            for (String other : names(unit, "After")) {
                if (required.containsKey(other) && !other.equals(name)) {
                    of(order, name).add(other);
                }
            }
            for (String other : names(unit, "Before")) {
                if (required.containsKey(other) && !other.equals(name)) {
                    of(order, other).add(name);
                }
            }
        });
        return order;
    }

    private static Set<String> of(Map<String, Set<String>> order, String name) {
        return order.getOrDefault(name, Set.of());
    }

    /** Takes away whoever waits for nobody that is left, until nothing changes; who is left waits in a circle, or for one. */
    private static Optional<List<String>> cycle(Map<String, Set<String>> order) {
        Set<String> left = new HashSet<>(order.keySet());
        while (left.removeIf(name -> disjoint(of(order, name), left))) {
            // Again: others may have waited for those that went.
        }
        if (left.isEmpty()) {
            return Optional.empty();
        }
        List<String> way = new ArrayList<>();
        String at = left.stream().sorted().findFirst().orElseThrow();
        while (!way.contains(at)) {
            way.add(at);
            at = of(order, at).stream().filter(left::contains).findFirst().orElseThrow();
        }
        return Optional.of(way.subList(way.indexOf(at), way.size()));
    }

    private static boolean disjoint(Collection<String> some, Set<String> others) {
        return some.stream().noneMatch(others::contains);
    }
}
