package dev.seaworthy.verdict.dns;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.target.CLibrary;
import dev.seaworthy.verdict.dns.ResolverFacts.CResolver;
import dev.seaworthy.verdict.dns.ResolverFacts.Linked;
import dev.seaworthy.verdict.dns.ResolverFacts.Tag;
import java.util.List;
import java.util.Optional;

/** Reads from a binary's facts which resolver is in it. */
public final class BinaryResolver {
    private static final String GETADDRINFO = "getaddrinfo";

    private BinaryResolver() {}

    /**
     * The resolver in a binary.
     *
     * @param binary the binary
     * @param target the C library of the target, which is the one that a dynamic binary will use
     */
    public static ResolverFacts of(BinaryFacts binary, CLibrary target) {
        Optional<GoFacts> go = binary.go();
        return new ResolverFacts(
                go.map(facts -> linked(facts, binary)).orElseGet(() -> linkedInC(binary)),
                go.flatMap(GoFacts::oldest),
                go.flatMap(GoFacts::newest),
                go.map(BinaryResolver::tag).orElse(Tag.NONE),
                go.map(facts -> facts.resolver().netdns()).orElse(""),
                cLibrary(binary, target));
    }

    private static Linked linked(GoFacts go, BinaryFacts binary) {
        return switch (go.resolver().kind()) {
            case NONE -> Linked.NONE;
            case GO -> Linked.GO;
            case GO_AND_C -> Linked.BOTH;
            case UNKNOWN -> go.cgo() && asks(binary) ? Linked.BOTH : Linked.UNKNOWN;
        };
    }

    private static Linked linkedInC(BinaryFacts binary) {
        return binary.dynamic().isEmpty() ? Linked.UNKNOWN : asks(binary) ? Linked.C : Linked.NONE;
    }

    private static boolean asks(BinaryFacts binary) {
        return binary.dynamic().stream()
                .flatMap(dynamic -> dynamic.imports().stream())
                .anyMatch(symbol ->
                        symbol.name().equals(GETADDRINFO) || symbol.name().equals("gethostbyname"));
    }

    private static Tag tag(GoFacts go) {
        return go.resolver().buildTags().contains("netgo")
                ? Tag.NETGO
                : go.resolver().buildTags().contains("netcgo") ? Tag.NETCGO : Tag.NONE;
    }

    private static CResolver musl(CLibrary target) {
        Optional<int[]> version = target.version()
                .map(text -> List.of(text.split("[.-]")).stream()
                        .limit(3)
                        .mapToInt(part -> (int) Fields.cNumber(part))
                        .toArray());
        return version.filter(parts ->
                                parts.length == 3 && parts[0] == 1 && (parts[1] < 2 || (parts[1] == 2 && parts[2] < 4)))
                        .isPresent()
                ? CResolver.OLD_MUSL
                : CResolver.MUSL;
    }

    private static CResolver cLibrary(BinaryFacts binary, CLibrary target) {
        return switch (binary.cLibrary()) {
            case STATIC_GLIBC -> CResolver.GLIBC;
            case STATIC_MUSL -> CResolver.MUSL;
            case GLIBC, MUSL, UCLIBC, NONE, UNKNOWN ->
                switch (target.kind()) {
                    case GLIBC -> CResolver.GLIBC;
                    case MUSL -> musl(target);
                    case UCLIBC, NONE, UNKNOWN -> CResolver.UNKNOWN;
                };
        };
    }
}
