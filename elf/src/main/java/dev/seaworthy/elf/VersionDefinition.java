package dev.seaworthy.elf;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A version that a library defines (DT_VERDEF, "Symbol Versioning" in the Linux Standard Base).
 *
 * <pre>
 *   Verdef:   vd_version u16 · vd_flags u16 · vd_ndx u16 · vd_cnt u16 · vd_hash u32 · vd_aux u32 · vd_next u32
 *   Verdaux:  vda_name u32 · vda_next u32       (the first is the version's name, the others its parents')
 * </pre>
 *
 * @param name such as {@code GLIBC_2.34}; the base definition carries the library's own name
 * @param index the number that {@code .gnu.version} has at each symbol of this version
 * @param base whether this is the definition of the file itself
 */
public record VersionDefinition(String name, int index, boolean base) {
    private static final int FLAG_BASE = 1;

    static List<VersionDefinition> readAll(ElfFile elf, DynamicSection dynamic) {
        OptionalLong address = dynamic.value(DynamicSection.VERDEF);
        if (address.isEmpty()) {
            return List.of();
        }
        Bytes table = elf.from(address.getAsLong(), "version definitions");
        Bytes strings = elf.dynamicStrings(dynamic);
        List<VersionDefinition> definitions = new ArrayList<>();
        // As with needs, loaders go by vd_next alone.
        long at = 0;
        long next;
        do {
            if (table.u16(at) != 1) {
                throw new MalformedException("version definition " + table.u16(at), table.start() + at, "revision 1");
            }
            if (definitions.size() == VersionNeed.MOST_VERSIONS) {
                throw new MalformedException(
                        "version definitions", table.start(), "at most " + VersionNeed.MOST_VERSIONS);
            }
            long name = table.u32(at + table.u32(at + 12));
            definitions.add(new VersionDefinition(
                    strings.cString(name, VersionNeed.LONGEST_NAME, "name of a version definition"),
                    table.u16(at + 4) & 0x7fff,
                    (table.u16(at + 2) & FLAG_BASE) != 0));
            next = table.u32(at + 16);
            at += next;
        } while (next != 0);
        return List.copyOf(definitions);
    }
}
