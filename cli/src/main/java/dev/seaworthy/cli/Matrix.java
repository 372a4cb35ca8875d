package dev.seaworthy.cli;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetSource;
import dev.seaworthy.target.catalogue.Catalogue;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Judge;
import dev.seaworthy.verdict.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges every binary on every target, in parallel: several binaries, or one on several targets. */
final class Matrix {
    private Matrix() {}

    /** Sees every pair that is judged. Called by several threads. */
    @FunctionalInterface
    interface Observer {
        void judged(Subject subject, String target, TargetFacts facts);
    }

    /** The results, binary by binary in the order given, each on all targets. */
    static List<Assessment> judge(
            Judge judge,
            Observer observer,
            List<Subject> subjects,
            List<TargetNames.Target> targets,
            Optional<Architecture> architecture,
            Terminal terminal,
            boolean showProgress) {
        try (Progress progress = new Progress(terminal.err(), showProgress, subjects.size())) {
            // Images are read one after the other, each with its own progress.
            if (subjects.size() == 1 && targets.stream().noneMatch(TargetNames.Target.Sourced.class::isInstance)) {
                Subject only = subjects.getFirst();
                List<Assessment> row =
                        InParallel.map(targets, target -> row(judge, observer, only, List.of(target), architecture))
                                .stream()
                                .flatMap(List::stream)
                                .toList();
                progress.step(only.name());
                return row;
            }
            Shared shared = new Shared();
            return InParallel.map(subjects, subject -> {
                        List<Assessment> row = row(judge, observer, subject, targets, architecture).stream()
                                .map(shared::of)
                                .toList();
                        progress.step(subject.name());
                        return row;
                    })
                    .stream()
                    .flatMap(List::stream)
                    .toList();
        }
    }

    private static List<Assessment> row(
            Judge judge,
            Observer observer,
            Subject subject,
            List<TargetNames.Target> targets,
            Optional<Architecture> architecture) {
        List<Assessment> row = new ArrayList<>();
        Optional<Architecture> wanted = architecture.or(() -> subject.facts().architecture());
        for (TargetNames.Target target : targets) {
            switch (target) {
                case TargetNames.Target.Fixed(String name, TargetFacts facts, var _) ->
                    row.add(judged(judge, observer, subject, name, facts));
                case TargetNames.Target.Listed listed -> row.add(listed(judge, observer, subject, listed, wanted));
                case TargetNames.Target.Sourced(String name, SourcedTarget source) ->
                    source.answer(wanted)
                            .ifPresent(answer -> row.add(sourced(judge, observer, subject, name, answer, wanted)));
            }
        }
        return row;
    }

    private static Assessment sourced(
            Judge judge,
            Observer observer,
            Subject subject,
            String name,
            TargetSource.Answer answer,
            Optional<Architecture> wanted) {
        return switch (answer) {
            case TargetSource.Answer.Found(TargetFacts facts) -> judged(judge, observer, subject, name, facts);
            case TargetSource.Answer.OtherArchitecture(List<Architecture> known) ->
                Assessment.otherArchitecture(subject, name, name + " is there", known, wanted);
        };
    }

    private static Assessment listed(
            Judge judge,
            Observer observer,
            Subject subject,
            TargetNames.Target.Listed target,
            Optional<Architecture> architecture) {
        return switch (target.find(architecture)) {
            case Catalogue.Answer.Found(TargetFacts facts) -> judged(judge, observer, subject, target.name(), facts);
            case Catalogue.Answer.OtherArchitecture(Catalogue.Entry entry) ->
                Assessment.otherArchitecture(
                        subject,
                        target.name(),
                        "The catalogue knows " + target.name(),
                        entry.architectures(),
                        architecture);
            case Catalogue.Answer.NoSuchName _ -> throw new IllegalStateException("resolved before: " + target.name());
        };
    }

    private static Assessment judged(Judge judge, Observer observer, Subject subject, String name, TargetFacts facts) {
        observer.judged(subject, name, facts);
        return judge.judge(subject, facts).named(name);
    }
}
