package dev.seaworthy.host.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.host.Audited;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.Section;
import dev.seaworthy.host.TinyHost;
import dev.seaworthy.host.unit.Unit;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.TargetReader;
import dev.seaworthy.target.root.DirectoryRoot;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Severity;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up {@code /proc}; the interfaces are this machine's. */
class PortChecksTest {
    private static final String HEAD =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void proc() throws IOException {
        write(
                "proc/net/tcp",
                HEAD + "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000"
                        + "        0 4242 1 0000000000000000 100 0 0 10 0\n"
                        + "   1: 0100007F:1F91 0100007F:0050 01 00000000:00000000 00:00000000 00000000  1000 0 4243 1 0\n");
        write("proc/net/route", """
                Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask
                eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0
                """);
        write("proc/sys/net/ipv4/ip_unprivileged_port_start", "1024\n");
        write("proc/sys/net/ipv4/ip_local_port_range", "32768\t60999\n");
        write("proc/17/comm", "caddy\n");
        Files.createDirectories(folder.resolve("proc/17/fd"));
        Files.createSymbolicLink(folder.resolve("proc/17/fd/3"), Path.of("socket:[4242]"));
        Files.createSymbolicLink(folder.resolve("proc/17/exe"), Path.of("/usr/bin/caddy"));
    }

    @Test
    void aPortThatSomebodyListensOnIsTaken() throws IOException {
        Finding taken = only(look(Optional.empty(), 8080));

        assertThat(taken.rule()).isEqualTo("host/port-taken");
        assertThat(taken.severity()).isEqualTo(Severity.BLOCKER);
        assertThat(taken.predictedError()).contains("listen tcp :8080: bind: address already in use");
        assertThat(taken.message()).contains("caddy (process 17)").contains("127.0.0.1:8080");
    }

    @Test
    void aConnectionTakesNoPort() throws IOException {
        assertThat(ofPorts(look(Optional.empty(), 8081))).isEmpty();
    }

    @Test
    void privilegedPortsNeedARight() throws IOException {
        assertThat(only(look(Optional.empty(), 80)).severity()).isEqualTo(Severity.NOTE);

        write("etc/systemd/system/web.service", "[Service]\nUser=web\n");
        assertThat(only(look(Optional.of("web.service"), 80)).severity()).isEqualTo(Severity.GAP);

        write("etc/systemd/system/web.service.d/port.conf", "[Service]\nAmbientCapabilities=CAP_NET_BIND_SERVICE\n");
        assertThat(ofPorts(look(Optional.of("web.service"), 80))).isEmpty();
    }

    @Test
    void outgoingConnectionsTakePorts() throws IOException {
        assertThat(only(look(Optional.empty(), 40000)).rule()).isEqualTo("host/port-ephemeral");

        write("proc/sys/net/ipv4/ip_local_reserved_ports", "8080,39000-41000\n");
        assertThat(ofPorts(look(Optional.empty(), 40000))).isEmpty();
    }

    @Test
    void defaultRoutesAreRead() throws IOException {
        assertThat(look(Optional.empty()).facts())
                .anyMatch(fact -> fact.name().equals("default route, IPv4")
                        && fact.value().equals("192.0.2.1, eth0"));
    }

    @Test
    void addressesOfSocketsAreWordsOfTheMachine() throws IOException {
        assertThat(Sockets.address("0100007F").getHostAddress()).isEqualTo("127.0.0.1");
        assertThat(Addresses.text(Sockets.address("00000000000000000000000001000000")))
                .isEqualTo("::1");
    }

    @Test
    void addressesAreWrittenAsPeopleWriteThem() {
        for (String text : List.of("::", "::1", "fe80::1", "2001:db8:0:1::", "1:0:2:0:3:0:4:0", "192.0.2.1")) {
            assertThat(Addresses.text(InetAddress.ofLiteral(text))).isEqualTo(text);
        }
    }

    private Section look(Optional<String> unit, Integer... ports) throws IOException {
        Host host = new Host(
                folder,
                new DirectoryRoot(folder),
                Optional.of(folder.resolve("proc")),
                TargetReader.read("host", folder).asHost(Machine.UNKNOWN),
                List.of(),
                Optional.empty());
        Optional<Unit> found = unit.map(new TinyHost(folder)::unit);
        return NetworkAudit.look(host, new Audited(folder, true, Optional.empty(), unit, List.of(ports)), found);
    }

    private static Finding only(Section section) {
        assertThat(ofPorts(section)).hasSize(1);
        return ofPorts(section).getFirst();
    }

    private static List<Finding> ofPorts(Section section) {
        return section.findings().stream()
                .filter(finding -> finding.rule().startsWith("host/port"))
                .toList();
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
