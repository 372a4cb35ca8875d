package dev.seaworthy.host.system;

import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.host.Audited;
import dev.seaworthy.host.Found;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.Notes;
import dev.seaworthy.host.unit.Unit;
import dev.seaworthy.target.root.RootView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How many files and threads the service may have. */
final class LimitChecks {
    private static final String RULE = "host/limits";
    /** The built-in default of systemd since 240 (systemd-system.conf(5)): soft and hard. */
    private static final String SYSTEMD = "1024:524288";

    /** Below this many connections and files a busy server is soon at its end. */
    private static final long FEW = 4096;

    private static final int LARGEST = 1 << 16;

    private LimitChecks() {}

    static void check(Host host, Audited audited, Optional<Unit> unit, Proc proc, Notes notes) {
        proc.text("self/limits").ifPresent(text -> own(text, notes));
        Map<String, String> defaults = defaults(host);
        defaults.forEach((key, value) -> notes.fact("system.conf", key + "=" + value));
        Optional<String> said = unit.flatMap(one -> one.last("Service", "LimitNOFILE"));
        String files = said.or(() -> Optional.ofNullable(defaults.get("DefaultLimitNOFILE")))
                .orElse(SYSTEMD);
        String source = said.isPresent()
                ? "the unit"
                : defaults.containsKey("DefaultLimitNOFILE") ? "/etc/systemd/system.conf" : "systemd's default";
        SessionLimits.check(host, audited, unit, notes);
        if (unit.isPresent()) {
            notes.fact("open files of the unit", files + " (" + source + ")");
            openFiles(audited, files, source, notes);
        }
    }

    private static void own(String text, Notes notes) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("Max open files", "open files");
        shown.put("Max processes", "processes and threads");
        shown.put("Max locked memory", "locked memory");
        shown.put("Max core file size", "core file");
        for (String line : text.lines().toList()) {
            for (Map.Entry<String, String> one : shown.entrySet()) {
                if (line.startsWith(one.getKey() + " ")) {
                    String[] numbers =
                            line.substring(one.getKey().length()).strip().split("\\s+", -1);
                    if (numbers.length >= 2) {
                        notes.fact("limit here: " + one.getValue(), numbers[0] + ", may be raised to " + numbers[1]);
                    }
                }
            }
        }
    }

    /** What system.conf and its drop-ins set for all units. */
    private static Map<String, String> defaults(Host host) {
        Map<String, String> values = new LinkedHashMap<>();
        if (host.files().text("/etc/systemd/system.conf", LARGEST) instanceof RootView.Content.Text content) {
            for (String line : content.text().lines().toList()) {
                int equals = line.indexOf('=');
                if (line.startsWith("DefaultLimit") && equals > 0) {
                    values.put(
                            line.substring(0, equals).strip(),
                            line.substring(equals + 1).strip());
                }
            }
        }
        return values;
    }

    private static void openFiles(Audited audited, String limit, String source, Notes notes) {
        String[] parts = limit.split(":", -1);
        Optional<Long> soft = number(parts[0]);
        Optional<Long> hard = number(parts[parts.length - 1]);
        Optional<GoFacts> go =
                audited.program().flatMap(program -> program.facts().go());
        // Since 1.19 os.init raises the soft limit to the hard one.
        boolean raises = go.flatMap(GoFacts::oldest)
                .map(version -> version.atLeast(1, 19))
                .orElse(false);
        Optional<Long> counts = raises ? hard : soft;
        if (go.isPresent() && counts.isPresent() && counts.get() < FEW) {
            notes.finding(Found.gap(
                            RULE,
                            "The service may have " + counts.get() + " files and connections open at once."
                                    + (raises ? "" : " Go before 1.19 does not raise the soft limit by itself."))
                    .error("accept tcp [::]:8080: accept4: too many open files")
                    .binary("Go", go.get().version())
                    .host("LimitNOFILE", limit + " (" + source + ")")
                    .configure("LimitNOFILE=524288", "as many as systemd lets a service raise it to by default")
                    .finding());
        }
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
