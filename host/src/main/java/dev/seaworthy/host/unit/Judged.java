package dev.seaworthy.host.unit;

import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.host.Audited;
import dev.seaworthy.host.Host;
import dev.seaworthy.verdict.Subject;
import java.util.Optional;

/**
 * What the checks of a unit look at.
 *
 * @param host where it would be started
 * @param audited for what
 * @param unit the unit
 * @param files to look for other units
 */
record Judged(Host host, Audited audited, Unit unit, UnitFiles files) {
    Optional<String> service(String key) {
        return unit.last("Service", key);
    }

    String type() {
        // systemd.service(5): dbus with a BusName=, simple with an ExecStart=, else oneshot.
        return service("Type")
                .orElse(service("BusName").isPresent() ? "dbus" : unit.start().isPresent() ? "simple" : "oneshot");
    }

    /** The Go program that it starts, when it was read. */
    Optional<GoFacts> go() {
        return audited.program().map(Subject::facts).flatMap(facts -> facts.go());
    }

    /** Where a key stands, and what it says: evidence. */
    String quote(String section, String key) {
        return unit.lastLine(section, key)
                .map(line -> line.value() + " (" + line.place() + ")")
                .orElse("not set");
    }
}
