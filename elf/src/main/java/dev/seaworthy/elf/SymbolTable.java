package dev.seaworthy.elf;

import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A table of symbols, read one by one when asked: the largest binaries have millions.
 *
 * @see ElfFile#symbols()
 * @see ElfFile#dynamicSymbols()
 */
public final class SymbolTable {
    private final Bytes entries;
    private final Bytes strings;
    private final int wordSize;

    SymbolTable(Bytes entries, Bytes strings, int wordSize) {
        this.entries = entries;
        this.strings = strings;
        this.wordSize = wordSize;
    }

    static int entrySize(int wordSize) {
        return wordSize == 8 ? 24 : 16;
    }

    /** How many symbols there are, the empty one at index 0 included. */
    public long size() {
        return entries.size() / entrySize(wordSize);
    }

    /**
     * The symbol at an index.
     *
     * @throws MalformedException when the index or its name lies outside the tables
     */
    public Symbol get(long index) {
        long at = index * entrySize(wordSize);
        if (index < 0 || index >= size()) {
            throw new MalformedException("symbol " + index, entries.start(), "an index below " + size());
        }
        // The 64-bit form keeps info, other and section before value and size (for alignment).
        String name = strings.cString(entries.u32(at), "name of symbol " + index);
        return wordSize == 8
                ? new Symbol(
                        name,
                        entries.i64(at + 8),
                        entries.i64(at + 16),
                        entries.u8(at + 4),
                        entries.u8(at + 5),
                        entries.u16(at + 6))
                : new Symbol(
                        name,
                        entries.u32(at + 4),
                        entries.u32(at + 8),
                        entries.u8(at + 12),
                        entries.u8(at + 13),
                        entries.u16(at + 14));
    }

    /** All symbols from index 1 on; a damaged one ends the walk with {@link MalformedException}. */
    public Stream<Symbol> stream() {
        return LongStream.range(1, Math.max(1, size())).mapToObj(this::get);
    }
}
