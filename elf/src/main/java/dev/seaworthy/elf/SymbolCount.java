package dev.seaworthy.elf;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How many dynamic symbols there are. No field says it, because no loader needs to know: it follows from what lies
 * around the table. The first of these that is there and fits into the file counts:
 *
 * <ol>
 *   <li>DT_HASH, which has an entry for each symbol, or DT_MIPS_SYMTABNO
 *   <li>the section header of the table
 *   <li>DT_GNU_HASH, whose last chain ends at the last symbol, if anything is exported at all
 *   <li>the next table that the dynamic section names: linkers leave no gap
 * </ol>
 */
final class SymbolCount {
    private SymbolCount() {}

    /** The entries of the dynamic section that are addresses of tables which linkers put behind the symbols. */
    private static final long[] TABLES = {
        DynamicSection.STRTAB,
        DynamicSection.VERSYM,
        DynamicSection.VERDEF,
        DynamicSection.VERNEED,
        DynamicSection.HASH,
        DynamicSection.GNU_HASH,
        DynamicSection.REL,
        DynamicSection.RELA,
        DynamicSection.RELR,
        DynamicSection.JMPREL
    };

    /**
     * @param address where the table of symbols is
     * @param most how many fit between there and the end of the segment
     */
    static long of(ElfFile elf, DynamicSection dynamic, long address, long most) {
        OptionalLong exact = exact(elf, dynamic);
        if (fits(exact, most)) {
            return exact.getAsLong();
        }
        OptionalLong section = bySection(elf, address);
        if (fits(section, most)) {
            return section.getAsLong();
        }
        OptionalLong hashed = SymbolHash.gnuCount(elf, dynamic);
        if (fits(hashed, most)) {
            return hashed.getAsLong();
        }
        return Math.min(most, byNextTable(elf, dynamic, address));
    }

    private static boolean fits(OptionalLong count, long most) {
        return count.isPresent() && count.getAsLong() >= 0 && count.getAsLong() <= most;
    }

    private static OptionalLong exact(ElfFile elf, DynamicSection dynamic) {
        OptionalLong hashed = SymbolHash.sysvCount(elf, dynamic);
        return hashed.isPresent() || elf.header().machine() != Architecture.MIPS.machine()
                ? hashed
                : dynamic.value(DynamicSection.MIPS_SYMTABNO);
    }

    private static OptionalLong bySection(ElfFile elf, long address) {
        int entry = SymbolTable.entrySize(elf.header().wordSize());
        Optional<Section> section =
                elf.sections().orElse(new SectionTable(List.of())).ofType(Section.DYNSYM);
        return section.isPresent() && section.get().address() == address
                ? OptionalLong.of(section.get().size() / entry)
                : OptionalLong.empty();
    }

    private static long byNextTable(ElfFile elf, DynamicSection dynamic, long address) {
        long next = Long.MAX_VALUE;
        for (long tag : TABLES) {
            OptionalLong table = dynamic.value(tag);
            if (table.isPresent() && table.getAsLong() > address) {
                next = Math.min(next, table.getAsLong());
            }
        }
        return next == Long.MAX_VALUE
                ? 0
                : (next - address) / SymbolTable.entrySize(elf.header().wordSize());
    }
}
