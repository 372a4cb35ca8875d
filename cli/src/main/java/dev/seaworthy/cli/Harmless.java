package dev.seaworthy.cli;

import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Fact;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.plan.BuildSettings;
import dev.seaworthy.verdict.plan.Plan;
import dev.seaworthy.verdict.plan.Step;
import java.util.List;

/**
 * Results as they may go to a terminal. Nearly all their texts hold something from a stranger's file; cleaned before
 * colours are added, none of them can bring its own.
 */
final class Harmless {
    private Harmless() {}

    static List<Assessment> results(List<Assessment> results) {
        return results.stream().map(Harmless::result).toList();
    }

    private static Assessment result(Assessment result) {
        return new Assessment(
                Terminal.oneLine(result.binary()),
                Terminal.oneLine(result.target()),
                result.verdict(),
                Terminal.oneLine(result.answer()),
                result.findings().stream().map(Harmless::finding).toList(),
                result.plan().map(Harmless::plan));
    }

    private static Finding finding(Finding finding) {
        return new Finding(
                finding.rule(),
                finding.severity(),
                Terminal.oneLine(finding.message()),
                finding.missing().map(Terminal::oneLine),
                finding.predictedError().map(Terminal::printable),
                facts(finding.binaryEvidence()),
                facts(finding.targetEvidence()),
                finding.remedies().stream().map(Harmless::remedy).toList());
    }

    private static Plan plan(Plan plan) {
        return new Plan(
                plan.steps().stream().map(Harmless::step).toList(),
                plan.unsolved(),
                plan.change().map(change -> new Plan.Change(Terminal.printable(change.diff()), change.judged())));
    }

    private static Step step(Step step) {
        return switch (step) {
            case Step.Install(String command, List<String> rules) -> new Step.Install(Terminal.oneLine(command), rules);
            case Step.Line(String command, List<String> rules) -> new Step.Line(Terminal.oneLine(command), rules);
            case Step.Build(String command, BuildSettings settings, List<String> rules) ->
                new Step.Build(Terminal.oneLine(command), settings, rules);
            case Step.Rebase(String image, List<String> rules) -> new Step.Rebase(Terminal.oneLine(image), rules);
        };
    }

    private static List<Fact> facts(List<Fact> facts) {
        return facts.stream()
                .map(fact -> new Fact(fact.name(), Terminal.oneLine(fact.value())))
                .toList();
    }

    private static Remedy remedy(Remedy remedy) {
        return new Remedy(remedy.kind(), Terminal.printable(remedy.command()), Terminal.oneLine(remedy.why()));
    }
}
