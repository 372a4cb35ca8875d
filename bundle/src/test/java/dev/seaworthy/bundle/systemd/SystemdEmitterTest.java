package dev.seaworthy.bundle.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.bundle.Emitter;
import dev.seaworthy.bundle.Orders;
import dev.seaworthy.bundle.Remark;
import dev.seaworthy.bundle.description.Description;
import dev.seaworthy.bundle.description.Directory;
import dev.seaworthy.bundle.description.Systemd;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Given this binary and this description, this unit. */
class SystemdEmitterTest {
    private static Systemd section(String text) {
        Description description =
                Description.read("version: 1\nname: orders\nbinary: ./orders\nsystemd: " + text + "\n");
        assertThat(description).isInstanceOf(Description.Read.class);
        return ((Description.Read) description).service().sections().systemd().orElseThrow();
    }

    private static Emitter.Emission emit(Orders orders, String section) throws IOException {
        return new SystemdEmitter().emit(orders.systemd(section(section)).order());
    }

    /** The settings of a unit in their order; comments and empty lines are left out. */
    private static List<String> unit(Emitter.Emission emission) {
        return emission.artefacts()
                .getFirst()
                .text()
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isEmpty())
                .toList();
    }

    @Test
    void aPlainServiceMayDoLittle() throws IOException {
        Emitter.Emission emission = emit(new Orders(), "{}");

        assertThat(emission.artefacts())
                .singleElement()
                .satisfies(artefact -> assertThat(artefact.path()).isEqualTo("systemd/orders.service"));
        assertThat(emission.remarks()).isEmpty();
        assertThat(unit(emission)).containsExactly("""
                [Unit]
                Description=The service orders
                StartLimitIntervalSec=60s
                StartLimitBurst=5
                [Service]
                Type=exec
                ExecStart=/usr/local/bin/orders "--listen" ":8080"
                Restart=on-failure
                RestartSec=2s
                Environment="LOG_FORMAT=json"
                MemoryMax=268435456
                CPUQuota=50%
                DynamicUser=yes
                CapabilityBoundingSet=
                NoNewPrivileges=yes
                PrivateTmp=yes
                ProtectClock=yes
                ProtectControlGroups=yes
                ProtectHostname=yes
                ProtectKernelLogs=yes
                ProtectKernelModules=yes
                ProtectKernelTunables=yes
                LockPersonality=yes
                RestrictRealtime=yes
                RestrictSUIDSGID=yes
                RemoveIPC=yes
                ProtectSystem=strict
                UMask=0077
                SystemCallArchitectures=native
                PrivateUsers=yes
                ProtectHome=yes
                PrivateDevices=yes
                RestrictNamespaces=yes
                MemoryDenyWriteExecute=yes
                ProtectProc=invisible
                ProcSubset=pid
                RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
                SystemCallFilter=@system-service
                SystemCallFilter=~@privileged @resources
                SystemCallErrorNumber=EPERM
                [Install]
                WantedBy=multi-user.target
                """.lines().toArray(String[]::new));
    }

    @Test
    void aProgramThatSaysWhenItIsReadyIsWaitedFor() throws IOException {
        Orders orders = new Orders().go("go1.22.3", "github.com/coreos/go-systemd/v22/daemon.SdNotify");

        assertThat(unit(emit(orders, "{}"))).contains("Type=notify").doesNotContain("Type=exec");
        assertThat(unit(emit(orders, "{type: exec}"))).contains("Type=exec");
    }

    /** The one thing that a low port takes; in a user namespace of its own it would not count. */
    @Test
    void aPortBelow1024IsACapability() throws IOException {
        assertThat(unit(emit(new Orders().port(443), "{}")))
                .contains("AmbientCapabilities=CAP_NET_BIND_SERVICE", "CapabilityBoundingSet=CAP_NET_BIND_SERVICE")
                .doesNotContain("PrivateUsers=yes");
    }

    @Test
    void anAccountByNameIsMade() throws IOException {
        Emitter.Emission emission =
                emit(new Orders().user("orders").directory(Directory.STATE).directory(Directory.LOGS), "{}");

        assertThat(unit(emission))
                .contains("User=orders", "StateDirectory=orders", "LogsDirectory=orders")
                .doesNotContain("DynamicUser=yes");
        assertThat(emission.artefacts())
                .anySatisfy(artefact -> assertThat(artefact.text())
                        .contains("u orders - \"orders\"")
                        .doesNotContain("useradd"));
    }

    @Test
    void whatIsAllowedIsNotForbidden() throws IOException {
        assertThat(unit(emit(new Orders(), "{allow: [executable-memory, home], writable: [/srv/orders]}")))
                .contains("ReadWritePaths=/srv/orders", "PrivateDevices=yes")
                .doesNotContain("MemoryDenyWriteExecute=yes", "ProtectHome=yes");
    }

    /** What is often written and is wrong today is written all the same, and said to be so. */
    @Test
    void whatIsWrongTodayIsOfferedAndFlagged() throws IOException {
        Emitter.Emission emission =
                emit(new Orders().user("nobody"), "{type: simple, restart: always, after: [network.target]}");

        assertThat(unit(emission)).contains("User=nobody", "Type=simple", "Restart=always", "After=network.target");
        assertThat(emission.remarks())
                .extracting(Remark::about)
                .contains("user", "systemd.type", "systemd.restart", "systemd.after");
    }
}
