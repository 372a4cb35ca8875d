package dev.seaworthy.binary.calls;

import dev.seaworthy.elf.Architecture;
import java.nio.ByteOrder;

/**
 * Calls in code of which all instructions have 32 bits and of which one alone is a call.
 *
 * <pre>
 *   arm      cond(4) 1011 imm24         relative to the instruction after the next, 4·imm24
 *   ppc64    010010 imm24 0 1           relative to the instruction, 4·imm24
 *   loong64  010101 imm[15:0] imm[25:16]   relative to the instruction, 4·imm26
 *   mips     000011 imm26               4·imm26 in the instruction's region of 256 MiB
 * </pre>
 */
final class WordCalls extends CallScanner {
    private final Architecture architecture;
    private final boolean bigEndian;

    WordCalls(Architecture architecture) {
        this.architecture = architecture;
        this.bigEndian = architecture.order() == ByteOrder.BIG_ENDIAN;
    }

    @Override
    void scan(byte[] code, int end, int start, long address, FunctionValues values, Calls calls) {
        int last = Math.min(end, code.length - 3);
        for (int i = 0; i < last; i += 4) {
            int word = bigEndian ? bigEndian(code, i) : littleEndian(code, i);
            int at = start + i;
            switch (architecture) {
                case ARM -> {
                    if ((word & 0x0f00_0000) == 0x0b00_0000 && word >>> 28 != 15) {
                        calls.call(at, at + 8 + ((word << 8) >> 6));
                    }
                }
                case PPC64, PPC64LE -> {
                    if ((word & 0xfc00_0003) == 0x4800_0001) {
                        calls.call(at, at + (((word << 6) >> 6) & ~3));
                    }
                }
                case LOONG64 -> {
                    if (word >>> 26 == 0x15) {
                        calls.call(at, at + ((((word << 22) >> 22) << 16) | ((word >>> 10) & 0xffff)) * 4);
                    }
                }
                case MIPS, MIPSLE, MIPS64, MIPS64LE -> {
                    if (word >>> 26 == 3) {
                        long target = ((address + at + 4) & ~0xfff_ffffL) | ((word & 0x3ff_ffffL) << 2);
                        calls.call(at, (int) (target - address));
                    }
                }
                case I386, AMD64, ARM64, RISCV64, S390X -> throw new IllegalStateException(architecture.goName());
            }
        }
    }
}
