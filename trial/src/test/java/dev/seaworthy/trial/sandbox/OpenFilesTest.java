package dev.seaworthy.trial.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The kernel's table of limits is read for container engines. */
class OpenFilesTest {
    @Test
    void theHardLimitIsTaken() {
        List<String> lines = List.of(
                "Limit                     Soft Limit           Hard Limit           Units     ",
                "Max processes             1000                 96364                processes ",
                "Max open files            1024                 20000                files     ");

        assertThat(OpenFiles.most(lines)).contains("20000");
    }

    @Test
    void whatIsUnlimitedNeedsNoLimit() {
        assertThat(OpenFiles.most(
                        List.of("Max open files            unlimited            unlimited            files ")))
                .isEmpty();
        assertThat(OpenFiles.most(List.of("Max open files", ""))).isEmpty();
    }
}
