package dev.seaworthy.cli;

import dev.seaworthy.target.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.List;
import java.util.Optional;

/**
 * A file inside of a root, as a user names it: the root as {@code --on} takes it, a colon, and an absolute path there
 * ({@code alpine.tar:/bin/busybox}, {@code registry:localhost:5000/shop:2:/app/shop}).
 *
 * @param root the root's name
 * @param path the path in it
 */
record FileInRoot(String root, String path) {
    private static final List<String> PREFIXES = List.of("archive:", "oci:", "dir:", "registry:", "dockerfile:");
    private static final String REGISTRY = "registry:";

    /** What a word of the command line means; empty when it means a file that is not in a root, or nothing at all. */
    static Optional<FileInRoot> named(String word) throws IOException {
        int from = word.indexOf(":/");
        Optional<String> prefix = PREFIXES.stream().filter(word::startsWith).findFirst();
        if ((from < 0 && prefix.isEmpty()) || exists(word)) {
            return Optional.empty();
        }
        Optional<FileInRoot> found = Optional.empty();
        int first = prefix.map(String::length).orElse(1);
        for (int at = word.indexOf(":/", first); at > 0; at = word.indexOf(":/", at + 1)) {
            FileInRoot candidate = new FileInRoot(word.substring(0, at), word.substring(at + 1));
            // What looks like a part of http://HOST/… is one.
            if (!candidate.path.startsWith("//") && candidate.isKnown(prefix)) {
                found = Optional.of(candidate);
                if (!prefix.equals(Optional.of(REGISTRY))) {
                    break;
                }
            }
        }
        if (found.isEmpty() && prefix.isPresent()) {
            int at = word.lastIndexOf(":/");
            if (at < first) {
                throw new IOException("names a root and no file in it; add the file's path there: " + word + ":/PATH");
            }
            return Optional.of(new FileInRoot(word.substring(0, at), word.substring(at + 1)));
        }
        return found;
    }

    private boolean isKnown(Optional<String> prefix) {
        String name = prefix.map(text -> root.substring(text.length())).orElse(root);
        if (prefix.equals(Optional.of(REGISTRY))) {
            return !name.isEmpty();
        }
        if (prefix.isPresent()) {
            return existsWithTag(name);
        }
        return exists(name)
                || root.equals("host")
                || !(Catalogue.load().find(root, Optional.empty()) instanceof Catalogue.Answer.NoSuchName);
    }

    /** A tag, or a whole name and a tag, may stand behind the name of a file. */
    private static boolean existsWithTag(String name) {
        for (int end = name.length(); end > 0; end = name.lastIndexOf(':', end - 1)) {
            if (exists(name.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    private static boolean exists(String name) {
        try {
            return Files.exists(FileNames.path(name), LinkOption.NOFOLLOW_LINKS);
        } catch (IOException noFileName) {
            return false;
        }
    }

    /** As it is shown. */
    String shownAs() {
        return root + ":" + path;
    }
}
