package dev.seaworthy.binary;

import dev.seaworthy.binary.calls.AddressSet;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The functions of a table by their place in the code. Places are offsets from the first function. */
final class FunctionIndex {
    /** More code than this no architecture can address by its calls. */
    private static final long MOST_CODE = Integer.MAX_VALUE - (1 << 20);

    private final FunctionTable table;
    private final int[] entries;
    private final long text;
    private final int size;

    private FunctionIndex(FunctionTable table, int[] entries, long text, int size) {
        this.table = table;
        this.entries = entries;
        this.text = text;
        this.size = size;
    }

    /**
     * The index of a table; empty when its functions are not in ascending order.
     *
     * @param base the address that the table's places are relative to; 0 when they are addresses
     */
    static Optional<FunctionIndex> of(FunctionTable table, long base) {
        long first = table.entry(0);
        long size = table.entry(table.summary().functions()) - first;
        if (size <= 0 || size > MOST_CODE) {
            return Optional.empty();
        }
        int[] entries = new int[(int) table.summary().functions()];
        long before = 0;
        long[] piece = new long[2 * FunctionTable.PIECE];
        for (int from = 0; from < entries.length; from += FunctionTable.PIECE) {
            int count = table.list(from, piece);
            for (int i = 0; i < count; i++) {
                long entry = piece[2 * i] - first;
                if (entry < before || entry > size) {
                    return Optional.empty();
                }
                entries[from + i] = (int) entry;
                before = entry;
            }
        }
        return Optional.of(new FunctionIndex(table, entries, base + first, (int) size));
    }

    /** The address of the first function. */
    long text() {
        return text;
    }

    /** Bytes of code. */
    int size() {
        return size;
    }

    int count() {
        return entries.length;
    }

    /** Where functions begin, as a set. */
    AddressSet entries() {
        AddressSet set = new AddressSet(size);
        for (int entry : entries) {
            set.add(entry);
        }
        set.seal();
        return set;
    }

    /** Where a function begins. */
    int entry(int index) {
        return entries[index];
    }

    /** The function to which a place in the code belongs. */
    int at(int offset) {
        int found = Arrays.binarySearch(entries, offset);
        return found >= 0 ? found : -found - 2;
    }

    String name(int index) {
        return table.nameOf(index);
    }

    /**
     * Hands the functions that have code of their own their names' owners.
     *
     * @param places where each name is, see {@link FunctionTable#find}
     * @return the function of each name; names that only inlined functions have are not there
     */
    Map<String, Integer> byName(Map<String, Long> places) {
        return table.owners(places);
    }

    /**
     * A function of this name among the neighbours of another: those of a package lie together.
     *
     * @param from the function to begin at
     * @param most how many are looked at on either side
     */
    OptionalInt near(int from, String name, int most) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        for (int distance = 1; distance <= most; distance++) {
            if (from - distance >= 0 && table.hasName(from - distance, wanted)) {
                return OptionalInt.of(from - distance);
            }
            if (from + distance < entries.length && table.hasName(from + distance, wanted)) {
                return OptionalInt.of(from + distance);
            }
        }
        return OptionalInt.empty();
    }
}
