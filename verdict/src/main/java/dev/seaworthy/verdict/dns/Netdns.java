package dev.seaworthy.verdict.dns;

import java.util.Optional;

/**
 * What {@code GODEBUG=netdns=…} asks for ({@code goDebugNetDNS} in {@code src/net/conf.go}): words joined by {@code +}, of
 * which a number is a debug level and anything else the resolver.
 *
 * @param mode {@code go}, {@code cgo}, something without effect, or empty
 * @param origin where it was said, for people
 */
record Netdns(String mode, String origin) {
    private static final String KEY = "netdns=";

    boolean go() {
        return mode.equals("go");
    }

    boolean cgo() {
        return mode.equals("cgo");
    }

    /**
     * @param godebug the environment variable
     * @param builtIn the value in the build's DefaultGODEBUG
     */
    static Netdns of(Optional<String> godebug, String builtIn, GoRules rules) {
        Optional<String> value = godebug.flatMap(text -> value(text, rules));
        if (value.isPresent()) {
            return new Netdns(mode(value.get()), "GODEBUG=" + KEY + value.get());
        }
        return rules.since(GoRules.GO_1_21) && !builtIn.isEmpty()
                ? new Netdns(mode(builtIn), "DefaultGODEBUG " + KEY + builtIn + " in the binary")
                : new Netdns("", "");
    }

    /** Until 1.19 the first setting counts, since 1.20 the last ({@code src/internal/godebug}). */
    private static Optional<String> value(String godebug, GoRules rules) {
        Optional<String> found = Optional.empty();
        for (String setting : godebug.split(",", -1)) {
            if (setting.startsWith(KEY) && (found.isEmpty() || rules.since(GoRules.GO_1_20))) {
                String value = setting.substring(KEY.length());
                int pattern = value.indexOf('#');
                found = Optional.of(rules.since(GoRules.GO_1_21) && pattern >= 0 ? value.substring(0, pattern) : value);
            }
        }
        return found;
    }

    private static String mode(String value) {
        String mode = "";
        int plus = value.indexOf('+');
        String[] parts =
                plus < 0 ? new String[] {value} : new String[] {value.substring(0, plus), value.substring(plus + 1)};
        for (String part : parts) {
            if (!part.isEmpty() && !Fields.digit(part.charAt(0))) {
                mode = part;
            }
        }
        return mode;
    }
}
