package dev.seaworthy.binary.calls;

import dev.seaworthy.elf.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Go's function values that need no variables: constants that hold the address of the function's code. Code that stores,
 * hands over or starts such a function takes the address of the constant.
 */
public final class FunctionValues {
    /** Real programs have some 10,000. */
    private static final int FIRST_CAPACITY = 1 << 12;

    /** Bytes that are looked at together: whole words, whatever their size. */
    private static final int PIECE = 1 << 16;

    private final int wordSize;
    private final long text;
    private final AddressSet functions;
    private final int size;
    private long[] addresses = new long[FIRST_CAPACITY];
    private int[] targets = new int[FIRST_CAPACITY];
    private int count;
    private AddressSet sieve = new AddressSet(0);

    /**
     * @param wordSize bytes of a pointer
     * @param text the address of the first function
     * @param size bytes of code from there on
     * @param functions where functions begin, relative to the first
     */
    public FunctionValues(int wordSize, long text, int size, AddressSet functions) {
        this.wordSize = wordSize;
        this.text = text;
        this.size = size;
        this.functions = functions;
    }

    /** Looks for them in constants. Places are to be handed over in the order of their addresses. */
    public void collect(Bytes constants, long address) {
        if (count > 0 && address < addresses[count - 1]) {
            return;
        }
        long end = constants.size() - constants.size() % wordSize;
        ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, end)).order(constants.order());
        for (long start = 0; start < end; start += PIECE) {
            piece.limit((int) Math.min(PIECE, end - start));
            constants.copy(start, piece.array(), 0, piece.limit());
            collect(piece, address + start);
        }
    }

    /** A copied piece is read several times as fast as the file, which checks each word's bounds. */
    private void collect(ByteBuffer piece, long address) {
        for (int at = 0; at < piece.limit(); at += wordSize) {
            long word = wordSize == Long.BYTES ? piece.getLong(at) : piece.getInt(at) & 0xffff_ffffL;
            long offset = word - text;
            if (offset >= 0 && offset < size && functions.contains((int) offset)) {
                add(address + at, (int) offset);
            }
        }
    }

    private void add(long address, int target) {
        if (count == addresses.length) {
            addresses = Arrays.copyOf(addresses, 2 * count);
            targets = Arrays.copyOf(targets, 2 * count);
        }
        addresses[count] = address;
        targets[count] = target;
        count++;
    }

    /** To be called when all are collected. */
    public void seal() {
        long span = count == 0 ? 0 : addresses[count - 1] - addresses[0] + 1;
        if (span > Integer.MAX_VALUE - 8 || span < 0) {
            count = 0;
            return;
        }
        sieve = new AddressSet((int) span);
        for (int i = 0; i < count; i++) {
            sieve.add((int) (addresses[i] - addresses[0]));
        }
    }

    /** The function whose value is at an address, relative to the first function; −1 when there is none. */
    int at(long address) {
        long within = address - addresses[0];
        if (within < 0 || within > Integer.MAX_VALUE || !sieve.contains((int) within)) {
            return -1;
        }
        int found = Arrays.binarySearch(addresses, 0, count, address);
        return found < 0 ? -1 : targets[found];
    }
}
