package dev.seaworthy.binary;

import dev.seaworthy.elf.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks for names among names that zero bytes end. A program has up to some 100,000, of which a handful is wanted, so no
 * string is made of the others: each is hashed as it passes.
 */
final class NameScan {
    /** Read in pieces of this size, so that memory stays flat. */
    private static final int PIECE = 1 << 16;
    /** Longer names are cut in two: generic functions have some kilobytes. */
    private static final int LONGEST = 1 << 20;

    private final Map<Integer, String> wanted = new HashMap<>();
    /** One bit for each low half of a wanted hash: most names are refused by it, without a look into the map. */
    private final long[] sieve = new long[1 << 10];

    private final Set<String> found;
    private final boolean first;
    private final int total;

    /**
     * @param found where to put what was found
     * @param first whether one is enough
     */
    NameScan(Set<String> names, Set<String> found, boolean first) {
        for (String name : names) {
            int hash = 0;
            for (byte next : name.getBytes(StandardCharsets.UTF_8)) {
                hash = 31 * hash + next;
            }
            // Two wanted names with the same hash: chained by a line break, which is in no name.
            wanted.merge(hash, name, (one, other) -> one + "\n" + other);
            sieve[(hash & 0xffff) >>> 6] |= 1L << hash;
        }
        this.found = found;
        this.first = first;
        this.total = names.size();
    }

    /** Whether nothing more is to be found. */
    boolean done() {
        return found.size() == total || (first && !found.isEmpty());
    }

    /** Compares the name at an offset, and tells how many bytes it takes. */
    long at(Bytes table, long offset) {
        int hash = 0;
        long end = offset;
        for (int next = table.u8(end); next != 0 && end - offset < LONGEST; next = table.u8(end)) {
            hash = 31 * hash + (byte) next;
            end++;
        }
        if (passes(hash)) {
            compare(hash, table, offset, end);
        }
        return end + 1 - offset;
    }

    /** Compares all names that lie one behind the other. */
    void all(Bytes names) {
        long start = 0;
        int hash = 0;
        for (long at = 0; at < names.size() && !done(); at += PIECE) {
            byte[] piece = names.copy(at, (int) Math.min(PIECE, names.size() - at));
            for (int i = 0; i < piece.length; i++) {
                byte next = piece[i];
                if (next != 0) {
                    hash = 31 * hash + next;
                } else {
                    if (passes(hash)) {
                        compare(hash, names, start, at + i);
                    }
                    hash = 0;
                    start = at + i + 1;
                }
            }
        }
    }

    private boolean passes(int hash) {
        return (sieve[(hash & 0xffff) >>> 6] & (1L << hash)) != 0;
    }

    private void compare(int hash, Bytes table, long start, long end) {
        String candidates = wanted.get(hash);
        if (candidates != null && end - start < LONGEST) {
            String name = table.string(start, (int) (end - start));
            for (String candidate : candidates.split("\n", -1)) {
                if (candidate.equals(name)) {
                    found.add(candidate);
                }
            }
        }
    }

    /** Hands out all names that lie one behind the other. */
    static void forEach(Bytes names, Consumer<String> consumer) {
        long start = 0;
        for (long at = 0; at < names.size(); at += PIECE) {
            byte[] piece = names.copy(at, (int) Math.min(PIECE, names.size() - at));
            for (int i = 0; i < piece.length; i++) {
                long end = at + i;
                if (piece[i] == 0 || end - start == LONGEST) {
                    if (end > start) {
                        consumer.accept(names.string(start, (int) (end - start)));
                    }
                    start = end + (piece[i] == 0 ? 1 : 0);
                }
            }
        }
    }
}
