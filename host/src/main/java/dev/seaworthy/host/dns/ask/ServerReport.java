package dev.seaworthy.host.dns.ask;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one name server did when it was asked.
 *
 * @param address its address, as it stands in {@code resolv.conf}
 * @param state how it behaves
 * @param detail what it said instead of an answer: the code, the system's error, what was wrong; empty when it answers
 * @param asked how often the name was asked for
 * @param answered how many of these were answered
 * @param medianMillis the median time of the answers
 * @param code the code of the answer for the name: NOERROR, NXDOMAIN, …; empty without an answer
 * @param addresses the IPv4 addresses that it gave for the name, sorted
 * @param edns whether it speaks EDNS(0)
 * @param tcp whether it answers over TCP
 * @param aaaa whether it answers questions for IPv6 addresses, be it with none
 * @param hijacked the address that it gave for a name that does not exist; empty when it said so
 * @param truncated whether an answer did not fit into UDP
 */
public record ServerReport(
        String address,
        State state,
        String detail,
        int asked,
        int answered,
        OptionalDouble medianMillis,
        String code,
        List<String> addresses,
        Support edns,
        Support tcp,
        Support aaaa,
        Optional<String> hijacked,
        boolean truncated) {
    /** How a server behaves. */
    public enum State {
        /** It answers, with addresses, with none, or that there is no such name. */
        ANSWERS,
        /** It says that it cannot or does not want to: SERVFAIL, REFUSED and their like. */
        FAILS,
        /** What comes is no answer to the question. */
        NONSENSE,
        /** Nothing comes. */
        SILENT,
        /** The machine says that nobody listens there, or there is no way to it. */
        CLOSED
    }

    public ServerReport {
        addresses = List.copyOf(addresses);
    }
}
