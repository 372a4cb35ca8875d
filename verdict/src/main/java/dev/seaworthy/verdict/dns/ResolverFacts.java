package dev.seaworthy.verdict.dns;

import dev.seaworthy.binary.GoVersion;
import java.util.Optional;

/**
 * What is known of the resolver inside a binary.
 *
 * @param linked which resolver is linked
 * @param oldest the Go release that built it, or the oldest one that may have; empty when it is not a Go program
 * @param newest the same release, or the newest one that may have built it
 * @param tag a build tag that asks for one of the two
 * @param defaultNetdns the value of {@code netdns} in the build's {@code DefaultGODEBUG}, empty when there is none; works
 *     since Go 1.21
 * @param cLibrary whose {@code getaddrinfo} is called when the C library's resolver is used
 */
public record ResolverFacts(
        Linked linked,
        Optional<GoVersion> oldest,
        Optional<GoVersion> newest,
        Tag tag,
        String defaultNetdns,
        CResolver cLibrary) {

    /** Which resolver is linked. */
    public enum Linked {
        /** Go's own only: built without cgo, or with the build tag netgo. */
        GO,
        /** Go's own and, through cgo, the C library's. */
        BOTH,
        /** The C library's only: not a Go program. */
        C,
        /** None: package net is not linked, and the C library is not asked for addresses. */
        NONE,
        /** It cannot be told. */
        UNKNOWN
    }

    /** A build tag of package net. */
    public enum Tag {
        NONE,
        NETGO,
        NETCGO
    }

    /** The C library that answers. */
    public enum CResolver {
        GLIBC,
        /** musl since 1.2.4. */
        MUSL,
        /** musl up to 1.2.3: it never asks over TCP, and {@code search .} makes names with few dots fail. */
        OLD_MUSL,
        UNKNOWN;

        /** Whether it is any musl. */
        public boolean isMusl() {
            return this == MUSL || this == OLD_MUSL;
        }
    }
}
