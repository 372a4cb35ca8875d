package dev.seaworthy.elf;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The versions that a file needs of one library (DT_VERNEED, "Symbol Versioning" in the Linux Standard Base).
 *
 * <pre>
 *   Verneed:  vn_version u16 · vn_cnt u16 · vn_file u32 · vn_aux u32 · vn_next u32
 *   Vernaux:  vna_hash u32 · vna_flags u16 · vna_other u16 · vna_name u32 · vna_next u32
 * </pre>
 *
 * @param file the library's name as in DT_NEEDED, {@code libc.so.6} for instance
 * @param versions the versions needed of it, in their order
 */
public record VersionNeed(String file, List<Version> versions) {
    /**
     * One version.
     *
     * @param name such as {@code GLIBC_2.34}
     * @param weak whether the loader only warns when it is missing
     * @param index the number that {@code .gnu.version} has at each symbol of this version
     */
    public record Version(String name, boolean weak, int index) {}

    private static final int FLAG_WEAK = 2;
    /** More needed versions than this in one file are none: libraries define some hundred each. */
    static final int MOST_VERSIONS = 1 << 14;

    public VersionNeed {
        versions = List.copyOf(versions);
    }

    static List<VersionNeed> readAll(ElfFile elf, DynamicSection dynamic) {
        OptionalLong address = dynamic.value(DynamicSection.VERNEED);
        long count = dynamic.value(DynamicSection.VERNEEDNUM).orElse(0);
        if (address.isEmpty() || count == 0) {
            return List.of();
        }
        Bytes table = elf.from(address.getAsLong(), "version needs");
        Bytes strings = elf.dynamicStrings(dynamic);
        List<VersionNeed> needs = new ArrayList<>();
        long at = 0;
        int total = 0;
        for (long i = 0; i < count; i++) {
            String file = strings.name(table.u32(at + 4), "name of a needed file");
            VersionNeed need =
                    new VersionNeed(file, versions(table, at + table.u32(at + 8), table.u16(at + 2), strings));
            total += 1 + need.versions().size();
            if (total > MOST_VERSIONS) {
                throw new MalformedException("version needs", table.start(), "at most " + MOST_VERSIONS);
            }
            needs.add(need);
            long next = table.u32(at + 12);
            if (next == 0) {
                break;
            }
            at += next;
        }
        return List.copyOf(needs);
    }

    private static List<Version> versions(Bytes table, long first, int count, Bytes strings) {
        List<Version> versions = new ArrayList<>();
        long at = first;
        for (int i = 0; i < Math.min(count, MOST_VERSIONS); i++) {
            String name = strings.name(table.u32(at + 8), "name of a needed version");
            versions.add(new Version(name, (table.u16(at + 4) & FLAG_WEAK) != 0, table.u16(at + 6) & 0x7fff));
            long next = table.u32(at + 12);
            if (next == 0) {
                break;
            }
            at += next;
        }
        return versions;
    }
}
