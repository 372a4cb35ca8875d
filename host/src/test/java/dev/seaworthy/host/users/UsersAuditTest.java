package dev.seaworthy.host.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.host.Fix;
import dev.seaworthy.host.Section;
import dev.seaworthy.host.TinyHost;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.verdict.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in accounts and permissions. */
class UsersAuditTest {
    @TempDir
    private Path root;

    private TinyHost host;

    @BeforeEach
    void host() throws IOException {
        // A temporary directory is its owner's alone, a root is not.
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        host = new TinyHost(root)
                .withProgram("/usr/bin/orders")
                .with("/etc/passwd", """
                        root:x:0:0::/root:/bin/bash
                        orders:x:990:990::/var/lib/orders:/usr/sbin/nologin
                        dev:x:1000:1000::/home/dev:/bin/bash
                        nobody:x:65534:65534::/nonexistent:/usr/sbin/nologin
                        """)
                .with("/etc/group", "root:x:0:\norders:x:990:\ndocker:x:998:orders\n");
    }

    private Section look(String... service) {
        host.withUnit("orders.service", service);
        return UsersAudit.look(host.open(), host.audited(), Optional.of(host.unit("orders.service")));
    }

    /** But for who may write: in tests all files belong to whoever runs them. */
    private static List<String> rules(Section section) {
        return section.findings().stream()
                .map(Finding::rule)
                .filter(rule -> !rule.equals("user/writable"))
                .distinct()
                .toList();
    }

    @Test
    void accounts() {
        assertThat(rules(look("[Service]", "ExecStart=/usr/bin/orders"))).containsExactly("user/privileged");
        assertThat(rules(look("[Service]", "ExecStart=/usr/bin/orders", "User=nobody")))
                .containsExactly("user/nobody");
        assertThat(rules(look("[Service]", "ExecStart=/usr/bin/orders", "User=ordres")))
                .containsExactly("user/missing");
        assertThat(rules(look("[Service]", "ExecStart=/usr/bin/orders", "User=dev")))
                .contains("user/login");
        assertThat(rules(look("[Service]", "ExecStart=/usr/bin/orders", "DynamicUser=yes")))
                .isEmpty();
        assertThat(look("[Service]", "ExecStart=/usr/bin/orders", "User=ordres")
                        .findings()
                        .toString())
                .contains("217/USER");
    }

    @Test
    void groupsSudoAndSharing() {
        host.with("/etc/sudoers.d/orders", "orders ALL=(root) NOPASSWD: /bin/systemctl\n")
                .withUnit("billing.service", "[Service]", "User=orders", "ExecStart=/usr/bin/billing");

        Section section = look("[Service]", "ExecStart=/usr/bin/orders", "User=orders");

        assertThat(rules(section)).containsExactly("user/shared", "user/privileged");
        assertThat(section.findings().toString()).contains("docker", "NOPASSWD", "billing.service");
    }

    @Test
    void whatMayNotBeReached() throws IOException {
        host.withProgram("/srv/closed/orders");
        Files.setPosixFilePermissions(root.resolve("srv/closed"), PosixFilePermissions.fromString("rwx------"));

        Section section = look("[Service]", "ExecStart=/srv/closed/orders", "User=orders");

        assertThat(rules(section)).contains("user/access");
    }

    @Test
    void keysThatEverybodyMayRead() {
        host.with("/etc/orders/tls.key", "-----BEGIN PRIVATE KEY-----\nAAAA\n")
                .with("/etc/orders/ca.pem", "-----BEGIN CERTIFICATE-----\n");

        Section section = look("[Service]", "ExecStart=/usr/bin/orders", "DynamicUser=yes");

        assertThat(rules(section)).containsExactly("user/secret");
        assertThat(section.findings().toString()).contains("tls.key").doesNotContain("ca.pem", "AAAA");
    }

    @Test
    void modesInWords() {
        Accounts accounts = Accounts.read(host.open().files());

        assertThat(Modes.words(new RootView.Attributes(0750, 0, 990, 0), true, accounts))
                .isEqualTo(
                        "0750 root:orders: root may read, write and enter; the group orders may read and enter; others"
                                + " may nothing");
        assertThat(Modes.words(new RootView.Attributes(04755, 0, 0, 0), false, accounts))
                .contains("becomes root (setuid)");
    }

    @Test
    void aPlanForAccountAndDirectories() {
        List<Fix> fixes = look("[Service]", "ExecStart=/usr/bin/orders").fixes();

        assertThat(fixes)
                .extracting(Fix::name)
                .containsExactly("/usr/lib/sysusers.d/orders.conf", "/usr/lib/tmpfiles.d/orders.conf");
        assertThat(fixes.getFirst().text()).contains("u orders - \"orders service\" /var/lib/orders /usr/sbin/nologin");
        assertThat(fixes.getLast().text())
                .contains("d /etc/orders 0750 root orders -", "z /usr/bin/orders 0755 root root -");
    }

    /** acl(5): the first that fits decides, and the mask bounds all but owner and others. */
    @Test
    void accessLists() {
        AccessList list = AccessList.parse(List.of(
                "# file: /opt/orders",
                "user::rwx",
                "user:990:rwx\t#effective:r-x",
                "group::r-x",
                "group:998:-w-",
                "mask::r-x",
                "other::--x"));
        int mode = 0751;

        assertThat(list.allows(1, 990, Set.of(990), 0, 0, mode)).isTrue();
        assertThat(list.allows(2, 990, Set.of(990), 0, 0, mode))
                .as("beyond the mask")
                .isFalse();
        assertThat(list.allows(1, 991, Set.of(998), 0, 0, mode))
                .as("a group decides before others")
                .isFalse();
        assertThat(list.allows(1, 991, Set.of(991), 0, 0, mode)).as("others").isTrue();
        assertThat(list.allows(2, 991, Set.of(991), 991, 0, mode))
                .as("the owner")
                .isTrue();
        // linux, fs/namei.c, acl_permission_check: with an empty mask only the mode counts, and the named are others.
        AccessList unseen =
                AccessList.parse(List.of("user::rwx", "group::---", "group:998:---", "mask::---", "other::r-x"));
        assertThat(unseen.allows(1, 991, Set.of(998), 0, 0, 0705)).isTrue();
        assertThat(unseen.allows(1, 991, Set.of(0), 0, 0, 0705))
                .as("the file's own group")
                .isFalse();
        assertThat(unseen.words(Accounts.read(host.open().files()), false)).contains("does not look at");
        assertThat(list.words(Accounts.read(host.open().files()), false))
                .contains("orders may read and execute", "the group docker may nothing");
    }

    @Test
    void filesThatOthersMayChange() {
        assertThat(look("[Service]", "ExecStart=/usr/bin/orders", "DynamicUser=yes", "UMask=0000")
                        .findings()
                        .toString())
                .contains("What the service writes may be changed by everybody");
        assertThat(look("[Service]", "ExecStart=/usr/bin/orders", "DynamicUser=yes", "UMask=0077")
                        .findings()
                        .toString())
                .doesNotContain("What the service writes");
    }
}
