package dev.seaworthy.acceptance;

import java.util.List;
import java.util.Map;

/**
 * A network with name servers, and what is to be found in it.
 *
 * @param name what it shows
 * @param resolvConf the text of {@code resolv.conf}
 * @param servers the servers that answer in a way of their own, as {@code nameserver.c} takes them
 * @param unbound the address of a real unbound; empty for none
 * @param dnsmasq the address of a real dnsmasq; empty for none
 * @param states what must be said of each server, by its address
 * @param rules the findings about servers that must be there, and no others
 */
record NameSituation(
        String name,
        String resolvConf,
        List<String> servers,
        String unbound,
        String dnsmasq,
        Map<String, String> states,
        List<String> rules) {
    static final String ONE = "10.9.0.1";
    static final String TWO = "10.9.0.2";
    static final String THREE = "10.9.0.3";
    private static final String NOBODY = "";
    private static final String REAL = "192.0.2.80; EDNS yes, TCP yes, AAAA yes";
    private static final String SMALL = "192.0.2.80; EDNS no, TCP no, AAAA yes";
    private static final String LIMITS = "dns/nameserver-limits";
    private static final String SILENT = "dns/nameserver-silent";
    private static final String FAILS = "dns/nameserver-fails";

    private static String conf(String options, String... servers) {
        StringBuilder text = new StringBuilder();
        for (String server : servers) {
            text.append("nameserver ").append(server).append('\n');
        }
        return text + "options " + options + "\n";
    }

    /** All of them. */
    static List<NameSituation> all() {
        String fast = "timeout:2 attempts:2";
        String once = "timeout:1 attempts:1";
        return List.of(
                new NameSituation(
                        "unbound and dnsmasq answer",
                        conf(fast, ONE, TWO),
                        List.of(),
                        ONE,
                        TWO,
                        Map.of(ONE, REAL, TWO, REAL),
                        List.of()),
                new NameSituation(
                        "the first is dead, unbound is the second",
                        conf(fast, ONE, TWO),
                        List.of(ONE + "=silent"),
                        TWO,
                        NOBODY,
                        Map.of(ONE, "is silent", TWO, REAL),
                        List.of(SILENT)),
                new NameSituation(
                        "nobody listens on the first, dnsmasq is the second",
                        conf(fast, ONE, TWO),
                        List.of(),
                        NOBODY,
                        TWO,
                        Map.of(ONE, "nobody listens there", TWO, REAL),
                        List.of(SILENT)),
                new NameSituation(
                        "the first fails (SERVFAIL), unbound is the second",
                        conf(fast, ONE, TWO),
                        List.of(ONE + "=2"),
                        TWO,
                        NOBODY,
                        Map.of(ONE, "says SERVFAIL", TWO, REAL),
                        List.of(FAILS)),
                new NameSituation(
                        "the first refuses, dnsmasq is the second",
                        conf(fast, ONE, TWO),
                        List.of(ONE + "=5"),
                        NOBODY,
                        TWO,
                        Map.of(ONE, "says REFUSED", TWO, REAL),
                        List.of(FAILS)),
                new NameSituation(
                        "nobody listens on the only one",
                        conf(once, ONE),
                        List.of(),
                        NOBODY,
                        NOBODY,
                        Map.of(ONE, "nobody listens there"),
                        List.of(SILENT)),
                new NameSituation(
                        "the only one fails (SERVFAIL)",
                        conf(once, ONE),
                        List.of(ONE + "=2"),
                        NOBODY,
                        NOBODY,
                        Map.of(ONE, "says SERVFAIL"),
                        List.of(FAILS)),
                new NameSituation(
                        "dnsmasq that knows nothing but A",
                        conf(once, ONE),
                        List.of(),
                        NOBODY,
                        ONE,
                        Map.of(ONE, "192.0.2.80; EDNS yes, TCP yes, AAAA fails"),
                        List.of(LIMITS)),
                new NameSituation(
                        "two are dead, unbound is the third",
                        conf(once, ONE, TWO, THREE),
                        List.of(ONE + "=silent", TWO + "=silent"),
                        THREE,
                        NOBODY,
                        Map.of(ONE, "is silent", TWO, "is silent", THREE, REAL),
                        List.of(SILENT, SILENT)),
                new NameSituation(
                        "all are dead",
                        conf(fast, ONE, TWO),
                        List.of(ONE + "=silent", TWO + "=silent"),
                        NOBODY,
                        NOBODY,
                        Map.of(ONE, "is silent", TWO, "is silent"),
                        List.of(SILENT, SILENT)),
                new NameSituation(
                        "the first is dead, two search domains, ndots:3",
                        conf("timeout:1 attempts:2 ndots:3", ONE, TWO) + "search a.example b.example\n",
                        List.of(ONE + "=silent"),
                        TWO,
                        NOBODY,
                        Map.of(ONE, "is silent", TWO, REAL),
                        List.of(SILENT)),
                new NameSituation(
                        "one that takes 600 ms",
                        conf(fast, ONE),
                        List.of(ONE + "=gives+600"),
                        NOBODY,
                        NOBODY,
                        Map.of(ONE, SMALL),
                        List.of(LIMITS, LIMITS, LIMITS)),
                new NameSituation(
                        "the first takes longer than the timeout, dnsmasq is the second",
                        conf(once, ONE, TWO),
                        List.of(ONE + "=gives+2700"),
                        NOBODY,
                        TWO,
                        Map.of(ONE, "is silent", TWO, REAL),
                        List.of(SILENT)),
                new NameSituation(
                        "the first forges numbers, unbound is the second",
                        conf(once, ONE, TWO),
                        List.of(ONE + "=forges"),
                        TWO,
                        NOBODY,
                        Map.of(ONE, "an answer with another number than the question's", TWO, REAL),
                        List.of(FAILS)),
                new NameSituation(
                        "one that gives an address for every name",
                        conf(fast, ONE),
                        List.of(ONE + "=hijacks"),
                        NOBODY,
                        NOBODY,
                        Map.of(ONE, SMALL),
                        List.of("dns/nxdomain-hijack", LIMITS, LIMITS)),
                new NameSituation(
                        "one that says nothing to questions for AAAA",
                        conf(once, ONE),
                        List.of(ONE + "=half"),
                        NOBODY,
                        NOBODY,
                        Map.of(ONE, "192.0.2.80; EDNS no, TCP no, AAAA no"),
                        List.of(LIMITS, LIMITS, LIMITS)),
                new NameSituation(
                        "unbound and another with another address",
                        conf(fast, ONE, TWO),
                        List.of(TWO + "=gives:192.0.2.99"),
                        ONE,
                        NOBODY,
                        Map.of(ONE, REAL, TWO, "192.0.2.99"),
                        List.of("dns/answers-differ", LIMITS, LIMITS)),
                new NameSituation(
                        "unbound, and one that does not know the name",
                        conf(fast, ONE, TWO),
                        List.of(TWO + "=3"),
                        ONE,
                        NOBODY,
                        Map.of(ONE, REAL, TWO, "NXDOMAIN, no address"),
                        List.of("dns/answers-differ", LIMITS, LIMITS)));
    }
}
