package dev.seaworthy.image.tar;

/**
 * One entry of an archive.
 *
 * @param path as it stands there: perhaps absolute, with {@code ./} or {@code ..}
 * @param type what it is
 * @param mode permission bits, 0 to 07777
 * @param user the owner's number
 * @param group the group's number
 * @param size bytes of a regular file when unpacked, otherwise 0
 * @param target where a symbolic link leads, or of which entry a hard link is another name; otherwise empty
 */
public record TarEntry(String path, Type type, int mode, int user, int group, long size, String target) {
    /** What an entry is. */
    public enum Type {
        FILE,
        DIRECTORY,
        SYMBOLIC_LINK,
        HARD_LINK,
        /** A device, a pipe or a socket. */
        SPECIAL
    }
}
