package dev.seaworthy.host.dns;

import java.net.Inet6Address;
import java.net.InetAddress;

/** From where an address can be reached. */
enum AddressKind {
    /** This machine. */
    LOOPBACK("this machine"),
    /** A network of one's own: RFC 1918, RFC 4193, RFC 6598, link-local. */
    INTERNAL("internal"),
    PUBLIC("public"),
    NONE("no address");

    private final String label;

    AddressKind(String label) {
        this.label = label;
    }

    /** For people. */
    String label() {
        return label;
    }

    /** The kind of a literal. */
    static AddressKind of(String literal) {
        InetAddress address;
        try {
            int zone = literal.indexOf('%');
            address = InetAddress.ofLiteral(zone < 0 ? literal : literal.substring(0, zone));
        } catch (IllegalArgumentException none) {
            return NONE;
        }
        if (address.isLoopbackAddress()) {
            return LOOPBACK;
        }
        byte[] bytes = address.getAddress();
        boolean unique = address instanceof Inet6Address && (bytes[0] & 0xFE) == 0xFC;
        boolean shared = bytes.length == 4 && (bytes[0] & 0xFF) == 100 && (bytes[1] & 0xC0) == 64;
        return unique || shared || address.isSiteLocalAddress() || address.isLinkLocalAddress() ? INTERNAL : PUBLIC;
    }
}
