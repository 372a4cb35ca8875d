package dev.seaworthy.image.dockerfile;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths in a root, by their text alone. */
final class Paths {
    private Paths() {}

    /** An absolute path without empty parts, {@code .} and {@code ..}, and without a slash at its end. */
    static String clean(String path) {
        if (isClean(path)) {
            return path;
        }
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

    /** Most are, and a Dockerfile may name 100,000 of them. */
    private static boolean isClean(String path) {
        return path.startsWith("/")
                && path.length() > 1
                && !path.endsWith("/")
                && !path.contains("//")
                && !path.contains("/.");
    }

    /** How many parts it has, when it is clean. */
    static int depth(String path) {
        int depth = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            depth++;
        }
        return depth;
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
