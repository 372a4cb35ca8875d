package dev.seaworthy.binary;

import dev.seaworthy.binary.Resolver.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells with what a Go program can look up hosts by name. */
final class Resolvers {
    /** The only build tags that have a say in it (golang/go, {@code src/net/netgo_on.go}, {@code netcgo_on.go}). */
    private static final Set<String> TAGS = Set.of("netgo", "netcgo");

    private static final String SETTING = "netdns";

    private Resolvers() {}

    static Resolver find(LinkedFunctions functions, Optional<BuildInfo> info) {
        List<String> evidence = new ArrayList<>();
        Kind kind = kind(functions, evidence);
        Set<String> tags = new TreeSet<>(info.map(BuildInfo::tags).orElse(Set.of()));
        tags.retainAll(TAGS);
        for (String tag : tags) {
            evidence.add("built with -tags " + tag);
        }
        Optional<String> netdns = info.map(BuildInfo::debugDefaults).map(defaults -> defaults.get(SETTING));
        netdns.ifPresent(value -> evidence.add("built with GODEBUG default " + SETTING + "=" + value));
        return new Resolver(kind, tags, netdns.orElse(""), evidence);
    }

    private static Kind kind(LinkedFunctions functions, List<String> evidence) {
        for (LinkedFunction function : functions.of(Use.RESOLVER_IN_C)) {
            evidence.add("function " + function.name() + " is linked");
            return Kind.GO_AND_C;
        }
        for (LinkedFunction function : functions.of(Use.RESOLVER)) {
            evidence.add("function " + function.name() + " is linked");
            return Kind.GO;
        }
        if (!functions.complete()) {
            evidence.add("there is no function table that can be read");
            return Kind.UNKNOWN;
        }
        evidence.add("no function of package net that looks up hosts is linked");
        return Kind.NONE;
    }
}
