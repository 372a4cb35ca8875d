package dev.seaworthy.target.root;

import dev.seaworthy.elf.DynamicObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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

    /** The directory entry at a path: a link that stands there is not followed, links on the way to it are. */
    Entry entry(String path);

    /** The names in a directory, links on the way to it and at its place followed. */
    Listing list(String path);

    /** The text of a small file, links followed. */
    Content text(String path, int limit);

    /** How many certificates a PEM file holds, links followed. */
    Certificates certificates(String path);

    /** The bytes of all files, each counted once however many names it has; empty when that is not known. */
    default OptionalLong bytesOfFiles() {
        return OptionalLong.empty();
    }

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

    /** One directory entry, not followed. */
    sealed interface Entry {
        /** A symbolic link, and where it says that it leads. */
        record Link(String target) implements Entry {}

        /** A directory. */
        record Directory(Optional<Attributes> attributes) implements Entry {}

        /** A regular file. */
        record File(Optional<Attributes> attributes) implements Entry {}

        /** A device, a pipe or a socket. */
        record Special() implements Entry {}

        /** Nothing, and why. */
        record Absent(String reason) implements Entry {}

        /** It cannot be told, and why. */
        record Unknown(String reason) implements Entry {}
    }

    /**
     * Who may do what with a file.
     *
     * @param mode permission bits, the special ones included: 0 to 07777
     * @param user the owner's number
     * @param group the group's number
     * @param size bytes of a regular file, otherwise 0
     */
    record Attributes(int mode, int user, int group, long size) {}

    /** What a directory holds. */
    sealed interface Listing {
        /** The names in it, sorted. */
        record Names(List<String> names) implements Listing {
            public Names {
                names = List.copyOf(names);
            }
        }

        /** No directory is there, and why. */
        record Absent(String reason) implements Listing {}

        /** It cannot be told, and why. */
        record Unknown(String reason) implements Listing {}
    }

    /** The text of a file. */
    sealed interface Content {
        /** The text, decoded as UTF-8. */
        record Text(String realPath, String text) implements Content {}

        /** No file is there, and why. */
        record Absent(String reason) implements Content {}

        /** It cannot be told, and why. */
        record Unknown(String reason) implements Content {}
    }

    /** The certificates in a file. */
    sealed interface Certificates {
        /** That many that Go's {@code x509.CertPool.AppendCertsFromPEM} would take; 0 for a file without any. */
        record Count(String realPath, int count) implements Certificates {}

        /** At least one; how many is not known. */
        record Some(String realPath, String reason) implements Certificates {}

        /** No file is there, and why. */
        record Absent(String reason) implements Certificates {}

        /** It cannot be told, and why. */
        record Unknown(String reason) implements Certificates {}
    }
}
