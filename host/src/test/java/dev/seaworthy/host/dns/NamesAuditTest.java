package dev.seaworthy.host.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.host.Audited;
import dev.seaworthy.host.Fix;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.Section;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Root directories that do not run. */
class NamesAuditTest {
    private static final String FAST = "options timeout:1 attempts:1\n";
    private static final String TWO = "nameserver 10.0.0.1\nnameserver 10.0.0.2\n" + FAST;

    @TempDir
    private Path root;

    @BeforeEach
    void usual() throws IOException {
        write("etc/nsswitch.conf", "hosts: files dns\n");
        write("etc/hosts", "127.0.0.1 localhost\n127.0.1.1 seabox\n");
        write("etc/hostname", "seabox\n");
        write("etc/resolv.conf", TWO);
    }

    @Test
    void nothingButTheMissingCache() throws IOException {
        assertThat(rules()).containsExactly("dns/no-cache");
    }

    @Test
    void aLinkThatLeadsNowhere() throws IOException {
        Files.delete(root.resolve("etc/resolv.conf"));
        Files.createSymbolicLink(root.resolve("etc/resolv.conf"), Path.of("/etc/resolvconf/resolv.conf"));

        Finding finding = only("dns/resolv-conf");
        assertThat(finding.severity()).isEqualTo(Severity.GAP);
        assertThat(finding.message()).contains("is a link to /etc/resolvconf/resolv.conf, which is not there");
    }

    @Test
    void aLinkIntoRunIsWrittenLater() throws IOException {
        Files.delete(root.resolve("etc/resolv.conf"));
        Files.createSymbolicLink(root.resolve("etc/resolv.conf"), Path.of("../run/systemd/resolve/stub-resolv.conf"));

        Section section = look();
        assertThat(section.findings()).isEmpty();
        assertThat(section.unseen()).anyMatch(why -> why.contains("when the host runs"));
    }

    @Test
    void noServerThatCanBeUsed() throws IOException {
        write("etc/resolv.conf", "# nameserver 10.0.0.1\nnameserver dns.example\n");

        assertThat(only("dns/resolv-conf").message()).contains("no server that can be used");
    }

    @Test
    void oneServerAndAFourthOne() throws IOException {
        write("etc/resolv.conf", "nameserver 10.0.0.1\n" + FAST);
        assertThat(only("dns/nameserver-count").message()).contains("the only name server");

        write("etc/resolv.conf", TWO + "nameserver 10.0.0.3\nnameserver 10.0.0.4\n");
        assertThat(only("dns/nameserver-count").message()).contains("never asked: 10.0.0.4");
    }

    @Test
    void internalAndPublicServersTogether() throws IOException {
        write("etc/resolv.conf", "nameserver 10.0.0.1\nnameserver 8.8.8.8\n" + FAST);

        assertThat(only("dns/nameserver-views").severity()).isEqualTo(Severity.NOTE);
    }

    /** Two servers, three attempts of two seconds: 12 seconds in Go, not 2. */
    @Test
    void theWorstCase() throws IOException {
        write("etc/resolv.conf", "nameserver 10.0.0.1\nnameserver 10.0.0.2\noptions timeout:2 attempts:3\n");

        assertThat(only("dns/failover-time").message()).contains("Go 12 s");
        assertThat(look().facts())
                .anyMatch(fact -> fact.name().equals("all silent, lookup in musl")
                        && fact.value().startsWith("2 s"));
    }

    @Test
    void aCommentBehindOptions() throws IOException {
        write("etc/resolv.conf", "nameserver 10.0.0.1\nnameserver 10.0.0.2\noptions timeout:1 attempts:1 # fast\n");

        Finding finding = only("dns/resolver-flip");
        assertThat(finding.message()).contains("a comment behind other words is none: # fast");
        assertThat(finding.targetEvidence())
                .anyMatch(fact -> fact.name().equals("/etc/resolv.conf, line 3")
                        && fact.value().equals("options timeout:1 attempts:1 # fast"));
    }

    @Test
    void noAttempts() throws IOException {
        write("etc/resolv.conf", "nameserver 10.0.0.1\nnameserver 10.0.0.2\noptions timeout:1 attempts:0\n");

        assertThat(rules()).contains("dns/options");
    }

    @Test
    void aSearchListThatCosts() throws IOException {
        write("etc/resolv.conf", TWO + "search a.example b.example\noptions ndots:5\n");

        assertThat(only("dns/search-list").message()).contains("4 questions before the right one");
    }

    @Test
    void aStubWithoutItsService() throws IOException {
        write("etc/resolv.conf", "nameserver 127.0.0.53\n" + FAST);
        assertThat(only("dns/stub-missing").message()).contains("systemd-resolved");

        write("usr/lib/systemd/systemd-resolved", "");
        assertThat(rules()).isEmpty();
    }

    @Test
    void sourcesThatHideTheHostsFile() throws IOException {
        write("etc/nsswitch.conf", "hosts:\tfiles\tdns\n");
        assertThat(rules()).contains("dns/nsswitch");

        write("etc/nsswitch.conf", "hosts: files\n");
        assertThat(only("dns/nsswitch").message()).contains("no source \"dns\"");
    }

    @Test
    void namesThatAreNotInTheHostsFile() throws IOException {
        write("etc/hosts", "127.0.0.1 localhost\n");
        assertThat(only("dns/hosts-file").severity()).isEqualTo(Severity.NOTE);

        write("etc/nsswitch.conf", "hosts: files dns myhostname\n");
        assertThat(rules()).doesNotContain("dns/hosts-file");

        write("etc/hosts", "127.0.1.1 seabox\n");
        assertThat(only("dns/hosts-file").severity()).isEqualTo(Severity.GAP);

        write("etc/hosts", "10.0.0.9 localhost\n127.0.1.1 seabox\n");
        assertThat(only("dns/hosts-file").message()).contains("another machine: 10.0.0.9");
    }

    @Test
    void aFixKeepsInternalServersAndTheSearchList() throws IOException {
        write("etc/resolv.conf", "nameserver 10.0.0.1\nnameserver 8.8.8.8\nsearch corp.example\n");

        List<Fix> fixes = look().fixes();
        assertThat(fixes.get(0).name()).isEqualTo("/etc/unbound/unbound.conf.d/seaworthy.conf");
        assertThat(fixes.get(0).text()).contains("forward-addr: 10.0.0.1").doesNotContain("8.8.8.8");
        assertThat(fixes.get(1).text()).contains("nameserver 127.0.0.1\n").contains("search corp.example\n");

        write("usr/sbin/dnsmasq", "");
        assertThat(look().fixes().getFirst().text()).contains("server=10.0.0.1\n");
    }

    /** What is proposed has no finding of its own. */
    @Test
    void theProposedFileIsGood() throws IOException {
        String proposed = look().fixes().getLast().text();
        write("etc/resolv.conf", proposed);
        write("usr/sbin/unbound", "");

        assertThat(rules()).isEmpty();
    }

    @Test
    void kindsOfAddresses() {
        assertThat(AddressKind.of("127.0.0.53")).isEqualTo(AddressKind.LOOPBACK);
        assertThat(AddressKind.of("172.16.0.1")).isEqualTo(AddressKind.INTERNAL);
        assertThat(AddressKind.of("100.100.2.136")).isEqualTo(AddressKind.INTERNAL);
        assertThat(AddressKind.of("fd00::1")).isEqualTo(AddressKind.INTERNAL);
        assertThat(AddressKind.of("fe80::1%eth0")).isEqualTo(AddressKind.INTERNAL);
        assertThat(AddressKind.of("114.114.114.114")).isEqualTo(AddressKind.PUBLIC);
        assertThat(AddressKind.of("dns.example")).isEqualTo(AddressKind.NONE);
    }

    private Section look() throws IOException {
        return NamesAudit.look(
                Host.asleep("root", root, Optional.empty()),
                new Audited(root, false, Optional.empty(), Optional.empty(), List.of()),
                Optional.empty());
    }

    private List<String> rules() throws IOException {
        return look().findings().stream().map(Finding::rule).toList();
    }

    private Finding only(String rule) throws IOException {
        List<Finding> found = look().findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
