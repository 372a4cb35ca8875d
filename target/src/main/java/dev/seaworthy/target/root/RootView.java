package dev.seaworthy.target.root;

import dev.seaworthy.elf.DynamicObject;
import java.util.Optional;

/**
 * A Linux root file system as the kernel and the loaders would see it from inside. Paths are absolute in the root;
 * symbolic links and {@code ..} are followed inside it and never leave it.
 */
public interface RootView {
    /** What lies at a path, links followed. */
    Lookup lookup(String path);

    /** The executable or library at a path, links followed, as a dynamic loader sees it. */
    ObjectLookup object(String path);

    /** The dynamic loader at a path: whose it is and what it has built in; empty when there is none at that path. */
    Optional<Loader> loader(String path);

    /** The content of a small file; empty when it is absent, larger than the limit, or not a file. */
    Optional<byte[]> content(String path, int limit);

    /** What {@code /etc/ld.so.cache} says; without entries when there is none or it is damaged. */
    default LoaderCache loaderCache() {
        return content(LoaderCache.PATH, LoaderCache.LARGEST)
                .map(LoaderCache::read)
                .orElse(LoaderCache.empty());
    }

    /** What lies at a path. */
    sealed interface Lookup {
        /**
         * A file.
         *
         * @param realPath its path with all links followed
         * @param executable whether anybody may execute it
         */
        record File(String realPath, boolean executable) implements Lookup {}

        /** A directory. */
        record Directory(String realPath) implements Lookup {}

        /** Nothing, and why: what is not there, or which link leads nowhere. */
        record Absent(String reason) implements Lookup {}

        /** It cannot be told, and why. */
        record Unknown(String reason) implements Lookup {}
    }

    /** What a loader finds at a path. */
    sealed interface ObjectLookup {
        /**
         * An object that can be looked at.
         *
         * @param realPath its path with all links followed
         * @param executable whether anybody may execute it
         * @param symbolsKnown whether its imports and exports are known; its other properties always are
         */
        record Found(String realPath, boolean executable, boolean symbolsKnown, DynamicObject object)
                implements ObjectLookup {}

        /** A file that is no dynamic ELF object, and why. */
        record NotAnObject(String realPath, String reason) implements ObjectLookup {}

        /** Nothing, and why. */
        record Absent(String reason) implements ObjectLookup {}

        /** It cannot be told, and why. */
        record Unknown(String reason) implements ObjectLookup {}
    }
}
