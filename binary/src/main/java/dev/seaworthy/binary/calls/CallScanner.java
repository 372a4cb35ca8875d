package dev.seaworthy.binary.calls;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.Bytes;
import java.util.Optional;

/** Finds the calls in machine code. One for each kind of instruction set. */
public abstract class CallScanner {
    private static final int PIECE = 1 << 16;
    /** How many bytes of the next piece are needed to read the last instruction of this one. */
    private static final int AHEAD = 8;

    CallScanner() {}

    /** The scanner for an architecture; empty when there is none. */
    public static Optional<CallScanner> of(Architecture architecture) {
        return switch (architecture) {
            case AMD64 -> Optional.of(new X86Calls(true));
            case I386 -> Optional.of(new X86Calls(false));
            case ARM64 -> Optional.of(new Arm64Calls());
            case RISCV64 -> Optional.of(new RiscvCalls());
            case S390X -> Optional.of(new S390Calls());
            case ARM, PPC64, PPC64LE, LOONG64, MIPS, MIPSLE, MIPS64, MIPS64LE ->
                Optional.of(new WordCalls(architecture));
        };
    }

    /**
     * Looks for calls in all of the code.
     *
     * @param code the machine code of all functions
     * @param address where it is mapped
     * @param functions where functions begin, relative to the beginning of the code; sealed
     * @param values the constants by which functions are handed around
     */
    public final Calls scan(Bytes code, long address, AddressSet functions, FunctionValues values) {
        int size = (int) code.size();
        Calls calls = new Calls(functions, size);
        scan(code, 0, size, address, values, calls);
        return calls;
    }

    /**
     * Looks for calls in a part of the code.
     *
     * @param code the machine code of all functions
     * @param start where the part begins: a multiple of four
     * @param size bytes of the part; what reaches beyond the code does not count
     * @param address where the code is mapped
     * @param values the constants by which functions are handed around
     * @param calls where calls go
     */
    public final void scan(Bytes code, int start, int size, long address, FunctionValues values, Calls calls) {
        long end = Math.min(code.size(), (long) start + size);
        byte[] piece = new byte[0];
        for (long at = start; at < end; at += PIECE) {
            int length = (int) Math.min(Math.min(PIECE, end - at) + AHEAD, code.size() - at);
            if (piece.length != length) {
                piece = new byte[length];
            }
            code.copy(at, piece, 0, length);
            scan(piece, (int) Math.min(PIECE, end - at), (int) at, address, values, calls);
        }
    }

    /**
     * Looks for calls that begin in a piece of code.
     *
     * @param code the piece, and some bytes of the next
     * @param end where this piece ends
     * @param start where it begins, relative to the beginning of the code
     * @param address the address of the beginning of the code
     */
    abstract void scan(byte[] code, int end, int start, long address, FunctionValues values, Calls calls);

    /**
     * Keeps that an address is taken, if it is that of a function's code, of which a closure is made, or of its value.
     *
     * @param target the address, relative to the beginning of the code
     * @param address the address of the beginning of the code
     */
    static void reference(int site, int target, long address, FunctionValues values, Calls calls) {
        if (!calls.reference(site, target)) {
            int function = values.at(address + target);
            if (function >= 0) {
                calls.reference(site, function);
            }
        }
    }

    static int littleEndian(byte[] code, int at) {
        return (code[at] & 0xff) | ((code[at + 1] & 0xff) << 8) | ((code[at + 2] & 0xff) << 16) | (code[at + 3] << 24);
    }

    static int bigEndian(byte[] code, int at) {
        return (code[at] << 24) | ((code[at + 1] & 0xff) << 16) | ((code[at + 2] & 0xff) << 8) | (code[at + 3] & 0xff);
    }
}
