package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectationTest {
    private static final Expectation EXPECTATION = Expectation.parse(
            List.of("# A question.", "# expect: libc6 starts, libc6-bullseye version, musl library", "program one"));

    @Test
    void oneReleaseMayDifferFromTheOthers() {
        assertThat(EXPECTATION.in("libc6-bullseye")).contains("version");
        assertThat(EXPECTATION.in("libc6-trixie")).contains("starts");
        assertThat(EXPECTATION.in("musl-bullseye")).contains("library");
    }

    @Test
    void whatNobodyMentionsIsNotExpected() {
        assertThat(EXPECTATION.in("uclibc-1")).isEmpty();
        assertThat(Expectation.parse(List.of("program one")).in("musl-sid")).isEmpty();
    }
}
