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
        return matches(device, name);
    }

    /** Goes back to the last star only, so that no pattern takes longer than the product of the two lengths. */
    static boolean matches(String pattern, String text) {
        int p = 0;
        int star = -1;
        int taken = 0;
        for (int t = 0; t < text.length(); ) {
            char c = p < pattern.length() ? pattern.charAt(p) : '\0';
            if (c == '*') {
                star = p++;
                taken = t;
            } else if (p < pattern.length() && (c == '?' || c == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++taken;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** In one line. */
    String describe() {
        return method.label() + (detail.isEmpty() ? "" : " " + detail) + ", says " + file;
    }
}
