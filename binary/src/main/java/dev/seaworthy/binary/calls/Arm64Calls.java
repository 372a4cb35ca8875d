package dev.seaworthy.binary.calls;

/**
 * Calls in code for arm64 (instructions of 32 bits, little-endian).
 *
 * <pre>
 *   BL     100101 imm26                           to a distance of 4·imm26
 *   ADRP   1 immlo(2) 10000 immhi(19) Rd(5)       page of 4 KiB, relative to that of the instruction
 *   ADD    1001000100 imm12 Rn(5) Rd(5)           the rest of an address, right behind
 * </pre>
 */
final class Arm64Calls extends CallScanner {
    @Override
    void scan(byte[] code, int end, int start, long address, FunctionValues values, Calls calls) {
        int last = Math.min(end, code.length - 3);
        for (int i = 0; i < last; i += 4) {
            int word = littleEndian(code, i);
            if (word >>> 26 == 0x25) {
                calls.call(start + i, start + i + ((word << 6) >> 4));
            } else if ((word & 0x9f00_0000) == 0x9000_0000 && i + 8 <= code.length) {
                int add = littleEndian(code, i + 4);
                if ((add & 0xffc0_0000) == 0x9100_0000 && ((add >>> 5) & 31) == (word & 31)) {
                    long page = ((word << 8) >> 13) * 4L + ((word >>> 29) & 3);
                    long target = ((address + start + i) & ~0xfffL) + (page << 12) + ((add >>> 10) & 0xfff);
                    reference(start + i, (int) (target - address), address, values, calls);
                }
            }
        }
    }
}
