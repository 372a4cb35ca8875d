package dev.seaworthy.cli;

import dev.seaworthy.binary.KnownBinaries;
import dev.seaworthy.target.catalogue.Catalogue;
import java.util.function.Supplier;

/**
 * What outlives a command in a process that runs several.
 *
 * @param catalogue with the targets that were read so far
 * @param binaries those that were read so far
 */
record Kept(Supplier<Catalogue> catalogue, KnownBinaries binaries) {
    /** More than a project has; each is some hundred kilobytes, given up when memory is short. */
    private static final int MOST_BINARIES = 1024;

    /** For a process that runs one command. */
    static Kept nothing() {
        return new Kept(Catalogue::load, KnownBinaries.NONE);
    }

    /** For one that goes on. */
    static Kept all() {
        Catalogue catalogue = Catalogue.load();
        return new Kept(() -> catalogue, new KnownBinaries(MOST_BINARIES));
    }

    /** The same for a command that judges the same files again and again. */
    Kept remembering() {
        return new Kept(catalogue, new KnownBinaries(MOST_BINARIES));
    }
}
