package dev.seaworthy.verdict.dns;

/** Which texts each resolver takes for an IP address. Nothing here asks a name server. */
final class IpLiterals {
    private IpLiterals() {}

    /**
     * As Go takes it ({@code net/netip.ParseAddr}, before 1.21 {@code parseIPv4} and {@code parseIPv6Zone}): four decimal
     * numbers without leading zeros, or IPv6, with a zone after {@code %}.
     */
    static boolean go(String text) {
        return text.indexOf(':') >= 0 ? ipv6(text) : decimalQuad(text);
    }

    /** As glibc and musl take it: {@code inet_aton} reads 127.1, 0x7f.1 and 2130706433 as well; or IPv6. */
    static boolean c(String text) {
        return text.indexOf(':') >= 0 ? ipv6(text) : inetAton(text);
    }

    private static boolean decimalQuad(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (part.isEmpty()
                    || part.length() > 3
                    || !part.chars().allMatch(c -> Fields.digit((char) c))
                    || (part.length() > 1 && part.charAt(0) == '0')
                    || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    private static boolean inetAton(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length > 4) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            long value = number(parts[i]);
            // The last part fills all bytes that are left.
            long largest = i < parts.length - 1 ? 255 : (1L << (8 * (5 - parts.length))) - 1;
            if (value < 0 || value > largest) {
                return false;
            }
        }
        return true;
    }

    /** A decimal, octal or hexadecimal number as C writes it; -1 for anything else. */
    private static long number(String text) {
        boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
        int radix = hexadecimal ? 16 : text.length() > 1 && text.charAt(0) == '0' ? 8 : 10;
        String digits = hexadecimal ? text.substring(2) : text;
        if (digits.isEmpty() || digits.length() > 12) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) < 128 ? Character.digit(digits.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }

    private static boolean ipv6(String text) {
        int percent = text.indexOf('%');
        String address = percent < 0 ? text : text.substring(0, percent);
        if (percent >= 0 && percent == text.length() - 1) {
            return false;
        }
        int gap = address.indexOf("::");
        if (gap >= 0 && address.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        int groups;
        if (gap < 0) {
            groups = groups(address, true);
            return groups == 8;
        }
        String before = address.substring(0, gap);
        String after = address.substring(gap + 2);
        int first = before.isEmpty() ? 0 : groups(before, false);
        int last = after.isEmpty() ? 0 : groups(after, true);
        return first >= 0 && last >= 0 && first + last < 8;
    }

    /** How many groups of 16 bits these are; an IPv4 address at the end counts for two; -1 when they are none. */
    private static int groups(String text, boolean end) {
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            if (end && i == parts.length - 1 && part.indexOf('.') >= 0) {
                return decimalQuad(part) ? count + 2 : -1;
            }
            if (part.isEmpty()
                    || part.length() > 4
                    || !part.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0)) {
                return -1;
            }
            count++;
        }
        return count;
    }
}
