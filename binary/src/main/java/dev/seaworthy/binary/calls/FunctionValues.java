package dev.seaworthy.binary.calls;

import dev.seaworthy.elf.Bytes;
import java.util.Arrays;

/**
 * Go's function values that need no variables: constants that hold the address of the function's code. Code that stores,
 * hands over or starts such a function takes the address of the constant.
 */
public final class FunctionValues {
    /** Real programs have some 10,000. */
    private static final int FIRST_CAPACITY = 1 << 12;

    /** Words that are looked at together. */
    private static final int PIECE = 1 << 13;

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
        long count = constants.size() / wordSize;
        long[] piece = new long[(int) Math.min(PIECE, count)];
        for (long start = 0; start < count; start += PIECE) {
            int length = (int) Math.min(PIECE, count - start);
            constants.words(start * wordSize, wordSize, piece, length);
            collect(piece, length, address + start * wordSize);
        }
    }

    private void collect(long[] words, int length, long address) {
        for (int i = 0; i < length; i++) {
            long offset = words[i] - text;
            if (offset >= 0 && offset < size && functions.contains((int) offset)) {
                add(address + (long) i * wordSize, (int) offset);
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
        int kept = 0;
        for (int i = 0; i < count; i++) {
            long offset = addresses[i] - addresses[0];
            // Each number of an address in the set is an index here, so what the set does not take is left out.
            if ((offset & 3) == 0 && (kept == 0 || addresses[i] > addresses[kept - 1])) {
                addresses[kept] = addresses[i];
                targets[kept] = targets[i];
                sieve.add((int) offset);
                kept++;
            }
        }
        count = kept;
        sieve.seal();
    }

    /** The function whose value is at an address, relative to the first function; −1 when there is none. */
    int at(long address) {
        long within = address - addresses[0];
        if (within < 0 || within > Integer.MAX_VALUE) {
            return -1;
        }
        int index = sieve.rank((int) within);
        return index < 0 ? -1 : targets[index];
    }
}
