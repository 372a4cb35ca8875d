package dev.seaworthy.logs.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All fields that a stream was seen to have. The table is bounded: what does not go into it (too many fields, too deep, keys
 * too long) is counted as {@link #OTHERS}.
 */
public final class FieldTable {
    /** The field that stands for those that the table has no room for. */
    public static final int OTHERS = 1;
    /** Elasticsearch takes 1,000 fields an index unless told otherwise; four times as many need no exact count. */
    static final int MOST_FIELDS = 4096;

    private static final int SLOTS = 4 * MOST_FIELDS;
    /** A table that is a quarter full has short runs; longer ones are made by somebody who wants to slow us down. */
    private static final int LONGEST_RUN = 64;

    private static final int LONGEST_KEY = 256;
    private static final int DEEPEST = 32;
    private static final int LONGEST_PATH = 512;
    private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

    private final int[] slots = new int[SLOTS];
    private final long[] hashes = new long[SLOTS];
    private final List<Field> fields = new ArrayList<>();
    private final long seed = System.nanoTime() * MULTIPLIER;
    private Field[] byId = new Field[64];
    private final byte[] scratch = new byte[LONGEST_KEY + Long.BYTES];
    private boolean repeated;

    public FieldTable() {
        add(new Field(Members.ROOT, -1, 0, new byte[0], ""));
        add(new Field(OTHERS, -1, DEEPEST, new byte[0], "…"));
    }

    /** All but the root, in the order in which they were first seen. */
    public List<Field> all() {
        return List.copyOf(fields.subList(OTHERS + 1, fields.size()));
    }

    /** How many there are. */
    public int size() {
        return fields.size();
    }

    /** The field of an id. */
    public Field get(int id) {
        return byId[id];
    }

    /** Whether the object had the member before that {@link #member} was last asked for. */
    public boolean repeated() {
        return repeated;
    }

    /**
     * The field of a member.
     *
     * @param owner the field whose value the object is
     * @param object the object's number
     * @param buffer has eight readable bytes behind the key
     * @return its id
     */
    public int member(int owner, long object, byte[] buffer, int from, int to, boolean escaped) {
        byte[] key = buffer;
        int start = from;
        int length = to - from;
        if (escaped && length <= LONGEST_KEY) {
            length = Escapes.decode(buffer, from, to, scratch, 0);
            key = scratch;
            start = 0;
        }
        repeated = false;
        if (length > LONGEST_KEY || owner == OTHERS) {
            return OTHERS;
        }
        long hash = hash(owner, key, start, length);
        int slot = (int) (hash >>> 40) & (SLOTS - 1);
        for (int run = 0; run < LONGEST_RUN; run++) {
            int id = slots[slot];
            if (id == 0) {
                return fields.size() < MOST_FIELDS ? put(slot, hash, owner, object, key, start, length) : OTHERS;
            }
            if (hashes[slot] == hash && same(byId[id], owner, key, start, length)) {
                repeated = !byId[id].seenIn(object);
                return id;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return OTHERS;
    }

    private static boolean same(Field field, int owner, byte[] key, int start, int length) {
        byte[] name = field.name();
        return field.owner() == owner && Arrays.equals(name, 0, name.length, key, start, start + length);
    }

    private long hash(int owner, byte[] key, int start, int length) {
        long hash = seed + owner * MULTIPLIER;
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            hash = mixed(hash ^ Words.at(key, start + i));
        }
        return mixed(hash ^ Words.first(Words.at(key, start + i), length - i)) + length;
    }

    private static long mixed(long value) {
        long product = value * MULTIPLIER;
        return product ^ (product >>> 29);
    }

    private int put(int slot, long hash, int owner, long object, byte[] key, int start, int length) {
        Field parent = byId[owner];
        if (parent.depth() + 1 >= DEEPEST) {
            return OTHERS;
        }
        byte[] name = Arrays.copyOfRange(key, start, start + length);
        String word = new String(name, StandardCharsets.UTF_8);
        String path = owner == Members.ROOT ? word : parent.path() + "." + word;
        Field field = new Field(
                fields.size(),
                owner,
                parent.depth() + 1,
                name,
                path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "…" : path);
        add(field);
        field.seenIn(object);
        slots[slot] = field.id();
        hashes[slot] = hash;
        return field.id();
    }

    private void add(Field field) {
        if (field.id() == byId.length) {
            byId = Arrays.copyOf(byId, byId.length * 2);
        }
        byId[field.id()] = field;
        fields.add(field);
    }
}
