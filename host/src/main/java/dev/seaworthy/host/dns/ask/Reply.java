package dev.seaworthy.host.dns.ask;

import java.util.List;

/** What came from a server. */
sealed interface Reply {
    /**
     * A message that could be read.
     *
     * @param id the number of the question that it answers
     * @param truncated whether more did not fit, so that it must be asked over TCP
     * @param code the response code: 0 no error, 2 SERVFAIL, 3 no such name, 5 REFUSED
     * @param name the name that it says was asked for, in small letters; empty when it repeats no question
     * @param type the type that it says was asked for
     * @param addresses the addresses of the type asked for, in the order of the message
     * @param edns whether it speaks EDNS(0)
     */
    record Message(int id, boolean truncated, int code, String name, int type, List<String> addresses, boolean edns)
            implements Reply {
        public Message {
            addresses = List.copyOf(addresses);
        }

        /** The code as tools write it. */
        String codeName() {
            return switch (code) {
                case 0 -> "NOERROR";
                case 1 -> "FORMERR";
                case 2 -> "SERVFAIL";
                case 3 -> "NXDOMAIN";
                case 4 -> "NOTIMP";
                case 5 -> "REFUSED";
                default -> "code " + code;
            };
        }

        /** Whether resolvers take it for an answer: an address, none, or no such name. */
        boolean answers() {
            return code == 0 || code == 3;
        }
    }

    /**
     * Bytes that are no answer.
     *
     * @param what what is wrong with them, and where
     */
    record Damaged(String what) implements Reply {}
}
