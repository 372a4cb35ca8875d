package dev.seaworthy.binary.calls;

/**
 * Calls in code for s390x (instructions of 2, 4 or 6 bytes, big-endian). {@code BRASL r14}: C0 E5 and a distance in
 * halfwords, 32 bits.
 */
final class S390Calls extends CallScanner {
    @Override
    void scan(byte[] code, int end, int start, long address, FunctionValues values, Calls calls) {
        int last = Math.min(end, code.length - 5);
        for (int i = 0; i < last; i += 2) {
            if (code[i] == (byte) 0xc0 && code[i + 1] == (byte) 0xe5) {
                calls.call(start + i, start + i + 2 * bigEndian(code, i + 2));
            }
        }
    }
}
