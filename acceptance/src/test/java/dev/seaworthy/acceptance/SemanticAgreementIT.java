package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.acceptance.Comparison.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Small programs that ask Linux for one thing each, in every build and every situation: what really fails is what was said,
 * and nothing that works is called a gap, but for what no reader of files can tell (limits.list).
 */
class SemanticAgreementIT {
    private static final RuntimeLaboratory LABORATORY = RuntimeLaboratory.open();
    private static final Limits LIMITS = Limits.read(LABORATORY.lists().resolve("limits.list"));

    private static List<Comparison> comparisons = List.of();

    @BeforeAll
    static void runAll() throws IOException {
        comparisons = SemanticAgreement.compare(LABORATORY.observeAll(LABORATORY.programs(), LABORATORY.situations()));
        Path report = Path.of("build", "semantic-agreement.txt");
        Files.createDirectories(report.getParent());
        Files.write(report, comparisons.stream().map(Comparison::describe).toList());
        System.out.println("runtime: " + SemanticAgreement.count(comparisons));
    }

    @Test
    void whatFailsWasForetoldAndWhatWorksWasNot() {
        assertThat(comparisons)
                .filteredOn(one -> !SemanticAgreement.isFine(one.kind()) && !LIMITS.allow(one))
                .map(Comparison::describe)
                .isEmpty();
    }

    @Test
    void nothingIsLeftOpen() {
        assertThat(comparisons)
                .filteredOn(one -> one.kind() == Kind.UNKNOWN)
                .map(Comparison::describe)
                .isEmpty();
    }

    @Test
    void everyLimitIsReached() {
        assertThat(LIMITS.unused(comparisons)).isEmpty();
    }

    @Test
    void thereIsEnoughToGoBy() {
        Map<Kind, Long> counts =
                comparisons.stream().collect(Collectors.groupingBy(Comparison::kind, Collectors.counting()));

        assertThat(comparisons).hasSizeGreaterThan(5000);
        assertThat(counts.get(Kind.FORETOLD)).isGreaterThan(2000);
        assertThat(counts.get(Kind.WORKS)).isGreaterThan(2000);
        assertThat(comparisons.stream().map(one -> one.observation().program().release()))
                .contains("1.15", "1.19", "1.27");
        assertThat(comparisons.stream()
                        .map(one -> one.observation().situation().root())
                        .distinct())
                .hasSizeGreaterThan(10);
    }
}
