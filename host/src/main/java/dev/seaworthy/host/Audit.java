package dev.seaworthy.host;

import dev.seaworthy.host.dns.Asking;
import dev.seaworthy.host.dns.NamesAudit;
import dev.seaworthy.host.network.NetworkAudit;
import dev.seaworthy.host.system.SystemAudit;
import dev.seaworthy.host.unit.Unit;
import dev.seaworthy.host.unit.UnitAudit;
import dev.seaworthy.host.users.UsersAudit;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an audit saw.
 *
 * @param sections its parts, in the order in which they are shown
 */
public record Audit(List<Section> sections) {
    public Audit {
        sections = List.copyOf(sections);
    }

    /**
     * Looks at a host.
     *
     * @param host where
     * @param audited for what
     * @param unit the service's unit, when there is one
     * @param asking to ask its name servers over the network as well
     */
    public static Audit of(Host host, Audited audited, Optional<Unit> unit, Optional<Asking> asking) {
        List<Section> sections = new ArrayList<>(List.of(
                SystemAudit.look(host, audited, unit),
                NamesAudit.look(host, audited, asking),
                NetworkAudit.look(host, audited, unit),
                UsersAudit.look(host, audited, unit)));
        unit.ifPresent(found -> sections.add(UnitAudit.look(host, audited, found)));
        return new Audit(sections);
    }

    /** The same with one more part, which somebody else looked at. */
    public Audit with(Section more) {
        List<Section> all = new ArrayList<>(sections);
        all.add(more);
        return new Audit(all);
    }

    /** All that is wrong, in the order of the sections. */
    public List<Finding> findings() {
        return sections.stream().flatMap(section -> section.findings().stream()).toList();
    }

    /** What the findings add up to. */
    public Verdict verdict() {
        return Verdict.of(findings());
    }
}
