package dev.seaworthy.binary;

import java.util.Optional;

/**
 * What is known of the Go program in an executable.
 *
 * @param version its Go release as the toolchain writes it ({@code go1.21.3}), or the range that the layout of its
 *     tables leaves open ({@code go1.20–go1.25})
 * @param versionSource where that was read
 * @param exact whether it is one release, not a range
 * @param buildInfo the build info that the linker wrote; absent when it was removed
 * @param functionTable the table of functions; absent when it was not found
 * @param cgo whether {@code runtime/cgo} is linked, so that C code runs in the program's threads; told by functions and
 *     symbols, not by {@code CGO_ENABLED}
 * @param mainPackage the import path of package main
 * @param functions the functions that decide what it needs while it runs
 * @param resolver with what it can look up hosts by name
 * @param fips its cryptographic module
 * @param sanitizer the runtime that was compiled in to find mistakes
 */
public record GoFacts(
        String version,
        VersionSource versionSource,
        boolean exact,
        Optional<BuildInfo> buildInfo,
        Optional<FunctionTable.Summary> functionTable,
        boolean cgo,
        Optional<String> mainPackage,
        LinkedFunctions functions,
        Resolver resolver,
        Fips fips,
        Optional<Sanitizer> sanitizer) {

    /** What stands between the two ends of a range. */
    static final String TO = "–";

    /** Where the Go release was read. */
    public enum VersionSource {
        /** The build info that the linker writes. */
        BUILD_INFO,
        /** The variable that {@code runtime.Version} returns. */
        VERSION_STRING,
        /** The layout of the runtime's tables and the functions that only some releases have. */
        FUNCTION_TABLE
    }

    /** The release, or the oldest one that it may be; empty when its text is not of a known form. */
    public Optional<GoVersion> oldest() {
        int to = version.indexOf(TO);
        return GoVersion.parse(to < 0 ? version : version.substring(0, to));
    }

    /** The release, or the newest one that it may be; empty when its text is not of a known form. */
    public Optional<GoVersion> newest() {
        return GoVersion.parse(version.substring(version.indexOf(TO) + 1));
    }
}
