package dev.seaworthy.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The dynamic symbols in the order that the hash tables ask for, and these tables. */
final class DynamicSymbolTable {
    private final TinyElf elf;
    private final Strings strings;
    /** From index 1 on: first those that this file needs, then those that it defines, by bucket; MIPS turns it round. */
    final List<TinySymbol> symbols;

    private final int buckets;
    private final int imported;

    DynamicSymbolTable(TinyElf elf, Strings strings) {
        this.elf = elf;
        this.strings = strings;
        this.imported = (int) elf.symbols.stream().filter(one -> !one.defined()).count();
        this.buckets = Math.max(1, (elf.symbols.size() - imported) / 2);
        Comparator<TinySymbol> order = Comparator.<TinySymbol>comparingInt(one -> one.binding() == 0 ? 0 : 1)
                .thenComparingInt(one -> one.defined() == elf.machine.bindsThroughGot() ? 0 : 1)
                .thenComparingLong(one -> one.defined() ? gnuHash(one.name()) % buckets : 0);
        this.symbols = elf.symbols.stream().sorted(order).toList();
        symbols.forEach(one -> strings.offset(one.name()));
    }

    /** Index of the first symbol that is not local. */
    int firstGlobal() {
        return 1 + (int) symbols.stream().filter(one -> one.binding() == 0).count();
    }

    /** Index of the first needed symbol on MIPS, where the global offset table holds all from here on. */
    int firstInGot() {
        return symbols.size() + 1 - imported;
    }

    byte[] table(Chunk.Layout layout) {
        Out out = new Out(elf.machine);
        boolean wide = elf.machine.wordSize() == 8;
        out.raw(new byte[wide ? 24 : 16]);
        for (TinySymbol one : symbols) {
            boolean threadLocal = one.type() == TinySymbol.TLS;
            Chunk.Place home = layout.place(threadLocal ? ".tdata" : ".text");
            long value = one.defined() && !threadLocal ? home.address() : 0;
            long size = one.defined() ? 4 : 0;
            int info = (one.binding() << 4) | one.type();
            int section = one.defined() ? home.section() : 0;
            out.u32(strings.offset(one.name()));
            if (wide) {
                out.u8(info).u8(one.visibility()).u16(section).word(value).word(size);
            } else {
                out.word(value).word(size).u8(info).u8(one.visibility()).u16(section);
            }
        }
        return out.bytes();
    }

    byte[] sysvHash() {
        int size = elf.machine.hashWord();
        int[] heads = new int[buckets];
        int[] chain = new int[symbols.size() + 1];
        for (int i = symbols.size(); i > 0; i--) {
            int bucket = (int) (sysvHash(symbols.get(i - 1).name()) % buckets);
            chain[i] = heads[bucket];
            heads[bucket] = i;
        }
        Out out = new Out(elf.machine).number(buckets, size).number(chain.length, size);
        for (int head : heads) {
            out.number(head, size);
        }
        for (int next : chain) {
            out.number(next, size);
        }
        return out.bytes();
    }

    byte[] gnuHash() {
        long wordBits = 8L * elf.machine.wordSize();
        int shift = 5; // Any would do, as long as the loader is told.
        // With nothing to find, GNU ld writes one empty bucket and the symbol offset 1, however many are needed.
        int found = (int) symbols.stream()
                .filter(one -> one.defined() && one.binding() != 0)
                .count();
        int offset = found == 0 ? 1 : 1 + symbols.size() - found;
        List<Long> hashes = new ArrayList<>();
        symbols.stream().skip(symbols.size() - (long) found).forEach(one -> hashes.add(gnuHash(one.name())));
        long bloom = 0;
        long[] heads = new long[buckets];
        for (int i = hashes.size() - 1; i >= 0; i--) {
            long hash = hashes.get(i);
            bloom |= (1L << (hash % wordBits)) | (1L << ((hash >>> shift) % wordBits));
            heads[(int) (hash % buckets)] = (long) offset + i;
        }
        Out out =
                new Out(elf.machine).u32(buckets).u32(offset).u32(1).u32(shift).word(bloom);
        for (long head : heads) {
            out.u32(head);
        }
        for (int i = 0; i < hashes.size(); i++) {
            boolean last = i + 1 == hashes.size() || hashes.get(i) % buckets != hashes.get(i + 1) % buckets;
            out.u32((hashes.get(i) & ~1L) | (last ? 1 : 0));
        }
        return out.bytes();
    }

    /** The hash function of gABI 5, also used for version names. */
    static long sysvHash(String name) {
        long hash = 0;
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash << 4) + (one & 0xff);
            hash = (hash ^ ((hash & 0xf000_0000L) >>> 24)) & 0x0fff_ffffL;
        }
        return hash;
    }

    private static long gnuHash(String name) {
        long hash = 5381;
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash * 33 + (one & 0xff)) & 0xffff_ffffL;
        }
        return hash;
    }
}
