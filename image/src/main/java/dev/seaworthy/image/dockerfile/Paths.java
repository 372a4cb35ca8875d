package dev.seaworthy.image.dockerfile;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths in a root, by their text alone. */
final class Paths {
    private Paths() {}

    /** An absolute path without empty parts, {@code .} and {@code ..}, and without a slash at its end. */
    static String clean(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    /** A path as seen from a working directory. */
    static String from(String directory, String path) {
        return clean(path.startsWith("/") ? path : directory + "/" + path);
    }

    /** The last part. */
    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
