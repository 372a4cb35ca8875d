package dev.seaworthy.image.layers;

import dev.seaworthy.image.ImageFormatException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Finds the place of an entry while layers are laid over each other: links on the way are followed inside the root. */
final class Places {
    /** The kernel's MAXSYMLINKS. */
    private static final int MOST_LINKS = 40;
    /** The kernel's NAME_MAX. */
    private static final int LONGEST_NAME = 255;

    private final NameTree tree;
    private final Budget budget;

    /** The directories on the way, from the root on, and which layer made each opaque. */
    private int[] way = new int[64];

    private int[] opaque = new int[64];
    private int depth;

    /** Where the entry before lay: archives list directory after directory. */
    private List<String> last = List.of();

    private boolean lastKnown;
    private int lastLayer;

    Places(NameTree tree, Budget budget) {
        this.tree = tree;
        this.budget = budget;
    }

    /** The components of a path, {@code ..} resolved as at the root of a root: it does not lead out. */
    static List<String> components(String path) {
        List<String> components = new ArrayList<>();
        int from = 0;
        while (from <= path.length()) {
            int slash = path.indexOf('/', from);
            int end = slash < 0 ? path.length() : slash;
            String component = path.substring(from, end);
            if (component.equals("..")) {
                if (!components.isEmpty()) {
                    components.removeLast();
                }
            } else if (!component.isEmpty() && !component.equals(".")) {
                components.add(component);
            }
            from = end + 1;
        }
        return components;
    }

    static byte[] bytes(String name) throws ImageFormatException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_NAME || name.indexOf('\0') >= 0) {
            throw new ImageFormatException("has a name that no file system of Linux takes");
        }
        return bytes;
    }

    /** The directory of which these are the components; what is missing on the way is made, as implied. */
    int directory(List<String> components, int layer) throws ImageFormatException {
        if (lastKnown && lastLayer == layer && components.equals(last)) {
            return way[depth];
        }
        lastKnown = false;
        if (!follow(components, layer)) {
            throw new ImageFormatException(
                    "has an entry below " + Quoted.path(components) + ", where no directory can be");
        }
        last = List.copyOf(components);
        lastLayer = layer;
        lastKnown = true;
        return way[depth];
    }

    /** The newest layer that made the directory found last, or one above it, opaque. */
    int hidden() {
        return opaque[depth];
    }

    /** The same for any directory. */
    int hiddenAt(int directory) {
        int newest = 0;
        for (int node = directory; ; node = tree.parent(node)) {
            newest = Math.max(newest, tree.opaque(node));
            if (node == NameTree.ROOT) {
                return newest;
            }
        }
    }

    /** What lies at a path when a link at its place is not followed. */
    int find(List<String> components) throws ImageFormatException {
        lastKnown = false;
        if (components.isEmpty()) {
            return NameTree.ROOT;
        }
        if (!follow(components.subList(0, components.size() - 1), 0)) {
            return NameTree.NONE;
        }
        return tree.child(way[depth], bytes(components.getLast()), opaque[depth]);
    }

    /** The path of a directory. */
    String path(int directory) {
        StringBuilder path = new StringBuilder();
        for (int node = directory; node != NameTree.ROOT; node = tree.parent(node)) {
            path.insert(0, "/" + tree.name(node));
        }
        return path.toString();
    }

    /** The tree has changed so that the same path may lead elsewhere. */
    void forget() {
        lastKnown = false;
    }

    /**
     * Follows a path.
     *
     * @param layer for which missing directories are made; 0 when none are
     * @return whether there is a directory
     */
    private boolean follow(List<String> components, int layer) throws ImageFormatException {
        Deque<String> rest = new ArrayDeque<>(components);
        depth = 0;
        way[0] = NameTree.ROOT;
        opaque[0] = tree.opaque(NameTree.ROOT);
        int links = 0;
        while (!rest.isEmpty()) {
            budget.step();
            String name = rest.removeFirst();
            if (name.equals("..")) {
                depth = Math.max(0, depth - 1);
                continue;
            }
            byte[] bytes = bytes(name);
            int node = tree.child(way[depth], bytes, opaque[depth]);
            if (node == NameTree.NONE && layer > 0) {
                node = tree.put(way[depth], bytes, NameTree.Kind.DIRECTORY, layer);
                tree.attributes(node, 0755, 0, 0);
            }
            if (node == NameTree.NONE) {
                return false;
            }
            switch (tree.kind(node)) {
                case DIRECTORY -> enter(node, layer);
                case LINK -> {
                    links++;
                    if (links > MOST_LINKS) {
                        return false;
                    }
                    String target = tree.target(node);
                    List<String> parts = parts(target);
                    for (int i = parts.size() - 1; i >= 0; i--) {
                        rest.addFirst(parts.get(i));
                    }
                    if (target.startsWith("/")) {
                        depth = 0;
                    }
                }
                case REMOVED, FILE, ELF, SPECIAL, BROKEN -> {
                    return false;
                }
            }
        }
        return true;
    }

    private void enter(int node, int layer) {
        if (layer > 0) {
            // What lies below was put there by this layer, so the directory is of this layer too.
            tree.layer(node, layer);
        }
        depth++;
        if (depth == way.length) {
            way = java.util.Arrays.copyOf(way, 2 * depth);
            opaque = java.util.Arrays.copyOf(opaque, 2 * depth);
        }
        way[depth] = node;
        opaque[depth] = Math.max(opaque[depth - 1], tree.opaque(node));
    }

    /** The components of a link's target, {@code ..} kept: it is to be resolved where the link leads. */
    private static List<String> parts(String target) {
        List<String> parts = new ArrayList<>();
        for (String part : target.split("/", -1)) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return parts;
    }
}
