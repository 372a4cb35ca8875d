package dev.seaworthy.host.network;

/**
 * Where the configuration says that an interface's addresses come from.
 *
 * @param device the interface's name, or a pattern such as {@code en*}
 * @param method how it gets them
 * @param file what says so
 * @param detail the addresses, or whatever else it says
 */
record AddressSource(String device, Method method, String file, String detail) {
    /** How addresses are got. */
    enum Method {
        STATIC("static"),
        DHCP("DHCP"),
        /** DHCP for one protocol, fixed addresses for the other or in addition. */
        BOTH("DHCP and static"),
        NONE("no address");

        private final String label;

        Method(String label) {
            this.label = label;
        }

        /** For people. */
        String label() {
            return label;
        }

        static Method of(boolean dhcp, boolean addresses) {
            return dhcp ? addresses ? BOTH : DHCP : addresses ? STATIC : NONE;
        }
    }

    /** Whether it is meant for an interface: {@code *} and {@code ?} as in shells. */
    boolean matches(String name) {
        return matches(device, 0, name, 0);
    }

    private static boolean matches(String pattern, int p, String text, int t) {
        if (p == pattern.length()) {
            return t == text.length();
        }
        char c = pattern.charAt(p);
        if (c == '*') {
            // Names of interfaces have 15 letters at most, so that this ends soon.
            for (int next = t; next <= text.length(); next++) {
                if (p + 1 == pattern.length() || matches(pattern, p + 1, text, next)) {
                    return true;
                }
            }
            return false;
        }
        return t < text.length() && (c == '?' || c == text.charAt(t)) && matches(pattern, p + 1, text, t + 1);
    }

    /** In one line. */
    String describe() {
        return method.label() + (detail.isEmpty() ? "" : " " + detail) + ", says " + file;
    }
}
