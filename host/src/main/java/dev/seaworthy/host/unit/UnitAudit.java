package dev.seaworthy.host.unit;

import dev.seaworthy.host.Audited;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.Notes;
import dev.seaworthy.host.Section;

/** The part of the audit about the unit: what it says, and what systemd and the service will make of it. */
public final class UnitAudit {
    private UnitAudit() {}

    public static Section look(Host host, Audited audited, Unit unit) {
        Notes notes = new Notes(Section.Area.UNIT);
        Judged judged = new Judged(host, audited, unit, new UnitFiles(host.files()));
        facts(judged, notes);
        IgnoredLines.check(judged, notes);
        Refusals.check(judged, notes);
        StartType.check(judged, notes);
        Restarts.check(judged, notes);
        Ordering.check(judged, notes);
        Switches.check(judged, notes);
        SandboxConflicts.check(judged, notes);
        UnitSecrets.check(judged, notes);
        return notes.section();
    }

    private static void facts(Judged judged, Notes notes) {
        Unit unit = judged.unit();
        notes.fact("unit", unit.name());
        unit.files().forEach(file -> notes.fact("read from", file));
        notes.fact("type", judged.type());
        unit.all("Service", "ExecStart").forEach(command -> notes.fact("starts", command));
        notes.fact(
                "user",
                unit.hasDynamicUser()
                        ? "made by systemd (DynamicUser=)"
                        : unit.user().orElse("root (no User=)"));
        notes.fact("restart", judged.service("Restart").orElse("no"));
        judged.service("WorkingDirectory").ifPresent(directory -> notes.fact("working directory", directory));
    }
}
