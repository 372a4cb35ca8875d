package dev.seaworthy.verdict.dns;

import dev.seaworthy.binary.GoVersion;

/**
 * The generations of Go's rules for choosing a resolver ({@code src/net/conf.go}). The file is the same from 1.23 to 1.27
 * but for messages. Releases before 1.15 were not read; they are taken for 1.15.
 */
enum GoRules {
    /** Without {@code /etc/nsswitch.conf} DNS is asked before {@code /etc/hosts} (golang/go issue 35305). */
    GO_1_15("1.15"),
    /** Without it {@code /etc/hosts} comes first. */
    GO_1_16("1.16"),
    /** {@code edns0}, {@code trust-ad} and {@code no-reload} are known; {@code _gateway} and {@code _outbound} are names of
     * myhostname; changes of nsswitch.conf are noticed. */
    GO_1_20("1.20"),
    /** Go's own resolver no longer gives up on files that it does not understand; {@code DefaultGODEBUG} counts. */
    GO_1_21("1.21"),
    /** Names in {@code .local} are special only when nsswitch.conf has an mdns source. */
    GO_1_23("1.23");

    private final String first;

    GoRules(String first) {
        this.first = first;
    }

    /** The first release with these rules. */
    String first() {
        return first;
    }

    static GoRules of(GoVersion version) {
        for (int i = values().length - 1; i > 0; i--) {
            GoRules rules = values()[i];
            if (version.atLeast(1, Integer.parseInt(rules.first, 2, rules.first.length(), 10))) {
                return rules;
            }
        }
        return GO_1_15;
    }

    boolean since(GoRules other) {
        return compareTo(other) >= 0;
    }
}
