package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interfaces, routes and MTU of a network that the test makes, as {@code seaworthy host} and the kernel see it. */
class HostNetworkIT {
    @TempDir
    private Path work;

    /** Sets up the network, step by step; after each the audit is written to a file of the step's number. */
    private static final String STEPS = """
            set -e
            work=$1
            shift
            mount --bind "$work/run" /run
            audit() { "$@" > "$work/$step"; }
            ip link set lo up
            ip link add wan0 type veth peer name far0
            ip link set far0 up
            ip link set wan0 up
            ip address add 192.0.2.7/24 dev wan0
            bash -c 'exec 3<>/dev/tcp/203.0.113.7/443' 2> "$work/unreachable" || true
            step=1; audit "$@"
            ip link set wan0 mtu 1400
            ip route add default via 192.0.2.1
            ip address add 2001:db8::7/64 dev wan0 nodad
            ip route add default via 2001:db8::1
            step=2; audit "$@"
            ip link set wan0 mtu 1200
            ip link set lo down
            ip address > "$work/addresses"
            step=3; audit "$@"
            """;

    @Test
    void routesAndPacketsAreThoseOfTheKernel() throws Exception {
        Path configuration = Files.createDirectories(work.resolve("run/systemd/network"));
        Files.writeString(configuration.resolve("wan.network"), "[Match]\nName=wan*\n[Network]\nDHCP=yes\n");
        List<String> command =
                new ArrayList<>(List.of("unshare", "--net", "--mount", "sh", "-c", STEPS, "sh", work.toString()));
        command.addAll(audit());
        Finished made = Finished.of(work, Map.of("LC_ALL", "C"), command);
        assertThat(made.exitCode()).as(made.err()).isZero();

        // Without a route: what is foretold is what connect says.
        String alone = Files.readString(work.resolve("1"));
        assertThat(alone)
                .contains("host/no-default-route", "connect: network is unreachable", "up, 192.0.2.7/24")
                .contains("host/address-dynamic", "wan0 gets its address by DHCP")
                .doesNotContain("host/mtu", "host/loopback-down");
        assertThat(Files.readString(work.resolve("unreachable"))).containsIgnoringCase("network is unreachable");

        String routed = Files.readString(work.resolve("2"));
        assertThat(routed)
                .contains("\"default route, IPv4\"", "192.0.2.1, wan0", "\"default route, IPv6\"", "MTU 1400")
                .contains("wan0 takes packets of 1400 bytes, others 1500: where a firewall drops")
                .doesNotContain("host/no-default-route");

        // The kernel takes IPv6 from an interface that cannot carry its smallest packets.
        assertThat(Files.readString(work.resolve("addresses"))).doesNotContain("2001:db8::7");
        assertThat(Files.readString(work.resolve("3")))
                .contains("too small for IPv6, which the kernel takes from it", "host/loopback-down")
                .doesNotContain("2001:db8::7");
    }

    private static List<String> audit() {
        return Installed.command("host", "--format", "json", "--fail-on", "never");
    }
}
