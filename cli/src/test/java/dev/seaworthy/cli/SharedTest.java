package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Fact;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharedTest {
    private final Shared shared = new Shared();

    @Test
    void aResultIsTheSameAsBefore() {
        Assessment result = result("app", "alpine:3.20");

        assertThat(shared.of(result)).isEqualTo(result);
        assertThat(shared.of(result("other", "debian:12"))).isEqualTo(result("other", "debian:12"));
    }

    @Test
    void whatTwoBinariesHaveInCommonIsThereOnce() {
        Assessment one = shared.of(result("app", "alpine:3.20"));
        Assessment other = shared.of(result("other", "alpine:3.20"));

        Finding first = one.findings().getFirst();
        Finding second = other.findings().getFirst();
        assertThat(second.message()).isNotEqualTo(first.message());
        assertThat(second.binaryEvidence()).isSameAs(first.binaryEvidence());
        assertThat(second.remedies()).isSameAs(first.remedies());
        assertThat(other.answer()).isSameAs(one.answer());
    }

    @Test
    void aFactOfABinaryIsThereOnceForAllTargets() {
        Finding here = shared.of(result("app", "alpine:3.20")).findings().getFirst();
        Finding there = shared.of(result("app", "debian:12")).findings().getFirst();

        assertThat(there.targetEvidence()).isNotEqualTo(here.targetEvidence());
        assertThat(there.binaryEvidence().getFirst())
                .isSameAs(here.binaryEvidence().getFirst());
    }

    /** Nothing in it is the same object as in another. */
    private static Assessment result(String binary, String target) {
        Finding finding = new Finding(
                "loader/library-missing",
                Severity.BLOCKER,
                binary + " needs a library",
                Optional.of(fresh("libc.so.6")),
                Optional.empty(),
                List.of(new Fact(fresh("needed"), fresh("libc.so.6"))),
                List.of(new Fact(fresh("not there"), "/lib of " + target)),
                List.of(new Remedy(Remedy.Kind.INSTALL, fresh("apk add gcompat"), fresh("it brings one"))));
        return new Assessment(binary, target, Verdict.FAILS, fresh("No Go runtime."), List.of(finding));
    }

    private static String fresh(String text) {
        return String.valueOf(text.toCharArray());
    }
}
