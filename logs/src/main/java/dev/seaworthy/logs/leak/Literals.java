package dev.seaworthy.logs.leak;

/**
 * Looks for all literals at once, a byte a step and without branches (Shift-And, Baeza-Yates and Gonnet 1992): each bit of
 * a word stands for one letter of one literal, and is set while the text read last is that literal up to there. It does so
 * only around {@link Anchors}: most of a log is nowhere near a secret.
 */
final class Literals {
    private final long[] letters = new long[256];
    private final long beginnings;
    private final long endings;
    private final int[] literalAt = new int[Long.SIZE];
    private final Anchors anchors;

    /**
     * Literals in lower case are found in upper case too; a capital is only itself; {@code ?} is any byte. Together they have
     * at most 64 letters.
     */
    Literals(Anchors anchors, String... literals) {
        this.anchors = anchors;
        long starts = 0;
        long ends = 0;
        int bit = 0;
        for (int n = 0; n < literals.length; n++) {
            starts |= 1L << bit;
            for (char letter : literals[n].toCharArray()) {
                long one = 1L << bit++;
                if (letter == '?') {
                    for (int i = 0; i < letters.length; i++) {
                        letters[i] |= one;
                    }
                } else {
                    letters[letter] |= one;
                    letters[Character.toUpperCase(letter)] |= one;
                }
            }
            ends |= 1L << (bit - 1);
            literalAt[bit - 1] = n;
        }
        if (bit > Long.SIZE) {
            throw new IllegalArgumentException("too many letters: " + bit);
        }
        beginnings = starts;
        endings = ends;
    }

    /** Who is told of literals. */
    interface Found {
        /**
         * A literal.
         *
         * @param literal its number
         * @param end the index behind its last letter
         */
        void found(int literal, byte[] text, int from, int end, int to);
    }

    /** Tells of the literals in a text that are near an anchor. Eight bytes behind the text must be readable. */
    void find(byte[] text, int from, int to, Found found) {
        int read = from;
        long state = 0;
        for (int at = anchors.next(text, from, to); at < to; at = anchors.next(text, at + Anchors.STEP, to)) {
            if (at - Anchors.BEFORE > read) {
                read = at - Anchors.BEFORE;
                state = 0;
            }
            int stop = Math.min(to, at + Anchors.BEHIND);
            for (; read < stop; read++) {
                state = ((state << 1) | beginnings) & letters[text[read] & 0xff];
                if ((state & endings) != 0) {
                    tell(state & endings, text, from, read + 1, to, found);
                }
            }
        }
    }

    private void tell(long ended, byte[] text, int from, int end, int to, Found found) {
        for (long left = ended; left != 0; left &= left - 1) {
            found.found(literalAt[Long.numberOfTrailingZeros(left)], text, from, end, to);
        }
    }
}
