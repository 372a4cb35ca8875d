package dev.seaworthy.cli;

import dev.seaworthy.bundle.toolchain.Goal;
import dev.seaworthy.target.CLibrary;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetSource;
import dev.seaworthy.target.catalogue.Catalogue;
import java.util.List;
import java.util.Optional;

/** What a build asks of its targets before there is a binary. */
final class BuildTargets {
    private BuildTargets() {}

    /** Whether all of them have glibc, for all platforms for which they are known. */
    static boolean haveGlibc(TargetNames targets, List<Goal> goals) {
        return goals.stream()
                .allMatch(goal -> targets.targets().stream()
                        .flatMap(target -> facts(target, goal).stream())
                        .allMatch(facts -> facts.cLibrary().kind() == CLibrary.Kind.GLIBC));
    }

    private static Optional<TargetFacts> facts(TargetNames.Target target, Goal goal) {
        return switch (target) {
            case TargetNames.Target.Fixed fixed -> Optional.of(fixed.facts());
            case TargetNames.Target.Listed listed ->
                listed.find(Optional.of(goal.architecture())) instanceof Catalogue.Answer.Found(TargetFacts facts)
                        ? Optional.of(facts)
                        : Optional.empty();
            case TargetNames.Target.Sourced sourced ->
                sourced.source()
                        .answer(Optional.of(goal.architecture()))
                        .flatMap(answer -> answer instanceof TargetSource.Answer.Found(TargetFacts facts)
                                ? Optional.of(facts)
                                : Optional.empty());
        };
    }
}
