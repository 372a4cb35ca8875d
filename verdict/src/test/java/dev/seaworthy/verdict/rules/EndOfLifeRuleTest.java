package dev.seaworthy.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.catalogue.Catalogue;
import dev.seaworthy.testkit.TinyElf;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Judge;
import dev.seaworthy.verdict.Permission;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.Start;
import dev.seaworthy.verdict.Subject;
import dev.seaworthy.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release without updates is named and changes no verdict. */
class EndOfLifeRuleTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    @TempDir
    private Path work;

    private Assessment judge(Judge judge, String target) throws IOException {
        Path file = TinyElf.executable(dev.seaworthy.testkit.Machine.AMD64).writeTo(work.resolve("service"));
        if (!(BinaryReader.examine(file) instanceof Examination.Executable(BinaryFacts binary))
                || !(CATALOGUE.find(target, Optional.empty()) instanceof Catalogue.Answer.Found(TargetFacts facts))) {
            throw new AssertionError(target);
        }
        return judge.judge(
                new Subject("service", "service", "/service", Start.UNSAID, Permission.EXECUTABLE, binary), facts);
    }

    private List<Finding> on(String day, String target) throws IOException {
        return judge(Judge.of(Machine.UNKNOWN).on(LocalDate.parse(day)), target).findings().stream()
                .filter(finding -> finding.rule().equals("target/end-of-life"))
                .toList();
    }

    @Test
    void afterTheLastDayItIsANote() throws IOException {
        assertThat(on("2024-06-30", "centos:7")).isEmpty();
        assertThat(on("2024-07-01", "centos:7")).hasSize(1).first().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.NOTE);
            assertThat(finding.message()).isEqualTo("CentOS Linux 7 (Core) gets no free updates since 2024-06-30.");
            assertThat(finding.targetEvidence()).isNotEmpty();
        });
    }

    @Test
    void longerSupportIsNamed() throws IOException {
        assertThat(on("2026-01-01", "ubuntu:20.04"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("support until 2030-04-02"));
        assertThat(on("2031-01-01", "ubuntu:20.04"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("support ended 2030-04-02"));
    }

    @Test
    void rollingAndUnknownReleasesHaveNoEnd() throws IOException {
        for (String target : List.of("archlinux", "scratch", "busybox:glibc", "alpine:edge")) {
            assertThat(on("2099-01-01", target)).as(target).isEmpty();
        }
    }

    /** Nobody looks at a clock: a judge without a day says nothing of days. */
    @Test
    void theVerdictIsTheSameAndWithoutADayThereIsNoNote() throws IOException {
        Assessment timeless = judge(Judge.of(Machine.UNKNOWN), "centos:7");
        Assessment today = judge(Judge.of(Machine.UNKNOWN).on(LocalDate.of(2026, 11, 25)), "centos:7");

        assertThat(timeless.verdict()).isEqualTo(today.verdict()).isEqualTo(Verdict.RUNS);
        assertThat(timeless.findings()).noneMatch(finding -> finding.rule().equals("target/end-of-life"));
    }
}
