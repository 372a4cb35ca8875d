package dev.seaworthy.host.dns.ask;

import dev.seaworthy.host.network.Addresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads an answer. RFC 1035, section 4.1; nothing in it is trusted. */
final class ReplyReader {
    private static final int HEADER = 12;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_LABEL = 63;
    private static final int POINTER = 0xC0;
    private static final int OPT = 41;
    private static final int INTERNET = 1;
    /** Type, class, time to live, length. */
    private static final int RECORD = 10;

    private final byte[] bytes;
    private int at = HEADER;

    private ReplyReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Goes up when something is wrong; never leaves this class. */
    private static final class DamageException extends Exception {
        private static final long serialVersionUID = 1;

        DamageException(String message) {
            super(message, null, false, false);
        }
    }

    static Reply read(byte[] bytes) {
        try {
            return new ReplyReader(bytes).message();
        } catch (DamageException damage) {
            return new Reply.Damaged(String.valueOf(damage.getMessage()));
        }
    }

    private Reply message() throws DamageException {
        if (bytes.length < HEADER) {
            throw new DamageException("a message has at least 12 bytes, this one " + bytes.length);
        }
        int flags = number(2);
        if ((flags & 0x8000) == 0) {
            throw new DamageException("a question came instead of an answer");
        }
        int questions = number(4);
        String name = "";
        int type = 0;
        for (int i = 0; i < questions; i++) {
            name = name();
            need(4, "a question");
            type = number(at);
            at += 4;
        }
        List<String> addresses = new ArrayList<>();
        boolean edns = false;
        // Each record takes eleven bytes or more, so wrong counts end at the end of the message.
        int answers = number(6);
        int records = answers + number(8) + number(10);
        boolean truncated = (flags & 0x0200) != 0;
        for (int i = 0; i < records; i++) {
            if (truncated && at == bytes.length) {
                break;
            }
            name();
            need(RECORD, "a record");
            int recordType = number(at);
            int recordClass = number(at + 2);
            int length = number(at + 8);
            at += RECORD;
            need(length, "the data of a record");
            if (i < answers && recordType == type && recordClass == INTERNET) {
                address(type, length, addresses);
            }
            edns |= recordType == OPT;
            at += length;
        }
        return new Reply.Message(number(0), truncated, flags & 0xF, name, type, addresses, edns);
    }

    private void address(int type, int length, List<String> addresses) throws DamageException {
        for (RecordType known : RecordType.values()) {
            if (known.number() == type) {
                if (length != known.size()) {
                    throw new DamageException("an address of type " + known + " with " + length + " bytes");
                }
                try {
                    addresses.add(Addresses.text(InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + length))));
                } catch (UnknownHostException impossible) {
                    throw new DamageException("an address of " + length + " bytes");
                }
            }
        }
    }

    /** A name from here on; afterwards the reader stands behind it. */
    private String name() throws DamageException {
        StringBuilder name = new StringBuilder();
        int from = at;
        int earliest = at;
        boolean jumped = false;
        while (true) {
            need(from, 1, "a name");
            int length = bytes[from] & 0xFF;
            if ((length & POINTER) == POINTER) {
                need(from, 2, "a pointer in a name");
                int target = number(from) & 0x3FFF;
                if (!jumped) {
                    at = from + 2;
                    jumped = true;
                }
                // Each jump goes further back, so that no name is without end.
                if (target >= earliest || target < HEADER) {
                    throw new DamageException("a pointer at offset " + from + " leads to " + target);
                }
                earliest = target;
                from = target;
            } else if (length > LONGEST_LABEL) {
                throw new DamageException("a label of " + length + " bytes at offset " + from);
            } else if (length == 0) {
                if (!jumped) {
                    at = from + 1;
                }
                return name.toString();
            } else {
                need(from + 1, length, "a label");
                if (name.length() + length + 1 > LONGEST_NAME) {
                    throw new DamageException("a name of more than 255 bytes");
                }
                name.append(name.isEmpty() ? "" : ".");
                for (int i = 1; i <= length; i++) {
                    name.append((char) lower(bytes[from + i] & 0xFF));
                }
                from += length + 1;
            }
        }
    }

    private static int lower(int letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
    }

    private int number(int offset) {
        return (bytes[offset] & 0xFF) << 8 | (bytes[offset + 1] & 0xFF);
    }

    private void need(int size, String what) throws DamageException {
        need(at, size, what);
    }

    private void need(int from, int size, String what) throws DamageException {
        if (from > bytes.length - size) {
            throw new DamageException(what + " ends behind the message of " + bytes.length + " bytes");
        }
    }
}
