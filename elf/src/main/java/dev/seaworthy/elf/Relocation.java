package dev.seaworthy.elf;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A relocation that the dynamic loader applies (gABI 4, "Relocation").
 *
 * @param offset the address to change
 * @param type what to do, by the machine's supplement; on MIPS64 the first of its up to three types
 * @param symbol index of the dynamic symbol it needs, 0 for none
 * @param addend the explicit addend; 0 for DT_REL, of which the addend lies at {@code offset}
 * @param table where it comes from
 */
public record Relocation(long offset, int type, long symbol, long addend, Table table) {
    /** The tables of relocations. */
    public enum Table {
        /** Applied when the file is loaded. */
        ORDINARY,
        /** Those of the procedure linkage table, bound at the first call unless the loader is told otherwise. */
        PLT,
        /**
         * On MIPS, the global part of the global offset table, which binds one symbol in each word without a relocation
         * that says so. Its type is 0, and its offset is the address of the word.
         */
        GOT
    }

    /**
     * Walks all relocations that have a symbol or a type, without keeping them. The packed ones (DT_RELR) have neither;
     * {@link PackedRelocations} has those.
     */
    static void forEach(ElfFile elf, DynamicSection dynamic, Consumer<Relocation> consumer) {
        int word = elf.header().wordSize();
        for (Part part : parts(dynamic, word)) {
            Bytes table = elf.at(part.address, part.size, "relocations");
            for (long at = 0; table.contains(at, part.entry); at += part.entry) {
                consumer.accept(read(elf.header(), table, at, part));
            }
        }
        if (elf.header().machine() == Architecture.MIPS.machine()) {
            globalOffsetTable(elf, dynamic, consumer);
        }
    }

    /** MIPS psABI 5, "Global Offset Table": words for local symbols, then one for each from DT_MIPS_GOTSYM on. */
    private static void globalOffsetTable(ElfFile elf, DynamicSection dynamic, Consumer<Relocation> consumer) {
        OptionalLong first = dynamic.value(DynamicSection.MIPS_GOTSYM);
        long end = dynamic.value(DynamicSection.MIPS_SYMTABNO).orElse(0);
        OptionalLong table = dynamic.value(DynamicSection.PLTGOT);
        if (first.isEmpty() || table.isEmpty() || end <= first.getAsLong()) {
            return;
        }
        int word = elf.header().wordSize();
        long local = dynamic.value(DynamicSection.MIPS_LOCAL_GOTNO).orElse(0);
        // The table need not be looked into, but it must be there: its size bounds the walk.
        long size = elf.from(table.getAsLong(), "global offset table").size() / word;
        if (first.getAsLong() < 0 || local < 0 || local > size || end - first.getAsLong() > size - local) {
            throw new MalformedException(
                    "global offset table at address 0x" + Long.toHexString(table.getAsLong()),
                    0,
                    "a word for each of " + (end - first.getAsLong()) + " symbols");
        }
        for (long symbol = first.getAsLong(); symbol < end; symbol++) {
            long slot = table.getAsLong() + (local + symbol - first.getAsLong()) * word;
            consumer.accept(new Relocation(slot, 0, symbol, 0, Table.GOT));
        }
    }

    private record Part(long address, long size, boolean explicit, int entry, Table table) {}

    private static List<Part> parts(DynamicSection dynamic, int word) {
        List<Part> parts = new ArrayList<>();
        add(parts, dynamic, DynamicSection.RELA, DynamicSection.RELASZ, true, word, Table.ORDINARY);
        add(parts, dynamic, DynamicSection.REL, DynamicSection.RELSZ, false, word, Table.ORDINARY);
        boolean explicit = dynamic.value(DynamicSection.PLTREL).orElse(0) == DynamicSection.RELA;
        add(parts, dynamic, DynamicSection.JMPREL, DynamicSection.PLTRELSZ, explicit, word, Table.PLT);
        return withoutOverlap(parts);
    }

    /** Some linkers count the procedure linkage table's relocations, at the end, to the others too (dl-reloc in glibc). */
    private static List<Part> withoutOverlap(List<Part> parts) {
        Part last = parts.isEmpty() ? new Part(0, 0, false, 1, Table.ORDINARY) : parts.getLast();
        if (last.table != Table.PLT) {
            return parts;
        }
        return parts.stream()
                .map(part -> part.table == Table.ORDINARY
                                && last.address >= part.address
                                && part.address + part.size == last.address + last.size
                        ? new Part(part.address, last.address - part.address, part.explicit, part.entry, part.table)
                        : part)
                .toList();
    }

    private static void add(
            List<Part> parts, DynamicSection dynamic, long at, long size, boolean explicit, int word, Table table) {
        OptionalLong address = dynamic.value(at);
        long bytes = dynamic.value(size).orElse(0);
        if (address.isPresent() && bytes != 0) {
            parts.add(new Part(address.getAsLong(), bytes, explicit, (explicit ? 3 : 2) * word, table));
        }
    }

    private static Relocation read(ElfHeader header, Bytes table, long at, Part part) {
        int word = header.wordSize();
        long info = table.word(at + word, word);
        long addend = part.explicit ? table.word(at + 2L * word, word) : 0;
        long symbol;
        int type;
        if (word == 4) {
            symbol = info >>> 8;
            type = (int) (info & 0xff);
        } else if (header.machine() == Architecture.MIPS64.machine() && header.order() == ByteOrder.LITTLE_ENDIAN) {
            // MIPS64 keeps r_sym as 32 bits followed by four single bytes, of which the last is the type: read as one
            // little-endian number, the symbol comes out in the low half and the types in reverse.
            symbol = info & 0xffff_ffffL;
            type = (int) (info >>> 56);
        } else {
            symbol = info >>> 32;
            // The three bytes above the type are, on MIPS64, two further types and a special symbol.
            type = (int) (header.machine() == Architecture.MIPS64.machine() ? info & 0xff : info);
        }
        return new Relocation(table.word(at, word), type, symbol, addend, part.table);
    }
}
