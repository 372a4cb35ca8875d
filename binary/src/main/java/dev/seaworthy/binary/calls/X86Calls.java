package dev.seaworthy.binary.calls;

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

    private final boolean wide;

    /** @param wide whether for 64 bits */
    X86Calls(boolean wide) {
        this.wide = wide;
    }

    @Override
    void scan(byte[] code, int end, int start, long address, FunctionValues values, Calls calls) {
        for (int i = 0; i < end; i++) {
            byte next = code[i];
            if (next == CALL) {
                if (i + 5 <= code.length) {
                    calls.call(start + i, start + i + 5 + littleEndian(code, i + 1));
                }
            } else if (next == LEA && wide && i > 0 && i + 6 <= code.length) {
                if ((code[i - 1] & 0xfb) == WIDE && (code[i + 1] & 0xc7) == 5) {
                    reference(start + i, start + i + 6 + littleEndian(code, i + 2), address, values, calls);
                }
            }
        }
    }
}
