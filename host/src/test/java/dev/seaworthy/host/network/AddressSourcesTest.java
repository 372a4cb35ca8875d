package dev.seaworthy.host.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.seaworthy.host.Notes;
import dev.seaworthy.host.Section;
import dev.seaworthy.host.network.AddressSource.Method;
import dev.seaworthy.target.root.DirectoryRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressSourcesTest {
    @TempDir
    private Path root;

    @Test
    void netplan() throws IOException {
        write("etc/netplan/50-cloud-init.yaml", """
                network:
                  version: 2
                  ethernets:
                    eth0:
                      dhcp4: yes
                    eth1:
                      addresses:
                        - 192.0.2.7/24
                        - "2001:db8::7/64": {lifetime: 0}
                    uplink:
                      match: {macaddress: 52:54:00:12:34:56}
                      set-name: wan0
                      dhcp4: true
                      addresses: [198.51.100.7/24]
                """);

        assertThat(read())
                .extracting(AddressSource::device, AddressSource::method, AddressSource::detail)
                .containsExactly(
                        tuple("eth0", Method.DHCP, ""),
                        tuple("eth1", Method.STATIC, "192.0.2.7/24 2001:db8::7/64"),
                        tuple("wan0", Method.BOTH, "198.51.100.7/24"));
    }

    @Test
    void networkd() throws IOException {
        write("etc/systemd/network/10-lan.network", "[Match]\nName=en* eth0\n\n[Network]\nDHCP=ipv4\n");
        write(
                "etc/systemd/network/20-dmz.network",
                "[Match]\nName=eth1\n[Network]\nDNS=192.0.2.53\n[Address]\nAddress=192.0.2.8/24\n");

        List<AddressSource> read = read();
        assertThat(read)
                .extracting(AddressSource::device, AddressSource::method)
                .containsExactly(tuple("en*", Method.DHCP), tuple("eth0", Method.DHCP), tuple("eth1", Method.STATIC));
        assertThat(read.getFirst().matches("enp3s0")).isTrue();
        assertThat(read.getFirst().matches("eth0")).isFalse();
    }

    @Test
    void networkManager() throws IOException {
        write(
                "etc/NetworkManager/system-connections/office.nmconnection",
                "[connection]\nid=office\ninterface-name=eth0\n[ipv4]\nmethod=manual\naddress1=192.0.2.9/24,192.0.2.1\n");

        write(
                "etc/NetworkManager/system-connections/wan.nmconnection",
                "[connection]\nid=wan\ninterface-name=eth1\n[ipv4]\nmethod=auto\n");

        assertThat(read())
                .extracting(AddressSource::device, AddressSource::method, AddressSource::detail)
                .containsExactlyInAnyOrder(
                        tuple("eth0", Method.STATIC, "192.0.2.9/24"), tuple("eth1", Method.DHCP, ""));
    }

    @Test
    void ifupdownFollowsItsFiles() throws IOException {
        write("etc/network/interfaces", "auto lo\niface lo inet loopback\nsource /etc/network/interfaces.d/*\n");
        write("etc/network/interfaces.d/eth0", "iface eth0 inet static\n    address 192.0.2.10/24\n");
        write("etc/network/interfaces.d/loop", "source interfaces\niface eth1 inet dhcp\n");

        assertThat(read())
                .extracting(AddressSource::device, AddressSource::method, AddressSource::detail)
                .containsExactly(tuple("eth0", Method.STATIC, "192.0.2.10/24"), tuple("eth1", Method.DHCP, ""));
    }

    @Test
    void aLeaseSpeaksWhereNothingElseDoes() throws IOException {
        write("etc/network/interfaces", "iface eth0 inet static\n address 192.0.2.10/24\n");
        write("var/lib/dhcp/dhclient.eth0.leases", "");
        write("var/lib/dhcp/dhclient.eth1.leases", "");
        write("var/lib/dhcp/dhclient.leases", "");

        assertThat(read())
                .extracting(AddressSource::device, AddressSource::method)
                .containsExactly(tuple("eth0", Method.STATIC), tuple("eth1", Method.DHCP));
    }

    @Test
    void patternsAreThoseOfShells() {
        assertThat(AddressSource.matches("en*", "enp3s0")).isTrue();
        assertThat(AddressSource.matches("e?h*0", "eth10")).isTrue();
        assertThat(AddressSource.matches("*", "")).isTrue();
        assertThat(AddressSource.matches("eth?", "eth10")).isFalse();
        assertThat(AddressSource.matches("", "eth0")).isFalse();
        // Tried in every way, this would take years.
        assertThat(AddressSource.matches("*a".repeat(50) + "b", "a".repeat(200)))
                .isFalse();
    }

    @Test
    void damagedFilesSayNothing() throws IOException {
        write("etc/netplan/a.yaml", "network: [");
        write("etc/netplan/b.yaml", "[".repeat(20_000));
        write("etc/netplan/c.yaml", "- just\n- a list\n");
        write("etc/network/interfaces", "iface\naddress 1\nsource\nsource-directory\n");

        assertThat(read()).isEmpty();
    }

    private List<AddressSource> read() throws IOException {
        return AddressSources.of(new DirectoryRoot(root), new Notes(Section.Area.NETWORK));
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
