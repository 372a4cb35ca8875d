package dev.seaworthy.host.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.host.Section;
import dev.seaworthy.host.TinyHost;
import dev.seaworthy.verdict.Fact;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Severity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in a unit, and what is not. */
class UnitAuditTest {
    /** A unit with which nothing is wrong but the switches that it leaves open. */
    private static final String[] GOOD = {
        "[Unit]",
        "Description=Orders",
        "[Service]",
        "Type=exec",
        "User=orders",
        "ExecStart=/usr/bin/orders",
        "Restart=on-failure",
        "RestartSec=5s",
        "[Install]",
        "WantedBy=multi-user.target"
    };

    @TempDir
    private Path root;

    private TinyHost host;

    @BeforeEach
    void host() {
        host = new TinyHost(root).withProgram("/usr/bin/orders");
    }

    private List<Finding> findings(Integer[] ports, String... lines) {
        host.withUnit("orders.service", lines);
        Section section = UnitAudit.look(host.open(), host.audited(ports), host.unit("orders.service"));
        return section.findings().stream()
                .filter(finding -> !finding.rule().equals("unit/sandbox"))
                .toList();
    }

    private List<Finding> with(String... more) {
        String[] lines = new String[GOOD.length + more.length + 1];
        System.arraycopy(GOOD, 0, lines, 0, GOOD.length);
        lines[GOOD.length] = "[Service]";
        System.arraycopy(more, 0, lines, GOOD.length + 1, more.length);
        return findings(new Integer[] {8080}, lines);
    }

    private static void only(List<Finding> findings, String rule, Severity severity, String error) {
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.severity()).isEqualTo(severity);
            assertThat(finding.predictedError().orElse("")).contains(error);
            assertThat(finding.remedies()).isNotEmpty();
        });
    }

    @Test
    void nothingIsWrongWithAGoodUnit() {
        assertThat(with()).isEmpty();
    }

    @Test
    void whatSystemdIgnores() {
        only(
                with("MemoryMx=1G"),
                "unit/ignored-line",
                Severity.GAP,
                "orders.service:12: Unknown key 'MemoryMx' in section [Service], ignoring.");
        only(
                with("PrivateTmp=maybe"),
                "unit/ignored-line",
                Severity.GAP,
                "Failed to parse boolean value, ignoring: maybe");
        only(
                with("Type=smple", "Type=exec"),
                "unit/ignored-line",
                Severity.GAP,
                "Failed to parse service type, ignoring: smple");
        only(with("[Servce]", "A=b"), "unit/ignored-line", Severity.GAP, "Unknown section 'Servce'. Ignoring.");
        assertThat(with("MemoryMx=1G").getFirst().targetEvidence())
                .contains(new Fact("perhaps meant", "MemoryMax= instead of MemoryMx="));
        assertThat(with("X-Mine=1", "[X-Mine]", "A=b")).isEmpty();
    }

    @Test
    void whatSystemdRefuses() {
        only(with("ExecStart=/usr/bin/orders"), "unit/does-not-start", Severity.BLOCKER, "more than one ExecStart=");
        only(with("ExecStart="), "unit/does-not-start", Severity.BLOCKER, "has no ExecStart=");
        only(
                with("ExecStart=", "ExecStart=./orders"),
                "unit/does-not-start",
                Severity.BLOCKER,
                "Neither a valid executable name nor an absolute path: ./orders");
        only(with("ExecStart=", "ExecStart=/usr/bin/ordres"), "unit/does-not-start", Severity.BLOCKER, "203/EXEC");
        only(with("WorkingDirectory=/srv/none"), "unit/does-not-start", Severity.BLOCKER, "200/CHDIR");
        only(
                with("EnvironmentFile=/etc/none"),
                "unit/does-not-start",
                Severity.BLOCKER,
                "Failed to load environment files");
        assertThat(with("EnvironmentFile=-/etc/none", "WorkingDirectory=-/srv/none"))
                .isEmpty();
        assertThat(with("StateDirectory=orders", "WorkingDirectory=/var/lib/orders"))
                .isEmpty();
    }

    @Test
    void restarts() {
        only(with("Restart=no"), "unit/restart", Severity.GAP, "");
        only(with("RestartSec=100ms"), "unit/restart", Severity.GAP, "Start request repeated too quickly.");
        assertThat(with("RestartSec=100ms", "StartLimitInterval=0")).isEmpty();
        only(with("Restart=always"), "unit/restart", Severity.NOTE, "");
    }

    @Test
    void orderings() {
        only(with("[Unit]", "After=network.target"), "unit/ordering", Severity.NOTE, "");
        only(with("[Unit]", "After=network-online.target"), "unit/ordering", Severity.GAP, "");
        assertThat(with("[Unit]", "After=network-online.target", "Wants=network-online.target"))
                .isEmpty();
    }

    @Test
    void sandboxesThatTakeTooMuch() {
        host.withProgram("/home/me/orders").with("/var/lib/orders/x", "");
        only(
                with("ExecStart=", "ExecStart=/home/me/orders", "ProtectHome=yes"),
                "unit/sandbox-conflict",
                Severity.BLOCKER,
                "203/EXEC");
        only(with("PrivateNetwork=yes"), "unit/sandbox-conflict", Severity.GAP, "Connection refused");
        only(
                with("RestrictAddressFamilies=AF_UNIX"),
                "unit/sandbox-conflict",
                Severity.BLOCKER,
                "address family not supported");
        only(
                with("ExecStart=", "ExecStart=/usr/bin/orders --data=/var/lib/orders", "ProtectSystem=strict"),
                "unit/sandbox-conflict",
                Severity.GAP,
                "read-only file system");
        assertThat(with(
                        "ExecStart=",
                        "ExecStart=/usr/bin/orders --data=/var/lib/orders",
                        "ProtectSystem=strict",
                        "StateDirectory=orders"))
                .isEmpty();
    }

    @Test
    void secretsAreNamedAndNotShown() {
        List<Finding> found = with("Environment=DB_PASSWORD=hunter2secret TOKEN_FILE=/run/x");

        only(found, "unit/secret", Severity.GAP, "");
        assertThat(found.toString()).contains("DB_PASSWORD").doesNotContain("hunter2secret");
    }

    @Test
    void switchesThatAreOpen() {
        host.withUnit("orders.service", GOOD);
        Unit open = host.unit("orders.service");
        host.withUnit(
                "orders.service", "[Service]", "DynamicUser=yes", "ProtectClock=yes", "UMask=0077", "PrivateTmp=no");
        Unit closed = host.unit("orders.service");

        assertThat(Switches.open(open)).containsEntry("PrivateNetwork", "0.5").containsKey("ProtectClock");
        assertThat(Switches.open(closed))
                .doesNotContainKeys("ProtectClock", "ProtectSystem", "NoNewPrivileges", "UMask");
    }

    @Test
    void aServiceWithARootOfItsOwnHasOtherDirectories() {
        only(with("WorkingDirectory=/srv/orders"), "unit/does-not-start", Severity.BLOCKER, "status=200/CHDIR");
        assertThat(with("WorkingDirectory=/srv/orders", "RootDirectory=/srv/root"))
                .noneMatch(finding -> finding.rule().equals("unit/does-not-start"));
        assertThat(with("WorkingDirectory=/srv/orders", "TemporaryFileSystem=/srv/orders"))
                .noneMatch(finding -> finding.rule().equals("unit/does-not-start"));
    }

    @Test
    void aScriptOfOldIsAUnitToo() {
        String[] unit = GOOD.clone();
        unit[1] = "Requires=database.service";
        only(
                findings(new Integer[] {8080}, unit),
                "unit/does-not-start",
                Severity.BLOCKER,
                "database.service not found");

        host.withProgram("/etc/init.d/database");
        assertThat(findings(new Integer[] {8080}, unit))
                .noneMatch(finding -> finding.rule().equals("unit/does-not-start"));
    }

    @Test
    void valuesThatSystemdDoesNotTake() {
        only(with("MemoryMax=5X"), "unit/ignored-line", Severity.GAP, "Invalid memory limit '5X', ignoring");
        only(
                with("KillSignal=SIGFOO"),
                "unit/ignored-line",
                Severity.GAP,
                "Failed to parse signal name, ignoring: SIGFOO");
        only(with("ReadWritePaths=var"), "unit/ignored-line", Severity.GAP, "path is not absolute, ignoring: var");
        assertThat(with("MemoryMax=1.5G", "KillSignal=INT", "ReadWritePaths=-/var +/srv"))
                .isEmpty();
    }

    @Test
    void pathsThatASandboxNeedsAreThere() {
        only(with("ReadWritePaths=/srv/none"), "unit/does-not-start", Severity.BLOCKER, "status=226/NAMESPACE");
        only(with("StandardOutput=append:/var/log/none/out"), "unit/does-not-start", Severity.BLOCKER, "209/STDOUT");
        only(with("LoadCredential=key:/etc/none"), "unit/does-not-start", Severity.BLOCKER, "243/CREDENTIALS");
        assertThat(with("ReadWritePaths=-/srv/none", "StateDirectory=orders", "BindPaths=/var/lib/orders:/srv"))
                .isEmpty();
        assertThat(with("LogsDirectory=orders", "StandardOutput=append:/var/log/orders/out"))
                .isEmpty();
    }

    @Test
    void whatHasToRunFirstIsThere() {
        only(with("ExecStartPre=/usr/bin/none"), "unit/does-not-start", Severity.BLOCKER, "status=203/EXEC");
        assertThat(with("ExecStartPre=-/usr/bin/none")).isEmpty();
    }

    /** systemd starts both at once, as neither waits for the other. */
    @Test
    void unitsThatRequireEachOtherAreNoCircle() {
        host.withUnit("other.service", "[Unit]", "Requires=orders.service", "[Service]", "ExecStart=/usr/bin/orders");

        assertThat(with("[Unit]", "Requires=other.service")).isEmpty();
    }

    @Test
    void requiredUnitsThatWaitForEachOther() {
        host.withUnit(
                "other.service",
                "[Unit]",
                "Requires=orders.service",
                "After=orders.service",
                "[Service]",
                "ExecStart=/usr/bin/orders");

        only(
                with("[Unit]", "Requires=other.service", "After=other.service"),
                "unit/does-not-start",
                Severity.BLOCKER,
                "Failed to start orders.service: Transaction order is cyclic. See system logs for details.");
        assertThat(with("[Unit]", "Requires=other.service", "After=other.service")
                        .getFirst()
                        .message())
                .endsWith("orders.service → other.service → orders.service.");
    }

    /** Nobody follows it to its end, and nothing is claimed of it. */
    @Test
    void aCircleOfThousands() {
        int units = 3000;
        for (int i = 0; i < units; i++) {
            String next = i + 1 == units ? "orders" : "u" + (i + 1);
            host.withUnit(
                    "u" + i + ".service",
                    "[Unit]",
                    "Requires=" + next + ".service",
                    "After=" + next + ".service",
                    "[Service]",
                    "ExecStart=/usr/bin/orders");
        }

        assertThat(with("[Unit]", "Requires=u0.service", "After=u0.service")).isEmpty();
    }
}
