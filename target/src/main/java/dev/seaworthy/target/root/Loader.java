package dev.seaworthy.target.root;

import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.ElfFile;
import java.util.List;
import java.util.Optional;

/**
 * A dynamic loader and what is compiled into it.
 *
 * @param kind whose it is
 * @param version its version, such as {@code 1.2.5}; for glibc as far as the loader itself tells
 * @param systemDirectories the directories that it searches last, in its order
 * @param features what else is compiled in and changes its behaviour: for musl since 1.2.4 the names that it also finds
 *     with {@code 64} behind them, for glibc the names of subdirectories for better processors
 */
public record Loader(Kind kind, Optional<String> version, List<String> systemDirectories, List<String> features) {
    /** Whose loader it is. */
    public enum Kind {
        GLIBC,
        MUSL,
        UCLIBC,
        UNKNOWN
    }

    /**
     * What loader an object is; {@link Kind#UNKNOWN} when it is none, as most libraries are.
     *
     * @param elf the file, still open
     * @param object what was read of it
     */
    public static Loader of(ElfFile elf, DynamicObject object) {
        return LoaderReader.read(elf, object);
    }

    public Loader {
        systemDirectories = List.copyOf(systemDirectories);
        features = List.copyOf(features);
    }
}
