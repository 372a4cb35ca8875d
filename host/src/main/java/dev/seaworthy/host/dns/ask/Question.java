package dev.seaworthy.host.dns.ask;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One question, as it is sent.
 *
 * @param id the number that its answer must carry
 * @param name the name, without the dot at its end
 * @param type what is asked for
 * @param edns whether it says that answers of {@link #EDNS_SIZE} bytes may come over UDP
 */
record Question(int id, String name, RecordType type, boolean edns) {
    /** What Go offers, and what fits into IPv6's smallest packets: no fragment is ever needed. */
    static final int EDNS_SIZE = 1232;

    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;
    private static final int RECURSION_DESIRED = 0x0100;
    private static final int INTERNET = 1;
    private static final int OPT = 41;

    /** The same question with another number. */
    Question withId(int other) {
        return new Question(other, name, type, edns);
    }

    /** Why a name cannot be asked for; empty when it can. */
    static Optional<String> problem(String name) {
        String bare = bare(name);
        if (bare.isEmpty() || bare.length() > LONGEST_NAME) {
            return Optional.of("a name has 1 to " + LONGEST_NAME + " characters");
        }
        for (String label : bare.split("\\.", -1)) {
            if (label.isEmpty() || label.length() > LONGEST_LABEL) {
                return Optional.of("each part between dots has 1 to " + LONGEST_LABEL + " characters");
            }
        }
        return bare.chars().allMatch(c -> c > ' ' && c < 0x7f)
                ? Optional.empty()
                : Optional.of("only ASCII characters; write other names in their xn-- form");
    }

    static String bare(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /**
     * The message.
     *
     * <pre>
     *   id | flags | questions 1 | answers 0 | authorities 0 | additional 0 or 1      six numbers of 16 bits
     *   name: length, label, length, label, …, 0 | type | class                       RFC 1035, 4.1.2
     *   0 | OPT | size over UDP | extended code, version, flags: 0 | length 0          RFC 6891, 6.1.2
     * </pre>
     */
    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int number : new int[] {id, RECURSION_DESIRED, 1, 0, 0, edns ? 1 : 0}) {
            number(out, number);
        }
        for (String label : bare(name).split("\\.", -1)) {
            byte[] text = label.getBytes(StandardCharsets.US_ASCII);
            out.write(text.length);
            out.writeBytes(text);
        }
        out.write(0);
        number(out, type.number());
        number(out, INTERNET);
        if (edns) {
            out.write(0);
            number(out, OPT);
            number(out, EDNS_SIZE);
            out.writeBytes(new byte[6]);
        }
        return out.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, int value) {
        out.write(value >> 8);
        out.write(value);
    }
}
