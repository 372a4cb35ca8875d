package dev.seaworthy.binary;

import java.util.List;
import java.util.Set;

/**
 * With what a Go program can look up hosts by name.
 *
 * @param kind which code is linked
 * @param buildTags those of the build tags {@code netgo} and {@code netcgo} with which it was built, as far as known
 * @param netdns the setting of GODEBUG's {@code netdns} that was compiled in, such as {@code go}; empty when none was
 * @param evidence what tells so, for people
 */
public record Resolver(Kind kind, Set<String> buildTags, String netdns, List<String> evidence) {
    public Resolver {
        buildTags = Set.copyOf(buildTags);
        evidence = List.copyOf(evidence);
    }

    /** Which code for it is linked. */
    public enum Kind {
        /** None: the program looks up no host. */
        NONE,
        /** Go's own alone. */
        GO,
        /** Go's own and the C library's; the release's rules decide at each lookup. */
        GO_AND_C,
        /** There is no function table that could tell. */
        UNKNOWN
    }
}
