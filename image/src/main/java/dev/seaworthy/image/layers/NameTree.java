package dev.seaworthy.image.layers;

import dev.seaworthy.image.ImageFormatException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The names of a file system and what is known of each, in arrays: some 50 bytes a name, so that a million fit. A name is a
 * number, the root is 0. What a later layer replaces keeps its number and is not found any more.
 *
 * <p>An entry is seen when it was not removed and no directory above it was made opaque by a later layer than the one that
 * it is of. So hiding a tree costs the same as hiding a file, however often a hostile image does it.
 */
final class NameTree {
    static final int ROOT = 0;
    static final int NONE = -1;
    /**
     * The largest real images have some 500,000 files. Names that were replaced and directories that paths imply count as
     * well, so this is above what is allowed for the entries of archives.
     */
    private static final int MOST_NAMES = 1_300_000;

    /** What a name stands for. */
    enum Kind {
        REMOVED(0),
        DIRECTORY(1),
        /** A regular file that does not begin like an ELF file. */
        FILE(2),
        ELF(3),
        LINK(4),
        SPECIAL(5),
        /** A hard link to something that was not there. */
        BROKEN(6);

        private final byte code;

        /**
         * @param code as it stands in a cache, and the place in this list
         */
        Kind(int code) {
            this.code = (byte) code;
        }
    }

    private static final Kind[] KINDS = Kind.values();

    private int count;
    private int[] parents = new int[1024];
    private int[] names = new int[1024];
    private int[] firstChildren = new int[1024];
    private int[] siblings = new int[1024];
    /** Which name has the attributes: itself, or for a hard link the first one. */
    private int[] files = new int[1024];

    private byte[] kinds = new byte[1024];
    private short[] layers = new short[1024];
    private short[] opaque = new short[1024];
    private short[] modes = new short[1024];
    private int[] users = new int[1024];
    private int[] groups = new int[1024];
    /** Bytes of a file, or where the target of a link is. */
    private long[] sizes = new long[1024];

    private int[] table = new int[4096];
    /** Nobody can know it, so hostile names cannot all be made to meet in one place. */
    private final int factor = (int) (System.nanoTime() * 0x9E3779B9L) | 1;

    private Names text = new Names();

    NameTree() throws ImageFormatException {
        count = 1;
        text.add(new byte[0]);
        kinds[ROOT] = Kind.DIRECTORY.code;
        modes[ROOT] = 0755;
        Arrays.fill(table, NONE);
    }

    Kind kind(int node) {
        return KINDS[kinds[node]];
    }

    int parent(int node) {
        return parents[node];
    }

    String name(int node) {
        return text.text(names[node]);
    }

    int mode(int node) {
        return modes[files[node]];
    }

    int user(int node) {
        return users[files[node]];
    }

    int group(int node) {
        return groups[files[node]];
    }

    /** Bytes of a regular file. */
    long size(int node) {
        return kind(node) == Kind.FILE || kind(node) == Kind.ELF ? sizes[files[node]] : 0;
    }

    /** Where a symbolic link leads, or what a broken hard link should be. */
    String target(int node) {
        return text.text((int) sizes[files[node]]);
    }

    /** Which name the content of a file is known by. */
    int file(int node) {
        return files[node];
    }

    int layer(int node) {
        return layers[node];
    }

    int opaque(int node) {
        return opaque[node];
    }

    /** How many names there are, those that were replaced included. */
    int count() {
        return count;
    }

    /**
     * A name in a directory.
     *
     * @param hidden the newest layer that made the directory or one above it opaque
     * @return {@link #NONE} when it is not there or hidden
     */
    int child(int directory, byte[] name, int hidden) {
        int slot = slot(directory, name);
        int node = table[slot];
        return node == NONE || !seen(node, hidden) ? NONE : node;
    }

    private boolean seen(int node, int hidden) {
        return kinds[node] != 0 && layers[node] >= hidden;
    }

    /** The names in a directory that are seen, in no order. */
    List<Integer> children(int directory, int hidden) {
        List<Integer> children = new ArrayList<>();
        for (int node = firstChildren[directory]; node != 0; node = siblings[node]) {
            if (seen(node, hidden)) {
                children.add(node);
            }
        }
        return children;
    }

    /** Adds a name in place of whatever had it. */
    int put(int directory, byte[] name, Kind kind, int layer) throws ImageFormatException {
        if (count == MOST_NAMES) {
            throw new ImageFormatException("has more than " + MOST_NAMES + " names");
        }
        if (count == parents.length) {
            grow(Math.min(MOST_NAMES, count + count / 2));
        }
        int node = count;
        parents[node] = directory;
        names[node] = text.add(name);
        siblings[node] = firstChildren[directory];
        firstChildren[directory] = node;
        files[node] = node;
        kinds[node] = kind.code;
        layers[node] = (short) layer;
        count++;
        int slot = slot(directory, name);
        if (table[slot] != NONE) {
            kinds[table[slot]] = Kind.REMOVED.code;
        }
        table[slot] = node;
        if (count > table.length / 2) {
            rehash();
        }
        return node;
    }

    void attributes(int node, int mode, int user, int group) {
        modes[node] = (short) mode;
        users[node] = user;
        groups[node] = group;
    }

    void kind(int node, Kind kind) {
        kinds[node] = kind.code;
    }

    void size(int node, long size) {
        sizes[node] = size;
    }

    void target(int node, byte[] target) throws ImageFormatException {
        sizes[node] = text.add(target);
    }

    /** Makes a name another one of a file. */
    void sameFile(int node, int other) {
        files[node] = files[other];
    }

    void layer(int node, int layer) {
        layers[node] = (short) layer;
    }

    void remove(int node) {
        kinds[node] = Kind.REMOVED.code;
    }

    /** Hides what older layers have in a directory. */
    void hideBelow(int directory, int layer) {
        opaque[directory] = (short) layer;
    }

    private int slot(int directory, byte[] name) {
        int hash = 1;
        for (byte one : name) {
            hash = factor * hash + one;
        }
        int slot = spread(directory, hash) & (table.length - 1);
        while (table[slot] != NONE && !(parents[table[slot]] == directory && text.matches(names[table[slot]], name))) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private static int spread(int directory, int hash) {
        int mixed = hash * 0x9E3779B1 + directory * 0x85EBCA6B;
        mixed ^= mixed >>> 15;
        mixed *= 0xC2B2AE35;
        return mixed ^ mixed >>> 13;
    }

    private void rehash() {
        int[] old = table;
        table = new int[2 * old.length];
        Arrays.fill(table, NONE);
        for (int node : old) {
            if (node != NONE) {
                int slot = spread(parents[node], text.hash(names[node], factor)) & (table.length - 1);
                while (table[slot] != NONE) {
                    slot = (slot + 1) & (table.length - 1);
                }
                table[slot] = node;
            }
        }
    }

    private void grow(int capacity) {
        parents = Arrays.copyOf(parents, capacity);
        names = Arrays.copyOf(names, capacity);
        firstChildren = Arrays.copyOf(firstChildren, capacity);
        siblings = Arrays.copyOf(siblings, capacity);
        files = Arrays.copyOf(files, capacity);
        kinds = Arrays.copyOf(kinds, capacity);
        layers = Arrays.copyOf(layers, capacity);
        opaque = Arrays.copyOf(opaque, capacity);
        modes = Arrays.copyOf(modes, capacity);
        users = Arrays.copyOf(users, capacity);
        groups = Arrays.copyOf(groups, capacity);
        sizes = Arrays.copyOf(sizes, capacity);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(count);
        for (int i = 0; i < count; i++) {
            out.writeInt(parents[i]);
            out.writeInt(names[i]);
            out.writeInt(files[i]);
            out.writeByte(kinds[i]);
            out.writeShort(layers[i]);
            out.writeShort(opaque[i]);
            out.writeShort(modes[i]);
            out.writeInt(users[i]);
            out.writeInt(groups[i]);
            out.writeLong(sizes[i]);
        }
        text.write(out);
    }

    /** Reads what {@link #write} wrote; what it reads was checked by its sum before. */
    static NameTree read(DataInput in) throws IOException {
        NameTree tree = new NameTree();
        int count = in.readInt();
        if (count < 1 || count > MOST_NAMES) {
            throw new IOException("damaged names");
        }
        tree.grow(count);
        tree.count = count;
        for (int i = 0; i < count; i++) {
            tree.parents[i] = in.readInt();
            tree.names[i] = in.readInt();
            tree.files[i] = in.readInt();
            tree.kinds[i] = in.readByte();
            tree.layers[i] = in.readShort();
            tree.opaque[i] = in.readShort();
            tree.modes[i] = in.readShort();
            tree.users[i] = in.readInt();
            tree.groups[i] = in.readInt();
            tree.sizes[i] = in.readLong();
        }
        tree.text = Names.read(in);
        tree.table = new int[Integer.highestOneBit(Math.max(1024, count)) * 4];
        Arrays.fill(tree.table, NONE);
        for (int i = 1; i < count; i++) {
            tree.siblings[i] = tree.firstChildren[tree.parents[i]];
            tree.firstChildren[tree.parents[i]] = i;
            tree.insert(i);
        }
        return tree;
    }

    /** Of several that had a name the newest is found, as when they were put there. */
    private void insert(int node) {
        table[slot(parents[node], text.bytes(names[node]))] = node;
    }
}
