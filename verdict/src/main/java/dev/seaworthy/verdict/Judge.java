package dev.seaworthy.verdict;

import dev.seaworthy.target.Machine;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.loader.Loading;
import dev.seaworthy.target.loader.Program;
import dev.seaworthy.verdict.plan.Planner;
import dev.seaworthy.verdict.remedy.Bases;
import dev.seaworthy.verdict.rules.Rules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Judges binaries on targets. Safe for use by several threads. */
public final class Judge {
    private final Machine machine;
    private final Bases bases;
    private final List<Rule> rules;

    private Judge(Machine machine, Bases bases, List<Rule> rules) {
        this.machine = machine;
        this.bases = bases;
        this.rules = List.copyOf(rules);
    }

    /** The same judge for a certain day: what is out of date by then is said. No judge looks at a clock. */
    public Judge on(LocalDate today) {
        return new Judge(machine, bases, Rules.on(today));
    }

    /**
     * A judge who also looks for a target on which a failing binary runs.
     *
     * @param machine what is known of kernel and processor
     * @param candidates targets to propose, the best first
     */
    public static Judge proposing(Machine machine, Candidates candidates) {
        return new Judge(machine, Bases.of(of(machine), candidates), Rules.ALL);
    }

    /** A judge who proposes no other targets. */
    public static Judge of(Machine machine) {
        return new Judge(machine, Bases.none(), Rules.ALL);
    }

    /**
     * Whether the verdict of a binary on a target is {@link Verdict#RUNS}. Quicker than the whole judgement: the first finding
     * that says otherwise decides, and nothing is said of what to do.
     */
    public boolean runs(Subject subject, TargetFacts target) {
        Case one = caseOf(subject, target);
        // The last come first: those about what a program does while it runs ask for no loader to be simulated.
        for (Rule rule : rules.reversed()) {
            if (Verdict.of(rule.check(one)) != Verdict.RUNS) {
                return false;
            }
        }
        return true;
    }

    /** Judges one binary on one target. */
    public Assessment judge(Subject subject, TargetFacts target) {
        Case one = caseOf(subject, target);
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : rules) {
            findings.addAll(rule.check(one));
        }
        // Comparator.comparing would make a class that no archive of classes can hold, at every start.
        findings.sort((first, other) -> first.severity().compareTo(other.severity()));
        Verdict verdict = Verdict.of(findings);
        List<Finding> complete = verdict == Verdict.FAILS ? bases.propose(subject, target, findings) : findings;
        return new Assessment(
                subject.shownAs(),
                target.name(),
                verdict,
                Answer.sentence(one, verdict, findings),
                complete,
                Planner.plan(one, findings, () -> bases.better(subject, target)));
    }

    private Case caseOf(Subject subject, TargetFacts target) {
        Start start = subject.start().or(target.config());
        return new Case(
                subject.name(),
                subject.path(),
                subject.permission(),
                start,
                subject.facts(),
                target,
                machine.or(target.machine()),
                new Once<>(() -> loading(subject, start, target)),
                subject.plugins());
    }

    private static Optional<Loading> loading(Subject subject, Start start, TargetFacts target) {
        Optional<String> interpreter = subject.facts().interpreter();
        if (interpreter.isEmpty() || subject.facts().dynamic().isEmpty()) {
            return Optional.empty();
        }
        Program program = new Program(
                subject.path(), interpreter.get(), subject.facts().dynamic().get(), start.variable("LD_LIBRARY_PATH"));
        return Optional.of(Loading.simulate(program, target.root()));
    }

    /** A value that is found out when somebody asks for it, and once. */
    private static final class Once<T> implements Supplier<T> {
        private final Supplier<T> source;
        private Optional<T> value = Optional.empty();

        Once(Supplier<T> source) {
            this.source = source;
        }

        @Override
        public synchronized T get() {
            if (value.isEmpty()) {
                value = Optional.of(source.get());
            }
            return value.get();
        }
    }
}
