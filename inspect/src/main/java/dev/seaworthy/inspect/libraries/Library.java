package dev.seaworthy.inspect.libraries;

import java.util.List;

/**
 * A library that an object asks for.
 *
 * @param name as it is asked for (DT_NEEDED)
 * @param place what the loader finds under that name
 * @param versions the versions that the asking object needs of it
 * @param needs what it asks for itself; empty when that is shown elsewhere
 * @param shownElsewhere whether what it asks for is shown below the object that asked for it first
 */
public record Library(
        String name, Place place, List<NeededVersion> versions, List<Library> needs, boolean shownElsewhere) {
    public Library {
        versions = List.copyOf(versions);
        needs = List.copyOf(needs);
    }

    /** What a loader finds. */
    public sealed interface Place {
        /**
         * A library.
         *
         * @param path where it lies in the target
         * @param through which rule of the loader leads there: {@code ld.so.cache}, {@code RUNPATH of …}, …
         */
        record Found(String path, String through) implements Place {}

        /**
         * Nothing.
         *
         * @param considered the places that were looked at, in the loader's order
         */
        record NotFound(List<String> considered) implements Place {
            public NotFound {
                considered = List.copyOf(considered);
            }
        }

        /** A file that it refuses, and why. */
        record Refused(String path, String reason) implements Place {}

        /** It cannot be told, and why. */
        record NotKnown(String reason) implements Place {}
    }

    /**
     * A version that is needed of a library.
     *
     * @param name such as {@code GLIBC_2.34}
     * @param weak whether the loader only warns when it is missing
     * @param definition whether the library that was found defines it
     */
    public record NeededVersion(String name, boolean weak, Definition definition) {}

    /** Whether a version is defined. */
    public enum Definition {
        /** The library defines it. */
        DEFINED,
        /** It does not: the loader refuses to start the program. */
        MISSING,
        /** The library has no versions at all, which loaders accept with a remark. */
        UNVERSIONED,
        /** This loader does not look at versions, as musl's. */
        NOT_LOOKED_AT,
        /** The library was not found. */
        NOT_KNOWN
    }

    /** Whether it was found with all versions, and all that it asks for likewise. */
    public boolean complete() {
        return place instanceof Place.Found
                && versions.stream().noneMatch(one -> one.definition() == Definition.MISSING && !one.weak())
                && needs.stream().allMatch(Library::complete);
    }
}
