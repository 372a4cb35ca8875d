package dev.seaworthy.binary;

import dev.seaworthy.binary.FunctionTable.Layout;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.MalformedException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The functions of a Go program as its function table has them: those with code of their own, in the order of their
 * addresses, and behind them the names of those that were inlined wherever they are called. Names are left where they are, in
 * the file, for there can be some 100,000. Valid as long as the file is open.
 */
public final class FunctionList {
    /** More functions than this are none: the largest programs have some 500,000. */
    private static final int MOST = 1 << 24;
    /** As the linker writes no longer ones; hostile entries may all point to one long text. */
    private static final int LONGEST_NAME = 1 << 16;

    private final Bytes bytes;
    private final long[] addresses;
    private final long[] names;
    private final int own;

    private FunctionList(Bytes bytes, long[] addresses, long[] names, int own) {
        this.bytes = bytes;
        this.addresses = addresses;
        this.names = names;
        this.own = own;
    }

    static Optional<FunctionList> of(FunctionTable table, OptionalLong base) {
        long functions = table.summary().functions();
        if (base.isEmpty() || functions > MOST) {
            return Optional.empty();
        }
        int own = (int) functions;
        long[] addresses = new long[own + 1];
        long[] names = new long[own];
        long[] piece = new long[2 * FunctionTable.PIECE];
        for (int from = 0; from < own; from += FunctionTable.PIECE) {
            int count = table.list(from, piece);
            for (int i = 0; i < count; i++) {
                addresses[from + i] = base.getAsLong() + piece[2 * i];
                names[from + i] = place(table, piece[2 * i + 1]);
            }
        }
        addresses[own] = base.getAsLong() + table.entry(own);
        long[] inlined = table.header().layout() == Layout.GO_1_2 ? new long[0] : inlined(table, names);
        long[] all = Arrays.copyOf(names, own + inlined.length);
        System.arraycopy(inlined, 0, all, own, inlined.length);
        return Optional.of(new FunctionList(table.bytes(), addresses, all, own));
    }

    /** Where the name of the function is that has its structure at a place; −1 when that is damaged. */
    private static long place(FunctionTable table, long structure) {
        try {
            return table.nameIn(structure);
        } catch (MalformedException damaged) {
            return -1;
        }
    }

    /**
     * Since Go 1.16 the names lie one behind the other, each once. Those that no entry points to belong to functions that
     * only the trees of inlined calls refer to.
     */
    private static long[] inlined(FunctionTable table, long[] names) {
        FunctionTableHeader header = table.header();
        long[] known = names.clone();
        Arrays.sort(known);
        long[] found = new long[16];
        int count = 0;
        long end = header.names() + header.namesSize();
        long at = header.names();
        while (at < end) {
            int length;
            try {
                length = table.bytes().cStringLength(at, LONGEST_NAME, "function name");
            } catch (MalformedException damaged) {
                break;
            }
            if (length > 0 && Arrays.binarySearch(known, at) < 0) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count] = at;
                count++;
            }
            at += length + 1L;
        }
        return Arrays.copyOf(found, count);
    }

    /** How many there are, inlined ones included. */
    public int count() {
        return names.length;
    }

    /** How many have code of their own; those with a higher index were inlined. */
    public int own() {
        return own;
    }

    /** The address of a function with code of its own, before a position-independent program is moved. */
    public long address(int index) {
        return addresses[index];
    }

    /**
     * Bytes from a function with code of its own to the next one, the padding between both included; 0 where the table is
     * out of order.
     */
    public long size(int index) {
        return Math.max(0, addresses[index + 1] - addresses[index]);
    }

    /** The bytes in which the names are, each ended by a zero byte. */
    public Bytes names() {
        return bytes;
    }

    /** Where the name of a function begins in {@link #names}; negative when that is damaged. */
    public long nameAt(int index) {
        return names[index];
    }

    /** The name of a function; empty when it is damaged. */
    public String name(int index) {
        try {
            return names[index] < 0 ? "" : bytes.cString(names[index], LONGEST_NAME, "function name");
        } catch (MalformedException damaged) {
            return "";
        }
    }
}
