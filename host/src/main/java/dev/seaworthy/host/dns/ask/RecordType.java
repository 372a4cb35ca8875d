package dev.seaworthy.host.dns.ask;

/** The types of records that a lookup of a host asks for. */
enum RecordType {
    /** An IPv4 address. */
    A(1, 4),
    /** An IPv6 address. */
    AAAA(28, 16);

    private final int number;
    private final int size;

    RecordType(int number, int size) {
        this.number = number;
        this.size = size;
    }

    /** Its number in messages. */
    int number() {
        return number;
    }

    /** Bytes of an address of this type. */
    int size() {
        return size;
    }
}
