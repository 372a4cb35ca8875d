package dev.seaworthy.acceptance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files and environments, each made to show one thing about the choice of a resolver. */
final class ResolverVariants {
    /**
     * One of them.
     *
     * @param shows what it is made to show
     * @param etc the files in {@code /etc}
     * @param environment variables
     */
    record Variant(String shows, Map<String, String> etc, Map<String, String> environment) {}

    private static final String PLAIN = "nameserver 127.0.0.2\n";
    private static final String FILES_DNS = "hosts: files dns\n";

    static final List<Variant> ALL = List.of(
            // resolv.conf
            resolvConf("plain", PLAIN),
            resolvConf("trailing comment on options", PLAIN + "options timeout:2 attempts:3    # two seconds\n"),
            resolvConf(
                    "comments everywhere",
                    "nameserver 127.0.0.2     # main\nnameserver 127.0.0.3 # spare\noptions timeout:2 attempts:3 # ; x\n"),
            resolvConf("comments on servers only", "nameserver 127.0.0.2 # main\nnameserver 127.0.0.3 ; spare\n"),
            resolvConf("indented comment", PLAIN + "  # indented\n"),
            resolvConf("semicolon comment", "; comment\n" + PLAIN),
            resolvConf(
                    "edns0 trust-ad, as systemd-resolved writes",
                    "nameserver 127.0.0.53\noptions edns0 trust-ad\nsearch .\n"),
            resolvConf("no-reload", PLAIN + "options no-reload\n"),
            resolvConf("no-aaaa", PLAIN + "options no-aaaa\n"),
            resolvConf("inet6", PLAIN + "options inet6\n"),
            resolvConf("rotate, single-request, use-vc", PLAIN + "options rotate single-request use-vc ndots:5\n"),
            resolvConf("single-request-reopen", PLAIN + "options single-request-reopen\n"),
            resolvConf("sortlist", PLAIN + "sortlist 10.0.0.0/8\n"),
            resolvConf("lookup, of OpenBSD", PLAIN + "lookup file bind\n"),
            resolvConf("keyword in capitals", "NAMESERVER 127.0.0.2\n"),
            resolvConf("four servers", PLAIN + "nameserver 127.0.0.3\nnameserver 127.0.0.4\nnameserver 127.0.0.5\n"),
            resolvConf("server by name", "nameserver dns.example\n"),
            resolvConf("empty", ""),
            resolvConf("carriage returns", "nameserver 127.0.0.2\r\noptions timeout:1\r\n"),
            resolvConf("search with a comment", PLAIN + "search a.example # b\n"),
            new Variant("no resolv.conf", Map.of("nsswitch.conf", FILES_DNS, "hosts", ""), Map.of()),
            // nsswitch.conf
            new Variant("no nsswitch.conf", Map.of("resolv.conf", PLAIN, "hosts", ""), Map.of()),
            nsswitch("no hosts line", "passwd: files\n"),
            nsswitch("dns files", "hosts: dns files\n"),
            nsswitch("files only", "hosts: files\n"),
            nsswitch("dns only", "hosts: dns\n"),
            nsswitch("tab before", "hosts:\t\tfiles dns\n"),
            nsswitch("tab between", "hosts:\tfiles\tdns\n"),
            nsswitch(
                    "resolve and mymachines, as systemd",
                    "hosts: mymachines resolve [!UNAVAIL=return] files myhostname dns\n"),
            nsswitch("resolve without dns", "hosts: files resolve\n"),
            nsswitch("unknown only", "hosts: resolve\n"),
            nsswitch("myhostname", "hosts: files dns myhostname\n"),
            nsswitch("mdns4_minimal, as Debian's desktop", "hosts: files mdns4_minimal [NOTFOUND=return] dns\n"),
            new Variant(
                    "mdns with mdns.allow",
                    Map.of(
                            "resolv.conf",
                            PLAIN,
                            "hosts",
                            "",
                            "nsswitch.conf",
                            "hosts: files mdns4 dns\n",
                            "mdns.allow",
                            "*\n"),
                    Map.of()),
            nsswitch("glibc's old default", "hosts: dns [!UNAVAIL=return] files\n"),
            nsswitch("standard condition", "hosts: files [NOTFOUND=continue] dns\n"),
            nsswitch("return at the end", "hosts: files [NOTFOUND=return] dns\n"),
            nsswitch("unusual condition", "hosts: files [SUCCESS=continue] dns\n"),
            nsswitch("condition glued", "hosts: files[NOTFOUND=return] dns\n"),
            nsswitch("broken bracket", "hosts: files [NOTFOUND=return dns\n"),
            nsswitch("odd criterion", "hosts: files [x] dns\n"),
            nsswitch("no colon", "hosts files dns\n"),
            nsswitch("two hosts lines", "hosts: files\nhosts: dns\n"),
            nsswitch("comment", "hosts: files dns # resolve\n"),
            nsswitch("nis", "hosts: nis [NOTFOUND=return] files\n"),
            nsswitch("empty", ""),
            // environment
            variable("LOCALDOMAIN empty", "LOCALDOMAIN", ""),
            variable("RES_OPTIONS", "RES_OPTIONS", "attempts:1"),
            variable("RES_OPTIONS empty", "RES_OPTIONS", ""),
            variable("HOSTALIASES", "HOSTALIASES", "/etc/aliases"),
            variable("netdns=go", "GODEBUG", "netdns=go+2"),
            variable("netdns=cgo", "GODEBUG", "netdns=2+cgo"),
            variable("netdns twice", "GODEBUG", "netdns=cgo+2,netdns=go+2"),
            variable("netdns invalid", "GODEBUG", "netdns=dns+2"),
            new Variant(
                    "netdns=go against everything",
                    Map.of(
                            "resolv.conf",
                            PLAIN + "options inet6\n",
                            "hosts",
                            "",
                            "nsswitch.conf",
                            "hosts: resolve dns\n"),
                    Map.of("GODEBUG", "netdns=go+2", "LOCALDOMAIN", "a.example")),
            new Variant(
                    "netdns=cgo with dns files",
                    Map.of("resolv.conf", PLAIN, "hosts", "", "nsswitch.conf", "hosts: dns files\n"),
                    Map.of("GODEBUG", "netdns=cgo+2")));

    private ResolverVariants() {}

    private static Variant resolvConf(String shows, String text) {
        return new Variant(
                "resolv.conf: " + shows,
                Map.of("resolv.conf", text, "nsswitch.conf", FILES_DNS, "hosts", ""),
                Map.of());
    }

    private static Variant nsswitch(String shows, String text) {
        return new Variant(
                "nsswitch.conf: " + shows, Map.of("resolv.conf", PLAIN, "nsswitch.conf", text, "hosts", ""), Map.of());
    }

    private static Variant variable(String shows, String name, String value) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put(name, value);
        return new Variant(shows, Map.of("resolv.conf", PLAIN, "nsswitch.conf", FILES_DNS, "hosts", ""), environment);
    }
}
