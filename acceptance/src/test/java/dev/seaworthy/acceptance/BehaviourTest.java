package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BehaviourTest {
    @Test
    void aProgramSaysItselfHowItWent() {
        assertThat(Behaviour.of(ended("exit 0", "ok found\n", ""))).isEqualTo(new Behaviour.Works("found"));
        assertThat(Behaviour.of(ended("exit 1", "gap unknown time zone Europe/Paris\n", "")))
                .isEqualTo(new Behaviour.Gap("unknown time zone Europe/Paris"));
    }

    @Test
    void namesThatDifferFromRunToRunAreLevelled() {
        assertThat(Behaviour.of(ended("exit 1", "gap open /tmp/laboratory-3712835038: no such file\n", "")))
                .isEqualTo(new Behaviour.Gap("open /tmp/laboratory-N: no such file"));
    }

    @Test
    void aProgramThatSaysNothingDidNotRun() {
        assertThat(Behaviour.of(ended("exit 2", "", "panic: fips140: verification mismatch\n\ngoroutine 1 [running]:")))
                .isEqualTo(new Behaviour.DoesNotRun("panic: fips140: verification mismatch (exit 2)"));
        assertThat(Behaviour.of(new RawResult("ENOENT", "no", "none", "", "")))
                .isEqualTo(new Behaviour.DoesNotRun("no such file or directory"));
    }

    private static RawResult ended(String how, String stdout, String stderr) {
        return new RawResult("ok", "yes", how, stdout, stderr);
    }
}
