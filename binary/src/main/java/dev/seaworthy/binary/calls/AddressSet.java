package dev.seaworthy.binary.calls;

/** A set of offsets that are divisible by four, a bit for each possible one. */
public final class AddressSet {
    private static final int GRAIN = 2;

    private final long[] bits;
    private final int size;
    /** How many offsets there are before each word of bits; empty until sealed. */
    private int[] before = new int[0];

    private int count;

    /** @param size how far the offsets go */
    public AddressSet(int size) {
        this.size = size;
        this.bits = new long[(size >>> (GRAIN + 6)) + 1];
    }

    /** Adds an offset; one that cannot be in the set is left out. */
    public void add(int offset) {
        if (offset >= 0 && offset < size && (offset & 3) == 0) {
            bits[offset >>> (GRAIN + 6)] |= 1L << (offset >>> GRAIN);
        }
    }

    /** Whether an offset is in the set. */
    public boolean contains(int offset) {
        return offset >= 0
                && offset < size
                && (offset & 3) == 0
                && (bits[offset >>> (GRAIN + 6)] & (1L << (offset >>> GRAIN))) != 0;
    }

    /** Numbers the offsets. None may be added afterwards. */
    public void seal() {
        before = new int[bits.length];
        count = 0;
        for (int i = 0; i < bits.length; i++) {
            before[i] = count;
            count += Long.bitCount(bits[i]);
        }
    }

    /** How many offsets a sealed set has. */
    int count() {
        return count;
    }

    /** How many smaller offsets a sealed set has; −1 for an offset that is not in it. */
    int rank(int offset) {
        if (!contains(offset)) {
            return -1;
        }
        int word = offset >>> (GRAIN + 6);
        return before[word] + Long.bitCount(bits[word] & ((1L << (offset >>> GRAIN)) - 1));
    }
}
