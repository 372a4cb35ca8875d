package dev.seaworthy.image.layers;

import java.util.List;

/** Names of strangers in messages. */
final class Quoted {
    private static final int LONGEST = 120;

    private Quoted() {}

    static String path(List<String> components) {
        String path = "/" + String.join("/", components);
        return path.length() > LONGEST ? path.substring(0, LONGEST) + "…" : path;
    }
}
