package dev.seaworthy.cli;

import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Fact;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
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
                result.findings().stream().map(Harmless::finding).toList());
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

    private static List<Fact> facts(List<Fact> facts) {
        return facts.stream()
                .map(fact -> new Fact(fact.name(), Terminal.oneLine(fact.value())))
                .toList();
    }

    private static Remedy remedy(Remedy remedy) {
        return new Remedy(remedy.kind(), Terminal.printable(remedy.command()), Terminal.oneLine(remedy.why()));
    }
}
