package dev.seaworthy.host.system;

import dev.seaworthy.host.Audited;
import dev.seaworthy.host.Found;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.Notes;
import dev.seaworthy.host.unit.Unit;
import dev.seaworthy.target.root.RootView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code limits.conf} (limits.conf(5)): pam_limits reads it when somebody logs in. systemd starts services without a session, so
 * that what stands there for a service's user changes nothing.
 */
final class SessionLimits {
    private static final int LARGEST = 1 << 18;
    private static final int MOST = 20;

    /** The same in a unit. */
    private static final Map<String, String> KEYS = Map.of(
            "nofile", "LimitNOFILE",
            "nproc", "LimitNPROC",
            "memlock", "LimitMEMLOCK",
            "core", "LimitCORE",
            "stack", "LimitSTACK",
            "as", "LimitAS");

    private SessionLimits() {}

    /** A line: for whom, soft or hard or both, what, how much. */
    private record Line(String file, String domain, String kind, String item, String value) {
        String shown() {
            return domain + " " + kind + " " + item + " " + value;
        }
    }

    static void check(Host host, Audited audited, Optional<Unit> unit, Notes notes) {
        List<Line> lines = read(host, notes);
        lines.stream()
                .limit(MOST)
                .forEach(line -> notes.fact("limit of sessions", line.shown() + " (" + line.file() + ")"));
        Optional<String> user = unit.flatMap(Unit::user)
                .or(() -> audited.program().flatMap(one -> one.start().user()));
        if (unit.isEmpty()) {
            return;
        }
        List<Line> useless = lines.stream()
                .filter(line -> KEYS.containsKey(line.item()))
                .filter(line -> user.filter(name -> name.equals(line.domain())).isPresent())
                .filter(line -> unit.get()
                        .last("Service", KEYS.getOrDefault(line.item(), ""))
                        .isEmpty())
                .toList();
        if (useless.isEmpty()) {
            return;
        }
        Found found = Found.gap(
                "host/limits",
                "limits.conf has limits for " + user.orElse("")
                        + ", which the service does not get: pam_limits reads it when"
                        + " somebody logs in, and systemd starts services without.");
        useless.forEach(line -> found.host(line.file(), line.shown()));
        useless.stream()
                .map(line -> KEYS.getOrDefault(line.item(), "") + "="
                        + (line.value().matches("-1|unlimited") ? "infinity" : line.value()))
                .distinct()
                .forEach(setting -> found.configure(setting, "in [Service] of the unit: the same for the service"));
        notes.finding(found.finding());
    }

    private static List<Line> read(Host host, Notes notes) {
        List<String> files = new ArrayList<>(List.of("/etc/security/limits.conf"));
        if (host.files().list("/etc/security/limits.d") instanceof RootView.Listing.Names(List<String> names)) {
            names.stream()
                    .filter(name -> name.endsWith(".conf"))
                    .forEach(name -> files.add("/etc/security/limits.d/" + name));
        }
        List<Line> lines = new ArrayList<>();
        for (String file : files) {
            switch (host.files().text(file, LARGEST)) {
                case RootView.Content.Text(String _, String text) ->
                    text.lines()
                            .map(line -> line.replaceFirst("#.*", "").strip().split("\\s+", -1))
                            .filter(fields -> fields.length == 4)
                            .forEach(fields -> lines.add(new Line(file, fields[0], fields[1], fields[2], fields[3])));
                case RootView.Content.Unknown(String reason) -> notes.unseen("limits of sessions: " + reason);
                case RootView.Content.Absent _ -> {}
            }
        }
        return lines;
    }
}
