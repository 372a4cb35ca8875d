package dev.seaworthy.elf;

import java.util.function.LongConsumer;

/**
 * Relative relocations in the packed form (DT_RELR): the addresses of words to which the load address is added.
 *
 * <pre>
 *   an even word   an address, relocated itself; what follows counts from the word behind it
 *   an odd word    a bitmap: bit n + 1 relocates the n-th word; the next bitmap counts on behind these 31 or 63 words
 * </pre>
 *
 * glibc applies them since 2.36 and musl since 1.2.4; older loaders ignore them, and the program crashes.
 */
final class PackedRelocations {
    private PackedRelocations() {}

    static void forEach(ElfFile elf, DynamicSection dynamic, LongConsumer consumer) {
        long size = dynamic.value(DynamicSection.RELRSZ).orElse(0);
        if (dynamic.value(DynamicSection.RELR).isEmpty() || size == 0) {
            return;
        }
        int word = elf.header().wordSize();
        Bytes table = elf.at(dynamic.value(DynamicSection.RELR).getAsLong(), size, "packed relocations");
        long next = 0;
        for (long at = 0; table.contains(at, word); at += word) {
            long entry = table.word(at, word);
            if ((entry & 1) == 0) {
                consumer.accept(entry);
                next = entry + word;
            } else {
                for (long bits = entry >>> 1, where = next; bits != 0; bits >>>= 1, where += word) {
                    if ((bits & 1) != 0) {
                        consumer.accept(where);
                    }
                }
                next += (8L * word - 1) * word;
            }
        }
    }
}
