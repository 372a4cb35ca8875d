package dev.seaworthy.host.network;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Addresses as people write them. */
public final class Addresses {
    private static final int GROUPS = 8;

    private Addresses() {}

    /** An address without its zone; IPv6 as RFC 5952 wants it: the longest run of zeros is {@code ::}. */
    public static String text(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] bytes = address.getAddress();
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (bytes[2 * i] & 0xFF) << 8 | (bytes[2 * i + 1] & 0xFF);
        }
        int start = 0;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            boolean left = length > 1 && i >= start && i < start + length;
            if (left && i == start) {
                text.append("::");
            } else if (!left) {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }
}
