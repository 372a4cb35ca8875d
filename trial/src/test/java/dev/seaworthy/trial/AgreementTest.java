package dev.seaworthy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final Outcome NO_LIBRARY =
            new Outcome.NotLoaded("/app: error while loading shared libraries: libx.so.1: cannot open", 127);

    @Test
    void aProgramThatStartsIsAsForetold() {
        assertThat(compared(Verdict.RUNS, "", new Outcome.Ended(2))).isEqualTo(Agreement.AGREES);
        assertThat(compared(Verdict.GAPS, "", new Outcome.Stopped(Outcome.Limit.TIME)))
                .isEqualTo(Agreement.AGREES);
        assertThat(compared(Verdict.RUNS, "", NO_LIBRARY)).isEqualTo(Agreement.MISSED);
    }

    @Test
    void theErrorTextCounts() {
        assertThat(compared(Verdict.FAILS, "error while loading shared libraries: libx.so.1: …", NO_LIBRARY))
                .isEqualTo(Agreement.AGREES);
        assertThat(compared(Verdict.FAILS, "libother.so: cannot open", NO_LIBRARY))
                .isEqualTo(Agreement.OTHER_WORDS);
        assertThat(compared(Verdict.FAILS, "libx.so.1: cannot open", new Outcome.Ended(0)))
                .isEqualTo(Agreement.FALSE_ALARM);
    }

    @Test
    void kernelsWordsAreComparedWithoutTheEngineBeforeThem() {
        assertThat(compared(
                        Verdict.FAILS,
                        "exec /app: no such file or directory",
                        new Outcome.NotExecuted("no such file or directory")))
                .isEqualTo(Agreement.AGREES);
    }

    @Test
    void aForetoldCrashIsACrash() {
        assertThat(compared(Verdict.FAILS, "Segmentation fault", new Outcome.Ended(139)))
                .isEqualTo(Agreement.AGREES);
        assertThat(compared(Verdict.FAILS, "Segmentation fault", new Outcome.Ended(1)))
                .isEqualTo(Agreement.FALSE_ALARM);
    }

    @Test
    void ofUnknownNothingIsForetold() {
        assertThat(compared(Verdict.UNKNOWN, "", NO_LIBRARY)).isEqualTo(Agreement.UNDECIDED);
    }

    private static Agreement compared(Verdict verdict, String error, Outcome seen) {
        Finding finding = new Finding(
                "loader/library-missing",
                Severity.BLOCKER,
                "It is missing.",
                Optional.empty(),
                Optional.of(error),
                List.of(),
                List.of(),
                List.of());
        Assessment foretold =
                new Assessment("app", "root", verdict, "", verdict == Verdict.FAILS ? List.of(finding) : List.of());
        return Agreement.of(
                foretold,
                new Run(
                        seen,
                        Duration.ZERO,
                        Optional.empty(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        new TreeSet<>(),
                        "",
                        "",
                        OptionalLong.empty()));
    }
}
