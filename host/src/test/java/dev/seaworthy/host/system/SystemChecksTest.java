package dev.seaworthy.host.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.host.Host;
import dev.seaworthy.host.Notes;
import dev.seaworthy.host.Section;
import dev.seaworthy.host.TinyHost;
import dev.seaworthy.verdict.Finding;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kernel settings, mounts, clocks and shares, from files as the kernel writes them. */
class SystemChecksTest {
    private static final String MOUNTS = """
            22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
            30 22 0:25 / /srv rw,noexec,nosuid shared:2 - xfs /dev/sdb1 rw
            31 22 0:26 / /srv/with\\040blank rw shared:3 - tmpfs tmpfs rw
            """;

    @TempDir
    private Path root;

    private Section settings(String path, String value) {
        TinyHost tiny = new TinyHost(root).with("/proc/sys/" + path, value + "\n");
        Host host = tiny.open();
        Host live = new Host(
                host.root(),
                host.files(),
                Optional.of(root.resolve("proc")),
                host.facts(),
                host.unknown(),
                host.today());
        Notes notes = new Notes(Section.Area.SYSTEM);
        KernelSettings.check(new Proc(live, notes), Optional.empty(), notes);
        return notes.section();
    }

    @Test
    void settingsWithWhichGoFails() {
        assertThat(settings("vm/overcommit_memory", "2").findings())
                .extracting(Finding::rule)
                .containsExactly("host/kernel-setting");
        assertThat(settings("vm/overcommit_memory", "0").findings()).isEmpty();
        assertThat(settings("net/core/somaxconn", "128").findings()).hasSize(1);
        assertThat(settings("net/core/somaxconn", "4096").findings()).isEmpty();
        assertThat(settings("vm/max_map_count", "noise").findings()).isEmpty();
    }

    @Test
    void aPathLiesOnTheLongestMountAboveIt() {
        assertThat(Mounts.holding(MOUNTS, "/usr/bin/a").orElseThrow().point()).isEqualTo("/");
        assertThat(Mounts.holding(MOUNTS, "/srv/a").orElseThrow().options()).contains("noexec");
        assertThat(Mounts.holding(MOUNTS, "/srv/with blank/a").orElseThrow().type())
                .isEqualTo("tmpfs");
        assertThat(Mounts.holding(MOUNTS, "/srvice").orElseThrow().point()).isEqualTo("/");
        assertThat(Mounts.holding("noise\n- - -\n", "/a")).isEmpty();
    }

    @Test
    void sharesOfProcessorsAndMemory() {
        assertThat(Resources.quota(Optional.of("150000 100000\n"))).contains(1.5);
        assertThat(Resources.quota(Optional.of("max 100000\n"))).isEmpty();
        assertThat(Resources.bytes("256M")).contains(256L << 20);
        assertThat(Resources.bytes("max")).isEmpty();
    }

    /** What pam_limits gives a session, no unit gets. */
    @Test
    void limitsOfSessionsAreNoLimitsOfServices() {
        TinyHost tiny = new TinyHost(root)
                .with("/etc/security/limits.d/orders.conf", "# more\norders soft nofile 65536\n@people - core 0\n")
                .withUnit("orders.service", "[Service]", "User=orders", "ExecStart=/usr/bin/orders")
                .withUnit("billing.service", "[Service]", "User=orders", "LimitNOFILE=65536");

        assertThat(sessionLimits(tiny, "orders.service").findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("host/limits");
                    assertThat(finding.remedies().getFirst().command()).isEqualTo("LimitNOFILE=65536");
                });
        assertThat(sessionLimits(tiny, "billing.service").findings())
                .as("the unit says it too")
                .isEmpty();
        assertThat(sessionLimits(tiny, "billing.service").facts()).hasSize(2);
    }

    private static Section sessionLimits(TinyHost tiny, String unit) {
        Notes notes = new Notes(Section.Area.SYSTEM);
        SessionLimits.check(tiny.open(), tiny.audited(), Optional.of(tiny.unit(unit)), notes);
        return notes.section();
    }
}
