package dev.seaworthy.host.unit;

import dev.seaworthy.host.Found;
import dev.seaworthy.host.Notes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The switches of the sandbox that are open. Which there are, and what each weighs, is what {@code systemd-analyze security}
 * of systemd 252 said of a unit without any. Capabilities, system calls and address families, which it counts one by one,
 * are told of as lists here.
 */
public final class Switches {
    private static final String RULE = "unit/sandbox";

    /** What DynamicUser= switches on (systemd.exec(5)). */
    private static final Set<String> OF_DYNAMIC_USERS =
            Set.of("ProtectSystem", "ProtectHome", "PrivateTmp", "NoNewPrivileges", "RestrictSUIDSGID");

    private static final List<String> LISTS = List.of(
            "SystemCallFilter",
            "SystemCallArchitectures",
            "CapabilityBoundingSet",
            "RestrictAddressFamilies",
            "RestrictNamespaces");

    private Switches() {}

    static void check(Judged judged, Notes notes) {
        Map<String, String> open = open(judged.unit());
        List<String> missing = new ArrayList<>(open.keySet());
        LISTS.stream().filter(key -> !isGiven(judged.unit(), key)).forEach(missing::add);
        double weight = open.values().stream().mapToDouble(Double::parseDouble).sum();
        notes.fact(
                "sandbox",
                (weights().size() + LISTS.size() - missing.size()) + " of "
                        + (weights().size() + LISTS.size()) + " switches are set");
        if (missing.isEmpty()) {
            return;
        }
        Found found = Found.note(
                RULE,
                "The sandbox leaves " + missing.size()
                        + " switches open: whoever takes over the service can use what they" + " would close.");
        open.forEach((key, value) -> found.host("open", key + "= (weighs " + value + ")"));
        LISTS.stream().filter(missing::contains).forEach(key -> found.host("open", key + "= (a list)"));
        found.host("weight of those that are no lists", String.format(Locale.ROOT, "%.1f", weight));
        notes.finding(found.configure(suggestion(missing), "what a service that only serves HTTP does not miss; try it")
                .finding());
    }

    /** An empty list is one too: of capabilities it is the best. */
    private static boolean isGiven(Unit unit, String key) {
        return unit.lines().stream()
                .anyMatch(line -> line.section().equals("Service") && line.key().equals(key));
    }

    /** The switches that are no lists and are open, with their weights, the heaviest first. */
    public static Map<String, String> open(Unit unit) {
        Map<String, String> open = new LinkedHashMap<>();
        weights().forEach((key, weight) -> {
            if (!isSet(unit, key)) {
                open.put(key, weight);
            }
        });
        return open;
    }

    private static boolean isSet(Unit unit, String key) {
        Optional<String> value = unit.last("Service", key);
        if (unit.hasDynamicUser() && OF_DYNAMIC_USERS.contains(key)) {
            return true;
        }
        return switch (key) {
            case "UMask" ->
                value.map(mask -> mask.matches("[0-7]{1,5}") && (Integer.parseInt(mask, 8) & 07) == 07)
                        .orElse(false);
            case "ProtectProc" -> value.filter(text -> !text.equals("default")).isPresent();
            case "ProcSubset" -> value.filter(text -> text.equals("pid")).isPresent();
            case "IPAddressDeny" -> !unit.words("Service", key).isEmpty();
            case "DeviceAllow" ->
                unit.isOn("PrivateDevices")
                        || value.isPresent()
                        || unit.last("Service", "DevicePolicy")
                                .filter(policy -> policy.equals("closed") || policy.equals("strict"))
                                .isPresent();
            default -> unit.isOn(key);
        };
    }

    private static String suggestion(List<String> missing) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("NoNewPrivileges", "yes");
        lines.put("ProtectSystem", "strict");
        lines.put("ProtectHome", "yes");
        lines.put("PrivateTmp", "yes");
        lines.put("PrivateDevices", "yes");
        lines.put("ProtectKernelTunables", "yes");
        lines.put("ProtectControlGroups", "yes");
        lines.put("CapabilityBoundingSet", "");
        lines.put("RestrictAddressFamilies", "AF_UNIX AF_INET AF_INET6");
        lines.put("SystemCallArchitectures", "native");
        lines.put("SystemCallFilter", "@system-service");
        List<String> text = new ArrayList<>();
        lines.forEach((key, value) -> {
            if (missing.contains(key)) {
                text.add(key + "=" + value);
            }
        });
        return text.isEmpty() ? missing.getFirst() + "=yes" : String.join("\n", text);
    }

    /** All switches that are no lists, with their weights, the heaviest first. */
    public static Map<String, String> weights() {
        Map<String, String> weights = new LinkedHashMap<>();
        try (InputStream in = Switches.class.getResourceAsStream("switches.tsv")) {
            if (in == null) {
                throw new IllegalStateException("the build left out switches.tsv");
            }
            for (String line : new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList()) {
                String[] fields = line.split("\t", -1);
                weights.put(fields[0], fields[1]);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return weights;
    }
}
