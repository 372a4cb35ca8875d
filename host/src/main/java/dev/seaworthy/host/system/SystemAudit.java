package dev.seaworthy.host.system;

import dev.seaworthy.host.Audited;
import dev.seaworthy.host.Found;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.Notes;
import dev.seaworthy.host.Section;
import dev.seaworthy.host.unit.Unit;
import dev.seaworthy.target.CLibrary;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.catalogue.EndOfLife;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Judge;
import dev.seaworthy.verdict.Subject;
import java.time.LocalDate;
import java.util.Optional;

/** The first part of the audit: what kind of Linux it is, and whether the binary runs on it. */
public final class SystemAudit {
    private SystemAudit() {}

    public static Section look(Host host, Audited audited, Optional<Unit> unit) {
        Notes notes = new Notes(Section.Area.SYSTEM);
        host.unknown().forEach(notes::unseen);
        distribution(host, audited, notes);
        machine(host.facts().machine(), notes);
        Proc proc = new Proc(host, notes);
        LimitChecks.check(host, audited, unit, proc, notes);
        KernelSettings.check(proc, host.facts().machine().kernel(), notes);
        TimeSync.check(host, notes);
        Resources.check(host, audited, unit, proc, notes);
        Mounts.check(host, audited.program(), proc, notes);
        audited.program().ifPresent(program -> judge(host, program, notes));
        return notes.section();
    }

    private static void distribution(Host host, Audited audited, Notes notes) {
        TargetFacts facts = host.facts();
        notes.fact("distribution", facts.distribution().prettyName());
        Optional<EndOfLife> end = EndOfLife.of(facts.distribution());
        end.ifPresent(known -> notes.fact("free updates until", known.updates() + " (" + known.source() + ")"));
        CLibrary library = facts.cLibrary();
        notes.fact("C library", library.describe() + " (" + library.evidence() + ")");
        Optional<LocalDate> today = host.today();
        // With a binary, the rule of check says it.
        if (audited.program().isEmpty()
                && today.isPresent()
                && end.isPresent()
                && end.get().isPast(today.get())) {
            notes.finding(Found.note(
                            "target/end-of-life",
                            facts.distribution().prettyName() + " gets no free updates since "
                                    + end.get().updates() + ".")
                    .host("distribution", facts.distribution().prettyName())
                    .host(
                            "free updates until",
                            end.get().updates() + " (" + end.get().source() + ")")
                    .finding());
        }
    }

    private static void machine(Machine machine, Notes notes) {
        machine.architecture().ifPresent(known -> notes.fact("architecture", known.goName()));
        machine.kernel().ifPresent(known -> notes.fact("kernel", known.toString()));
        machine.cpuLevel().ifPresent(known -> notes.fact("processor level", "x86-64-v" + known));
        machine.pageSize().ifPresent(known -> notes.fact("memory page", known + " bytes"));
    }

    /** The verdict of {@code check --on host}, as part of this audit. */
    private static void judge(Host host, Subject program, Notes notes) {
        Judge timeless = Judge.of(host.facts().machine());
        Judge judge = host.today().map(timeless::on).orElse(timeless);
        Assessment assessment = judge.judge(program, host.facts());
        notes.fact("the binary " + program.shownAs(), assessment.answer());
        assessment.findings().forEach(notes::finding);
    }
}
