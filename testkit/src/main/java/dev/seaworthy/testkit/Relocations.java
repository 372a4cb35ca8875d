package dev.seaworthy.testkit;

import java.util.ArrayList;
import java.util.List;

/** The relocations of a file and the words that they fill in: {@code .got} for symbols, {@code .data} for relative ones. */
final class Relocations {
    private record Slot(int symbol, TinySymbol.Use use, int index) {}

    private final TinyElf elf;
    private final List<Slot> slots = new ArrayList<>();
    private final int gotWords;

    Relocations(TinyElf elf, DynamicSymbolTable symbols) {
        this.elf = elf;
        boolean mips = elf.machine.bindsThroughGot();
        // The first words of the global offset table are the loader's.
        int next = mips ? 2 + symbols.symbols.size() + 1 - symbols.firstInGot() : 3;
        for (int i = 0; i < symbols.symbols.size(); i++) {
            TinySymbol one = symbols.symbols.get(i);
            boolean implicit = mips && !one.defined();
            if (one.use() != TinySymbol.Use.NOT_AT_ALL && !implicit) {
                slots.add(new Slot(i + 1, one.use(), next++));
            }
        }
        this.gotWords = next;
    }

    boolean any(TinySymbol.Use use) {
        return slots.stream().anyMatch(slot -> slot.use == use) || (use == TinySymbol.Use.DATA && explicitRelative());
    }

    boolean packed() {
        return elf.packRelative && elf.relativeRelocations > 0;
    }

    private boolean explicitRelative() {
        return !elf.packRelative && elf.relativeRelocations > 0;
    }

    boolean needsGot() {
        return !slots.isEmpty() || elf.machine.bindsThroughGot();
    }

    int entrySize() {
        return (elf.machine.explicitAddends() ? 3 : 2) * elf.machine.wordSize();
    }

    byte[] got(Chunk.Layout layout) {
        Out out = new Out(elf.machine).word(elf.machine.bindsThroughGot() ? 0 : layout.address(".dynamic"));
        for (int i = 1; i < gotWords; i++) {
            out.word(0);
        }
        return out.bytes();
    }

    /** The words to which the load address is added: each points to the code. */
    byte[] data(Chunk.Layout layout) {
        Out out = new Out(elf.machine);
        for (int i = 0; i < elf.relativeRelocations; i++) {
            out.word(layout.address(".text"));
        }
        return out.bytes();
    }

    byte[] table(TinySymbol.Use use, Chunk.Layout layout) {
        Out out = new Out(elf.machine);
        int word = elf.machine.wordSize();
        if (use == TinySymbol.Use.DATA && explicitRelative()) {
            for (int i = 0; i < elf.relativeRelocations; i++) {
                long where = layout.address(".data") + (long) i * word;
                entry(out, where, 0, elf.machine.relativeRelocation, layout.address(".text"));
            }
        }
        for (Slot slot : slots) {
            if (slot.use == use) {
                long where = layout.address(".got") + (long) slot.index * word;
                boolean call = use == TinySymbol.Use.CALL;
                entry(out, where, slot.symbol, call ? elf.machine.callRelocation : elf.machine.dataRelocation, 0);
            }
        }
        return out.bytes();
    }

    private void entry(Out out, long where, int symbol, int type, long addend) {
        out.word(where);
        if (elf.machine.wordSize() == 4) {
            out.word(((long) symbol << 8) | type);
        } else if (elf.machine == Machine.MIPS64LE) {
            // Not one 64-bit number but a 32-bit one and four bytes, so that byte order changes their order.
            out.u32(symbol).u8(0).u8(type >>> 16).u8(type >>> 8).u8(type);
        } else {
            out.word(((long) symbol << 32) | type);
        }
        if (elf.machine.explicitAddends()) {
            out.word(addend);
        }
    }

    /** An address, then bitmaps of the words behind it, each with its lowest bit set. */
    byte[] packed(Chunk.Layout layout) {
        Out out = new Out(elf.machine).word(layout.address(".data"));
        int bits = 8 * elf.machine.wordSize() - 1;
        for (int left = elf.relativeRelocations - 1; left > 0; left -= bits) {
            long map = left >= bits ? -1 : (1L << left) - 1;
            out.word((map << 1) | 1);
        }
        return out.bytes();
    }
}
