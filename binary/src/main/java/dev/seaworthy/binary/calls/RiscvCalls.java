package dev.seaworthy.binary.calls;

/**
 * Calls in code for riscv64 (instructions of 32 bits, or of 16 where the compressed set is used; little-endian). A call
 * stores the address to return to in register 1.
 *
 * <pre>
 *   JAL    imm[20|10:1|11|19:12] 00001 1101111
 *   AUIPC  imm[31:12] rd 0010111 , then JALR  imm[11:0] rs1=rd 000 00001 1100111
 *
 * Where a call would be too far, the linker lets it lead to a trampoline, a function of its own that jumps on.
 * </pre>
 */
final class RiscvCalls extends CallScanner {
    @Override
    void scan(byte[] code, int end, int start, long address, FunctionValues values, Calls calls) {
        int last = Math.min(end, code.length - 3);
        for (int i = 0; i < last; i += 2) {
            int word = littleEndian(code, i);
            if ((word & 0xfff) == 0xef) {
                int distance =
                        word >> 31 << 20 | (word & 0xff000) | (word >>> 20 & 1) << 11 | (word >>> 21 & 0x3ff) << 1;
                calls.call(start + i, start + i + distance);
            } else if ((word & 0x7f) == 0x17 && i + 8 <= code.length) {
                int jump = littleEndian(code, i + 4);
                // With register 0 it is the jump at the end of a trampoline.
                boolean jumps = (jump & 0x7fff) == 0xe7 || (jump & 0x7fff) == 0x67;
                if (jumps && ((jump >>> 15) & 31) == ((word >>> 7) & 31)) {
                    calls.call(start + i, start + i + (word & ~0xfff) + (jump >> 20));
                }
            }
        }
    }
}
