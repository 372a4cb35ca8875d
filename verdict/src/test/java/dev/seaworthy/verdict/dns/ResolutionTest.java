package dev.seaworthy.verdict.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.GoVersion;
import dev.seaworthy.verdict.dns.ResolvConf.Reader;
import dev.seaworthy.verdict.dns.ResolverFacts.CResolver;
import dev.seaworthy.verdict.dns.ResolverFacts.Linked;
import dev.seaworthy.verdict.dns.ResolverFacts.Tag;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What comes of a binary, a Go release, and a target's files. */
class ResolutionTest {
    private static final String PLAIN = "nameserver 10.0.0.1\n";
    private static final FileText ENGINES = new FileText.Unknown("the container engine writes it");

    @Test
    void anOptionThatGoDoesNotKnowMakesABinaryWithBothUseTheCLibrary() {
        NameFiles files = files(PLAIN + "options timeout:2 # two seconds\n", "hosts: files dns\n");

        Resolution both = simulate(program(Linked.BOTH, "go1.27.3"), files);
        Resolution pure = simulate(program(Linked.GO, "go1.27.3"), files);

        assertThat(order(both)).isEqualTo(Order.CGO);
        assertThat(both.resolver()).contains(Reader.GLIBC);
        assertThat(both.decision().orElseThrow().because())
                .contains("/etc/resolv.conf, line 2, has \"#\", which Go does not know");
        assertThat(order(pure)).isEqualTo(Order.FILES_DNS);
        assertThat(pure.resolver()).contains(Reader.GO);
        assertThat(pure.traps()).extracting(Trap::id).contains("trailing-comment");
    }

    @Test
    void withoutNsswitchOldGoAsksDnsFirst() {
        NameFiles files = new NameFiles(
                new FileText.Known(PLAIN),
                new FileText.Absent(),
                new FileText.Known(""),
                new FileText.Absent(),
                Optional.empty());

        assertThat(order(simulate(program(Linked.GO, "go1.15.15"), files))).isEqualTo(Order.DNS_FILES);
        assertThat(order(simulate(program(Linked.GO, "go1.16"), files))).isEqualTo(Order.FILES_DNS);
    }

    @Test
    void theEnginesFileLeavesItOpenOnlyForABinaryWithBoth() {
        NameFiles files = files("", "hosts: files dns\n").withResolvConf(ENGINES);

        Decision both =
                simulate(program(Linked.BOTH, "go1.27.3"), files).decision().orElseThrow();
        Resolution pure = simulate(program(Linked.GO, "go1.27.3"), files);

        assertThat(both.order()).isEqualTo(Order.FILES_DNS);
        assertThat(both.alternatives())
                .containsExactly(new Decision.Alternative(
                        Order.CGO, "if /etc/resolv.conf has an option or a keyword that Go does not know"));
        assertThat(pure.decision().orElseThrow().decided()).isTrue();
        assertThat(pure.worstCases()).isEmpty();
        assertThat(pure.unknown()).containsExactly("/etc/resolv.conf: the container engine writes it");
    }

    @Test
    void aRangeOfReleasesMayLeaveItOpen() {
        ResolverFacts range = new ResolverFacts(
                Linked.BOTH, GoVersion.parse("go1.16"), GoVersion.parse("go1.25"), Tag.NONE, "", CResolver.GLIBC);

        Decision decision = simulate(range, files(PLAIN + "options edns0 trust-ad\n", "hosts: files dns\n"))
                .decision()
                .orElseThrow();

        assertThat(decision.order()).isEqualTo(Order.FILES_DNS);
        assertThat(decision.alternatives())
                .extracting(Decision.Alternative::order)
                .containsExactly(Order.CGO);
    }

    @Test
    void aTabBetweenTheSourcesMeansThatHostsIsNeverRead() {
        Resolution resolution = simulate(program(Linked.GO, "go1.27.3"), files(PLAIN, "hosts:\tfiles\tdns\n"));

        assertThat(order(resolution)).isEqualTo(Order.DNS);
        assertThat(resolution.steps()).containsExactly("DNS");
        assertThat(resolution.traps()).extracting(Trap::id).contains("tab-between-sources", "hosts-hidden");
    }

    @Test
    void localNamesAreSpecialWithAnMdnsSource() {
        Resolution resolution = simulate(
                program(Linked.BOTH, "go1.27.3"),
                files(PLAIN, "hosts: files mdns4_minimal [NOTFOUND=return] dns myhostname\n"));

        assertThat(order(resolution)).isEqualTo(Order.FILES_DNS);
        assertThat(resolution.special())
                .extracting(Resolution.NameCase::name)
                .containsExactly("printer.local", "localhost", "_gateway");
    }

    @Test
    void howLongItTakesWhenNobodyAnswers() {
        String text = "nameserver 10.0.0.1\nnameserver 10.0.0.2\nnameserver 10.0.0.3\n";
        Resolution resolution = simulate(program(Linked.GO, "go1.27.3"), files(text, "hosts: files dns\n"));

        assertThat(resolution.worstCases())
                .filteredOn(one -> one.name().equals(Resolution.ORDINARY_NAME))
                .extracting(WorstCase::seconds)
                .containsExactly(OptionalLong.of(30), OptionalLong.of(28), OptionalLong.of(5));
    }

    @Test
    void glibcFollowsNsswitchToTheEnd() {
        ResolverFacts c =
                new ResolverFacts(Linked.C, Optional.empty(), Optional.empty(), Tag.NONE, "", CResolver.GLIBC);

        Resolution resolution = simulate(c, files(PLAIN, "hosts: files mymachines resolve [!UNAVAIL=return] dns\n"));

        assertThat(resolution.decision()).isEmpty();
        assertThat(resolution.steps())
                .containsExactly(
                        "/etc/hosts",
                        "libnss_mymachines.so.2, when it is installed",
                        "libnss_resolve.so.2, when it is installed [!unavail=return]",
                        "DNS");
    }

    @Test
    void whatDefaultGodebugSaysHoldsUnlessTheEnvironmentSaysOtherwise() {
        ResolverFacts facts = new ResolverFacts(
                Linked.BOTH, GoVersion.parse("go1.27"), GoVersion.parse("go1.27"), Tag.NONE, "cgo", CResolver.GLIBC);
        NameFiles files = files(PLAIN, "hosts: files dns\n");

        assertThat(order(simulate(facts, files))).isEqualTo(Order.CGO);
        assertThat(order(Resolution.simulate(facts, files, Map.of("GODEBUG", "netdns=go"))))
                .isEqualTo(Order.FILES_DNS);
    }

    @Test
    void hostsAreFoundAsEachResolverFindsThem() {
        String text = "127.1 Short # no address to Go\n::1 box Box.Example\n";

        assertThat(Hosts.read(text, Reader.GO).addresses("short")).isEmpty();
        assertThat(Hosts.read(text, Reader.GLIBC).addresses("short")).containsExactly("127.1");
        assertThat(Hosts.read(text, Reader.MUSL).addresses("short")).isEmpty();
        assertThat(Hosts.read(text, Reader.GO).addresses("box.example.")).containsExactly("::1");
    }

    private static Order order(Resolution resolution) {
        return resolution.decision().orElseThrow().order();
    }

    private static Resolution simulate(ResolverFacts facts, NameFiles files) {
        return Resolution.simulate(facts, files, Map.of());
    }

    private static ResolverFacts program(Linked linked, String version) {
        return new ResolverFacts(
                linked, GoVersion.parse(version), GoVersion.parse(version), Tag.NONE, "", CResolver.GLIBC);
    }

    private static NameFiles files(String resolvConf, String nsswitch) {
        return new NameFiles(
                new FileText.Known(resolvConf),
                new FileText.Known(nsswitch),
                new FileText.Known(""),
                new FileText.Absent(),
                Optional.empty());
    }
}
