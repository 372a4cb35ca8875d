package dev.seaworthy.logs.pace;

/** How long lines are: a histogram whose steps are at most 1/32 of the size, in constant memory. */
public final class Sizes {
    private static final int STEPS = 32;
    private static final int STEP_BITS = 5;

    private final long[] counts = new long[(Long.SIZE - STEP_BITS) * STEPS];
    private long count;
    private long total;
    private long longest;

    /** Counts a line of so many bytes. */
    public void add(long size) {
        counts[step(size)]++;
        count++;
        total += size;
        longest = Math.max(longest, size);
    }

    /** How many bytes all have together. */
    public long total() {
        return total;
    }

    public long longest() {
        return longest;
    }

    /**
     * The size that a part of the lines does not exceed, exact up to 64 bytes and at most 1/32 too large above.
     *
     * @param part 0 to 1
     */
    public long quantile(double part) {
        long wanted = Math.max(1, (long) Math.ceil(part * count));
        long seen = 0;
        for (int step = 0; step < counts.length; step++) {
            seen += counts[step];
            if (seen >= wanted) {
                return Math.min(largest(step), longest);
            }
        }
        return longest;
    }

    private static int step(long size) {
        if (size < STEPS) {
            return (int) size;
        }
        int shift = Long.SIZE - 1 - STEP_BITS - Long.numberOfLeadingZeros(size);
        return shift * STEPS + (int) (size >>> shift);
    }

    private static long largest(int step) {
        if (step < 2 * STEPS) {
            return step;
        }
        int shift = step / STEPS - 1;
        long next = step - (long) shift * STEPS + 1;
        return (next << shift) - 1;
    }
}
