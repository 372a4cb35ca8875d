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
    /** The longest name. Real ones have some kilobytes; thousands of symbols may share a hostile one. */
    private static final int LONGEST_NAME = 1 << 14;

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
        long at = position(index);
        return at(at, strings.cString(entries.u32(at), LONGEST_NAME, "symbol name"));
    }

    /** The 64-bit form keeps info, other and section before value and size (for alignment). */
    private Symbol at(long at, String name) {
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

    /**
     * Whether the symbol at an index is defined here, without the cost of its name.
     *
     * @throws MalformedException when the index lies outside the table
     */
    public boolean defined(long index) {
        return entries.u16(position(index) + (wordSize == 8 ? 6 : 14)) != 0;
    }

    /** The names, each ended by a zero byte, to which {@link #nameAt} points. */
    public Bytes names() {
        return strings;
    }

    /**
     * Where the name of the symbol at an index begins in {@link #names}: whoever shows all symbols can copy bytes and need
     * not make texts.
     *
     * @throws MalformedException when the index lies outside the table
     */
    public long nameAt(long index) {
        return entries.u32(position(index));
    }

    /**
     * The symbol at an index without its name.
     *
     * @throws MalformedException when the index lies outside the table
     */
    public Symbol nameless(long index) {
        return at(position(index), "");
    }

    /** Bytes of the name of the symbol at an index. */
    int nameLength(long index) {
        return strings.cStringLength(nameAt(index), LONGEST_NAME, "symbol name");
    }

    /** The names, for whoever measures those of all symbols. */
    Names allNames() {
        return new Names(strings, LONGEST_NAME);
    }

    private long position(long index) {
        if (index < 0 || index >= size()) {
            throw new MalformedException("symbol " + index, entries.start(), "an index below " + size());
        }
        return index * entrySize(wordSize);
    }

    /** All symbols from index 1 on; a damaged one ends the walk with {@link MalformedException}. */
    public Stream<Symbol> stream() {
        return LongStream.range(1, Math.max(1, size())).mapToObj(this::get);
    }
}
