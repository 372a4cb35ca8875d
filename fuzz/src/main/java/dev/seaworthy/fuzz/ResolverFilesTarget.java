package dev.seaworthy.fuzz;

import dev.seaworthy.binary.GoVersion;
import dev.seaworthy.verdict.dns.FileText;
import dev.seaworthy.verdict.dns.Hosts;
import dev.seaworthy.verdict.dns.NameFiles;
import dev.seaworthy.verdict.dns.Resolution;
import dev.seaworthy.verdict.dns.ResolvConf;
import dev.seaworthy.verdict.dns.ResolverFacts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code resolv.conf}, {@code nsswitch.conf}, {@code hosts}, and the variables that resolvers obey. */
final class ResolverFilesTarget implements FuzzTarget {
    private final List<ResolverFacts> kinds = new ArrayList<>();

    ResolverFilesTarget() {
        for (ResolverFacts.CResolver library : ResolverFacts.CResolver.values()) {
            for (GoVersion version : List.of(GoVersion.of(1, 15, 0), GoVersion.of(1, 27, 0))) {
                kinds.add(new ResolverFacts(
                        ResolverFacts.Linked.BOTH,
                        Optional.of(version),
                        Optional.of(version),
                        ResolverFacts.Tag.NONE,
                        "",
                        library));
            }
            kinds.add(new ResolverFacts(
                    ResolverFacts.Linked.C, Optional.empty(), Optional.empty(), ResolverFacts.Tag.NONE, "", library));
        }
    }

    @Override
    public void run(byte[] input) {
        int which = input.length == 0 ? 0 : (input[0] & 0xff) % kinds.size();
        List<String> texts = Bytewise.split(input, 6).stream()
                .map(part -> new String(part, StandardCharsets.UTF_8))
                .toList();
        NameFiles files = new NameFiles(
                file(texts.get(1)),
                file(texts.get(2)),
                file(texts.get(3)),
                new FileText.Absent(),
                Optional.of("host.a"));
        Resolution.simulate(
                kinds.get(which),
                files,
                Map.of("RES_OPTIONS", texts.get(4), "GODEBUG", texts.get(4), "LOCALDOMAIN", texts.get(5)));
        for (ResolvConf.Reader reader : ResolvConf.Reader.values()) {
            Hosts.read(texts.get(3), reader).addresses("localhost");
        }
    }

    private static FileText file(String text) {
        return text.isEmpty() ? new FileText.Absent() : new FileText.Known(text);
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        byte[] conf = Bytewise.text("""
                # a
                nameserver 10.0.0.2
                nameserver fe80::1%eth0
                search a.example b.example.
                domain c
                sortlist 130.155.160.0/255.255.240.0
                options ndots:5 timeout:1 attempts:3 rotate edns0 use-vc single-request trust-ad inet6 no-tld-query
                """);
        byte[] names = Bytewise.text("hosts: files mdns4_minimal [NOTFOUND=return] dns [!UNAVAIL=return] myhostname\n");
        byte[] hosts = Bytewise.text("127.0.0.1 localhost a.b # c\n::1\tip6-localhost\n");
        List<byte[]> seeds = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            byte[] first = {(byte) i};
            seeds.add(Bytewise.parts(
                    first, conf, names, hosts, Bytewise.text("ndots:2 netdns=cgo+1"), Bytewise.text("x y")));
        }
        return seeds;
    }
}
