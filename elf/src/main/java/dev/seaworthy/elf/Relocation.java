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
 * @param type what to do, by the machine's supplement
 * @param symbol index of the dynamic symbol it needs, 0 for none
 * @param addend the explicit addend; 0 for DT_REL, of which the addend lies at {@code offset}
 * @param table where it comes from
 */
public record Relocation(long offset, int type, long symbol, long addend, Table table) {
    /** The tables of relocations: the ordinary ones, and those of the procedure linkage table, bound lazily. */
    public enum Table {
        ORDINARY,
        PLT
    }

    /** Walks all relocations that have a symbol or a type, without keeping them. RELR ones have neither. */
    static void forEach(ElfFile elf, DynamicSection dynamic, Consumer<Relocation> consumer) {
        int word = elf.header().wordSize();
        for (Part part : parts(dynamic, word)) {
            Bytes table = elf.at(part.address, part.size, "relocations");
            for (long at = 0; table.contains(at, part.entry); at += part.entry) {
                consumer.accept(read(elf.header(), table, at, part));
            }
        }
    }

    private record Part(long address, long size, boolean explicit, int entry, Table table) {}

    private static List<Part> parts(DynamicSection dynamic, int word) {
        List<Part> parts = new ArrayList<>();
        add(parts, dynamic, DynamicSection.RELA, DynamicSection.RELASZ, true, word, Table.ORDINARY);
        add(parts, dynamic, DynamicSection.REL, DynamicSection.RELSZ, false, word, Table.ORDINARY);
        boolean explicit = dynamic.value(DynamicSection.PLTREL).orElse(0) == DynamicSection.RELA;
        add(parts, dynamic, DynamicSection.JMPREL, DynamicSection.PLTRELSZ, explicit, word, Table.PLT);
        return parts;
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
            type = (int) info;
        }
        return new Relocation(table.word(at, word), type, symbol, addend, part.table);
    }
}
