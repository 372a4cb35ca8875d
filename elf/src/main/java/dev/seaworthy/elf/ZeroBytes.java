package dev.seaworthy.elf;

/** Looks for zero bytes in eight bytes at a time. */
public final class ZeroBytes {
    private ZeroBytes() {}

    /**
     * The highest bit of each byte that is zero, and perhaps of bytes above the lowest of those: subtracting 1 from each byte
     * borrows from its highest bit where the byte was 0, and then perhaps from the next.
     */
    public static long in(long eight) {
        return (eight - 0x0101_0101_0101_0101L) & ~eight & 0x8080_8080_8080_8080L;
    }

    /**
     * Which byte has the lowest bit that is set, from 0 for the lowest one: a product instead of a call in plain compiled code.
     *
     * @param bits the highest bits of some bytes, at least one
     */
    public static int lowest(long bits) {
        // Multiplied by 256ⁿ, the highest byte of this number is n.
        return (int) ((((bits & -bits) >>> 7) * 0x0001_0203_0405_0607L) >>> 56);
    }
}
