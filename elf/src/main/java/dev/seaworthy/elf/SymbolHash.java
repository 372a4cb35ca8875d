package dev.seaworthy.elf;

import java.util.OptionalLong;

/**
 * The hash tables over the dynamic symbols (DT_GNU_HASH, DT_HASH). They are the only place in a running program that
 * says how many dynamic symbols there are.
 *
 * <pre>
 *   DT_GNU_HASH:  nbuckets  symoffset  bloom_size  bloom_shift   (4 bytes each)
 *                 bloom[bloom_size] words · buckets[nbuckets] · chain[…], one for each symbol from symoffset on,
 *                 lowest bit set in the last of each bucket
 *   DT_HASH:      nbucket  nchain · bucket[nbucket] · chain[nchain]; nchain = number of symbols
 * </pre>
 */
final class SymbolHash {
    private static final int ALPHA = 0x9026;

    private SymbolHash() {}

    /** The number of dynamic symbols by DT_HASH; empty without one. */
    static OptionalLong sysvCount(ElfFile elf, DynamicSection dynamic) {
        OptionalLong address = dynamic.value(DynamicSection.HASH);
        if (address.isEmpty()) {
            return OptionalLong.empty();
        }
        // The two 64-bit platforms with 64-bit hash words: s390x and Alpha.
        ElfHeader header = elf.header();
        boolean wide = header.is64() && (header.machine() == Architecture.S390X.machine() || header.machine() == ALPHA);
        int size = wide ? 8 : 4;
        Bytes table = elf.at(address.getAsLong(), 2L * size, "symbol hash table");
        return OptionalLong.of(table.word(size, size));
    }

    /** The number of dynamic symbols by DT_GNU_HASH; empty without one, or when nothing is exported. */
    static OptionalLong gnuCount(ElfFile elf, DynamicSection dynamic) {
        OptionalLong address = dynamic.value(DynamicSection.GNU_HASH);
        if (address.isEmpty()) {
            return OptionalLong.empty();
        }
        Bytes table = elf.from(address.getAsLong(), "GNU hash table");
        long buckets = table.u32(0);
        long symbolOffset = table.u32(4);
        long bucketStart = 16 + table.u32(8) * elf.header().wordSize();
        long chainStart = bucketStart + 4 * buckets;
        if (!table.contains(bucketStart, 4 * buckets)) {
            throw new MalformedException("GNU hash table", table.start(), "buckets inside the file");
        }
        long last = -1;
        for (long i = 0; i < buckets; i++) {
            last = Math.max(last, table.u32(bucketStart + 4 * i));
        }
        if (last < Math.max(1, symbolOffset)) {
            // Nothing is exported. GNU ld then writes 1 as symoffset, however many symbols there are: not a count.
            return OptionalLong.empty();
        }
        while ((table.u32(chainStart + 4 * (last - symbolOffset)) & 1) == 0) {
            last++;
        }
        return OptionalLong.of(last + 1);
    }
}
