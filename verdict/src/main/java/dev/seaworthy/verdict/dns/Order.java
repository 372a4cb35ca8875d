package dev.seaworthy.verdict.dns;

/** What a Go program asks, in which order; the names are those that {@code GODEBUG=netdns=2} prints. */
public enum Order {
    /** The C library's resolver, through cgo. */
    CGO("cgo"),
    FILES_DNS("files,dns"),
    DNS_FILES("dns,files"),
    /** {@code /etc/hosts} only. */
    FILES("files"),
    /** DNS only; {@code /etc/hosts} is never read. */
    DNS("dns");

    private final String printed;

    Order(String printed) {
        this.printed = printed;
    }

    /** As Go prints it. */
    public String printed() {
        return printed;
    }
}
