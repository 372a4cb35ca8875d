package dev.seaworthy.host;

import dev.seaworthy.verdict.Fact;
import dev.seaworthy.verdict.Finding;
import java.util.List;

/**
 * What one part of the audit saw.
 *
 * @param area which part
 * @param facts what is there, in the order of reading
 * @param findings what is wrong with it
 * @param unseen what could not be looked at, and why: one sentence each
 * @param fixes changes that would answer the findings
 */
public record Section(Area area, List<Fact> facts, List<Finding> findings, List<String> unseen, List<Fix> fixes) {
    /** The parts of an audit, in the order in which they are shown. */
    public enum Area {
        SYSTEM,
        NAMES,
        NETWORK,
        USERS,
        UNIT,
        LOGS
    }

    public Section {
        facts = List.copyOf(facts);
        findings = List.copyOf(findings);
        unseen = List.copyOf(unseen);
        fixes = List.copyOf(fixes);
    }

    /** A section that proposes no changes. */
    public Section(Area area, List<Fact> facts, List<Finding> findings, List<String> unseen) {
        this(area, facts, findings, unseen, List.of());
    }
}
