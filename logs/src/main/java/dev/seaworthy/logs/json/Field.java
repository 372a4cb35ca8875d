package dev.seaworthy.logs.json;

import java.util.EnumMap;
import java.util.Map;

/** A field that was seen: the path of keys that leads to it, and what was found there. */
public final class Field {
    private final int id;
    private final String path;
    private final byte[] name;
    private final int owner;
    private final int depth;
    private final EnumMap<Kind, long[]> kinds = new EnumMap<>(Kind.class);
    private long count;
    private long lastObject;
    private Kind lastKind = Kind.STRING;
    private long[] lastCount;

    Field(int id, int owner, int depth, byte[] name, String path) {
        this.id = id;
        this.owner = owner;
        this.depth = depth;
        this.name = name;
        this.path = path;
        lastCount = kinds.computeIfAbsent(lastKind, _ -> new long[1]);
    }

    public int id() {
        return id;
    }

    int owner() {
        return owner;
    }

    int depth() {
        return depth;
    }

    byte[] name() {
        return name;
    }

    /** The keys from the outermost to this one, joined by dots. */
    public String path() {
        return path;
    }

    /** In how many objects it was seen. */
    public long count() {
        return count;
    }

    /** How often a value of each kind was seen. */
    public Map<Kind, Long> kinds() {
        Map<Kind, Long> seen = new EnumMap<>(Kind.class);
        kinds.forEach((kind, often) -> {
            if (often[0] > 0) {
                seen.put(kind, often[0]);
            }
        });
        return seen;
    }

    /** Counts one more; false when this object had it already. */
    boolean seenIn(long object) {
        if (object == lastObject) {
            return false;
        }
        lastObject = object;
        count++;
        return true;
    }

    /** Counts a value. A field has the same kind nearly always. */
    public void saw(Kind kind) {
        if (kind != lastKind) {
            lastKind = kind;
            lastCount = kinds.computeIfAbsent(kind, _ -> new long[1]);
        }
        lastCount[0]++;
    }
}
