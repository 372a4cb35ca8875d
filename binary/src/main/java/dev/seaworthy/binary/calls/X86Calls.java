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
    private static final long CALLS = 0xe8e8_e8e8_e8e8_e8e8L;
    private static final long LEAS = 0x8d8d_8d8d_8d8d_8d8dL;
    /** REX.W, with or without the bit for the upper eight registers. */
    private static final int WIDE = 0x48;

    private final boolean wide;

    /** @param wide whether for 64 bits */
    X86Calls(boolean wide) {
        this.wide = wide;
    }

    /** Looks at eight bytes at a time: a third of them have one of the two bytes that matter. */
    @Override
    void scan(byte[] code, int end, int start, long address, FunctionValues values, Calls calls) {
        ByteBuffer bytes = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN);
        int i = 0;
        for (; i + 8 <= end; i += 8) {
            long eight = bytes.getLong(i);
            long marks = zeroBytes(eight ^ CALLS) | zeroBytes(eight ^ LEAS);
            while (marks != 0) {
                instruction(bytes, i + (Long.numberOfTrailingZeros(marks) >>> 3), start, address, values, calls);
                marks &= marks - 1;
            }
        }
        for (; i < end; i++) {
            instruction(bytes, i, start, address, values, calls);
        }
    }

    private void instruction(ByteBuffer code, int at, int start, long address, FunctionValues values, Calls calls) {
        byte next = code.get(at);
        if (next == CALL) {
            if (at + 5 <= code.limit()) {
                calls.call(start + at, start + at + 5 + code.getInt(at + 1));
            }
        } else if (next == LEA
                && wide
                && at > 0
                && at + 6 <= code.limit()
                && (code.get(at - 1) & 0xfb) == WIDE
                && (code.get(at + 1) & 0xc7) == 5) {
            reference(start + at, start + at + 6 + code.getInt(at + 2), address, values, calls);
        }
    }

    /** The highest bit of each byte that is zero, and of some that follow one. */
    private static long zeroBytes(long eight) {
        return (eight - 0x0101_0101_0101_0101L) & ~eight & 0x8080_8080_8080_8080L;
    }
}
