package dev.seaworthy.host.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.host.dns.ask.ServerReport;
import dev.seaworthy.host.dns.ask.ServerReport.State;
import dev.seaworthy.host.dns.ask.Support;
import dev.seaworthy.verdict.dns.FileText;
import dev.seaworthy.verdict.dns.NameFiles;
import dev.seaworthy.verdict.dns.Resolution;
import dev.seaworthy.verdict.dns.ResolvConf;
import dev.seaworthy.verdict.dns.ResolvConf.Reader;
import dev.seaworthy.verdict.dns.ResolverFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FailoverTest {
    private static final String TWO = "nameserver 10.0.0.1\nnameserver 10.0.0.2\n";

    @Test
    void aSilentFirstServerCostsItsTimeoutInGoAndGlibcOnly() {
        List<ServerReport> servers = List.of(server("10.0.0.1", State.SILENT), server("10.0.0.2", State.ANSWERS));

        assertThat(seconds(TWO, Reader.GO, servers)).isEqualTo(5.001);
        assertThat(seconds(TWO, Reader.GLIBC, servers)).isEqualTo(5.001);
        assertThat(seconds(TWO, Reader.MUSL, servers)).isEqualTo(0.001);
    }

    @Test
    void aClosedPortAndAnErrorCostNothing() {
        List<ServerReport> servers = List.of(server("10.0.0.1", State.CLOSED), server("10.0.0.2", State.ANSWERS));

        assertThat(seconds(TWO, Reader.GO, servers)).isEqualTo(0.001);
        assertThat(now(TWO, Reader.GO, List.of(server("10.0.0.1", State.FAILS), server("10.0.0.2", State.FAILS)))
                        .answered())
                .isFalse();
    }

    @Test
    void allSilentIsTheWorstCase() {
        List<ServerReport> servers = List.of(server("10.0.0.1", State.SILENT), server("10.0.0.2", State.SILENT));

        assertThat(seconds(TWO + "options timeout:2 attempts:3\n", Reader.GO, servers))
                .isEqualTo(12);
        assertThat(seconds(TWO + "options timeout:2 attempts:3\n", Reader.MUSL, servers))
                .isEqualTo(2);
    }

    @Test
    void eachNameOfTheSearchListWaitsAgain() {
        List<ServerReport> servers = List.of(server("10.0.0.1", State.SILENT), server("10.0.0.2", State.ANSWERS));

        assertThat(seconds(TWO + "search a.example b.example\noptions ndots:5 timeout:1\n", Reader.GO, servers))
                .isCloseTo(3.003, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void withRotateNobodyCanTell() {
        List<ServerReport> servers = List.of(server("10.0.0.1", State.SILENT), server("10.0.0.2", State.ANSWERS));

        assertThat(now(TWO + "options rotate\n", Reader.GO, servers).seconds()).isEmpty();
    }

    private static double seconds(String text, Reader reader, List<ServerReport> servers) {
        return now(text, reader, servers).seconds().orElseThrow();
    }

    private static Failover now(String text, Reader reader, List<ServerReport> servers) {
        NameFiles files = new NameFiles(
                new FileText.Known(text),
                new FileText.Absent(),
                new FileText.Absent(),
                new FileText.Absent(),
                Optional.empty());
        ResolverFacts facts = new ResolverFacts(
                ResolverFacts.Linked.C,
                Optional.empty(),
                Optional.empty(),
                ResolverFacts.Tag.NONE,
                "",
                ResolverFacts.CResolver.UNKNOWN);
        ResolvConf conf = Resolution.simulate(facts, files, Map.of()).readings().stream()
                .filter(one -> one.reader() == reader)
                .findFirst()
                .orElseThrow();
        return Failover.of(conf, Resolution.ORDINARY_NAME, servers, false);
    }

    private static ServerReport server(String address, State state) {
        boolean answers = state == State.ANSWERS;
        return new ServerReport(
                address,
                state,
                "",
                3,
                answers ? 3 : 0,
                answers ? OptionalDouble.of(1) : OptionalDouble.empty(),
                answers ? "NOERROR" : "",
                List.of(),
                Support.UNKNOWN,
                Support.UNKNOWN,
                answers ? Support.YES : Support.UNKNOWN,
                Optional.empty(),
                false);
    }
}
