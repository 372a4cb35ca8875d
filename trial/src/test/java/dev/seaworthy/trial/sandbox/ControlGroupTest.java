package dev.seaworthy.trial.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.trial.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlGroupTest {
    @TempDir
    Path hierarchy;

    @Test
    void withoutControllersItControlsNothing() throws Exception {
        Files.createFile(hierarchy.resolve("cgroup.controllers"));

        // An ordinary folder: the files that the kernel would make in it are not there.
        ControlGroup group = ControlGroup.create(hierarchy, "one", Limits.USUAL);

        assertThat(group.isControlling()).isFalse();
        assertThat(group.joining(List.of("app"))).containsExactly("app");
        assertThat(hierarchy.resolve("one")).doesNotExist();
    }

    @Test
    void aCommandJoinsBeforeItRuns() throws Exception {
        Files.createDirectories(hierarchy.resolve("pids"));

        try (ControlGroup group = ControlGroup.create(hierarchy, "one", Limits.USUAL)) {
            assertThat(group.joining(List.of("app", "-v")))
                    .contains(hierarchy + "/pids/one/cgroup.procs")
                    .endsWith("--", "app", "-v");
        }
        assertThat(hierarchy.resolve("pids/one")).doesNotExist();
    }
}
