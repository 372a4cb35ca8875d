package dev.seaworthy.binary.calls;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Calls in code for x86. Instructions have no fixed length, so every byte may begin one; but a number in the code that
 * looks like a call leads to the beginning of a function almost never.
 *
 * <pre>
 *   E8 disp32             call, relative to the next instruction
 *   48|4C 8D 05+8r disp32 lea into register r, relative to the next instruction (64 bits only)
 * </pre>
 */
final class X86Calls extends CallScanner {
    private static final byte CALL = (byte) 0xe8;
    private static final byte LEA = (byte) 0x8d;
    /** REX.W, with or without the bit for the upper eight registers. */
    private static final int WIDE = 0x48;

    private static final int WORD = Long.BYTES;
    private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
    private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;
    private static final long CALLS = 0xe8e8_e8e8_e8e8_e8e8L;
    private static final long LEAS = 0x8d8d_8d8d_8d8d_8d8dL;

    /** Multiplied by 256ⁿ, its highest byte is n. */
    private static final long NUMBERS = 0x0001_0203_0405_0607L;

    private final boolean wide;
    private long[] words = new long[0];

    /** @param wide whether for 64 bits */
    X86Calls(boolean wide) {
        this.wide = wide;
    }

    /** Eight bytes at a time, of which two thirds have neither instruction: twice as fast as one by one. */
    @Override
    void scan(byte[] code, int end, int start, long address, FunctionValues values, Calls calls) {
        int whole = end / WORD;
        if (words.length < whole) {
            words = new long[whole];
        }
        ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words, 0, whole);
        for (int word = 0; word < whole; word++) {
            long eight = words[word];
            long call = eight ^ CALLS;
            long lea = eight ^ LEAS;
            // Subtracting 1 from each byte borrows from its highest bit where the byte was 0, and perhaps from the
            // next.
            long hits = (((call - EACH_BYTE) & ~call) | ((lea - EACH_BYTE) & ~lea)) & HIGHEST_BITS;
            while (hits != 0) {
                at(word * WORD + lowestByte(hits), code, start, address, values, calls);
                hits &= hits - 1;
            }
        }
        for (int i = whole * WORD; i < end; i++) {
            at(i, code, start, address, values, calls);
        }
        // Its prefix is the last byte of this piece, and the next piece does not have it.
        if (end < code.length && code[end] == LEA) {
            at(end, code, start, address, values, calls);
        }
    }

    /** Which byte has the lowest bit, each byte's highest, that is set: a product instead of a call in plain compiled code. */
    private static int lowestByte(long bits) {
        return (int) ((((bits & -bits) >>> 7) * NUMBERS) >>> 56);
    }

    private void at(int i, byte[] code, int start, long address, FunctionValues values, Calls calls) {
        byte first = code[i];
        if (first == CALL) {
            if (i + 5 <= code.length) {
                calls.call(start + i, start + i + 5 + littleEndian(code, i + 1));
            }
        } else if (first == LEA && wide && i > 0 && i + 6 <= code.length) {
            if ((code[i - 1] & 0xfb) == WIDE && (code[i + 1] & 0xc7) == 5) {
                reference(start + i, start + i + 6 + littleEndian(code, i + 2), address, values, calls);
            }
        }
    }
}
