package dev.seaworthy.elf;

/**
 * Tells quickly that a number is none of a few, for instance the hash of a name: a bit for each of them, of which nearly all
 * are zero. Not for several threads while numbers are added.
 */
public final class Sieve {
    /** 16,384 bits, of which some hundred numbers set one in fifty. */
    private static final int BITS = 14;

    private final long[] bits = new long[1 << (BITS - 6)];

    /** Holds nothing yet. */
    public Sieve() {}

    /** Adds a number. */
    public void add(long number) {
        int bit = bit(number);
        bits[bit >>> 6] |= 1L << bit;
    }

    /** False for most numbers that were not added, and for none that was. */
    public boolean mayHold(long number) {
        int bit = bit(number);
        return (bits[bit >>> 6] & (1L << bit)) != 0;
    }

    /** The upper bits of a product with the golden ratio, to which all bits of the number contribute. */
    private static int bit(long number) {
        return (int) ((number * 0x9e37_79b9_7f4a_7c15L) >>> (Long.SIZE - BITS));
    }
}
