package dev.seaworthy.fuzz;

import dev.seaworthy.host.Audit;
import dev.seaworthy.host.Audited;
import dev.seaworthy.host.Host;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An audit of a host's root of which the small files are the input. */
final class HostTextsTarget implements FuzzTarget {
    private static final Map<String, String> FILES = new java.util.TreeMap<>(Map.ofEntries(
            Map.entry("etc/passwd", "root:x:0:0:root:/root:/bin/sh\norders:x:900:900::/var/lib/orders:/bin/false\n"),
            Map.entry("etc/group", "root:x:0:\norders:x:900:www-data\n"),
            Map.entry(
                    "etc/resolv.conf",
                    "nameserver 10.0.0.1\nnameserver fe80::1%eth0\nsearch a.example\noptions ndots:5 rotate\n"),
            Map.entry("etc/nsswitch.conf", "passwd: files systemd\nhosts: files mdns4_minimal [NOTFOUND=return] dns\n"),
            Map.entry("etc/hosts", "127.0.0.1 localhost\n127.0.1.1 seabox.example seabox\n::1 ip6-localhost\n"),
            Map.entry("etc/hostname", "seabox\n"),
            Map.entry("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\nPRETTY_NAME='Debian'\n"),
            Map.entry(
                    "etc/netplan/50-a.yaml",
                    "network:\n  version: 2\n  ethernets:\n    eth0: {dhcp4: yes}\n    eth1:\n      addresses: [192.0.2.7/24]\n"),
            Map.entry(
                    "etc/network/interfaces",
                    "auto eth0\niface eth0 inet static\n  address 192.0.2.8/24\nsource x/*\n"),
            Map.entry("etc/systemd/network/10-a.network", "[Match]\nName=en* eth0\n[Network]\nDHCP=ipv4\n"),
            Map.entry(
                    "etc/NetworkManager/system-connections/a.nmconnection",
                    "[connection]\nid=a\ninterface-name=eth0\n[ipv4]\nmethod=manual\naddress1=192.0.2.9/24,192.0.2.1\n"),
            Map.entry("etc/sysctl.conf", "net.core.somaxconn = 128\nnet.ipv4.ip_local_port_range = 32768 60999\n"),
            Map.entry("etc/security/limits.conf", "* soft nofile 1024\norders hard nproc unlimited\n"),
            Map.entry("etc/fstab", "/dev/sda1 / ext4 defaults,noexec 0 1\ntmpfs /tmp tmpfs size=10% 0 0\n"),
            Map.entry("etc/systemd/system/orders.service", "[Service]\nUser=orders\nExecStart=/usr/bin/orders\n"),
            Map.entry("etc/chrony/chrony.conf", "pool 2.debian.pool.ntp.org iburst\n")));

    private final WrittenRoot root = new WrittenRoot();

    @Override
    public void run(byte[] input) throws IOException {
        List<byte[]> parts = Bytewise.split(input, FILES.size());
        int at = 0;
        for (String path : FILES.keySet()) {
            root.put(path, parts.get(at));
            at++;
        }
        Host host = Host.asleep("fuzz", root.folder(), Optional.empty());
        Audited audited =
                new Audited(root.folder(), false, Optional.empty(), Optional.of("orders.service"), List.of(80));
        Optional<dev.seaworthy.host.unit.Unit> unit =
                new dev.seaworthy.host.unit.UnitFiles(host.files()).find("orders.service")
                                instanceof dev.seaworthy.host.unit.UnitFiles.Answer.Found(var found)
                        ? Optional.of(found)
                        : Optional.empty();
        Audit.of(host, audited, unit, Optional.empty());
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        List<byte[]> all = new ArrayList<>();
        FILES.values().forEach(text -> all.add(text.getBytes(StandardCharsets.UTF_8)));
        List<byte[]> seeds = new ArrayList<>(List.of(Bytewise.parts(all.toArray(new byte[0][]))));
        for (int i = 0; i < all.size(); i++) {
            byte[][] one = new byte[all.size()][0];
            one[i] = all.get(i);
            seeds.add(Bytewise.parts(one));
        }
        return seeds;
    }
}
