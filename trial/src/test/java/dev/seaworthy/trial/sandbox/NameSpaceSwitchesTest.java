package dev.seaworthy.trial.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel says is shown with the switch that made it say so. */
class NameSpaceSwitchesTest {
    @TempDir
    Path system;

    private void set(String name, String value) throws IOException {
        Path file = system.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, value + "\n");
    }

    @Test
    void aSwitchThatForbidsIsNamed() throws IOException {
        set("user/max_user_namespaces", "0");

        assertThat(NameSpaceSwitches.explained("unshare failed: No space left on device", system))
                .isEqualTo("unshare failed: No space left on device (this kernel's user.max_user_namespaces is 0: users"
                        + " may not make name spaces)");
    }

    @Test
    void switchesOfDistributions() throws IOException {
        set("kernel/unprivileged_userns_clone", "0");
        set("kernel/apparmor_restrict_unprivileged_userns", "1");

        assertThat(NameSpaceSwitches.explained("Operation not permitted", system))
                .contains("unprivileged_userns_clone is 0, and kernel.apparmor_restrict_unprivileged_userns is 1");
    }

    @Test
    void whereNothingForbidsNothingIsAdded() throws IOException {
        set("user/max_user_namespaces", "96364");
        set("kernel/unprivileged_userns_clone", "1");

        assertThat(NameSpaceSwitches.explained("there is no /bin/sh", system)).isEqualTo("there is no /bin/sh");
    }
}
