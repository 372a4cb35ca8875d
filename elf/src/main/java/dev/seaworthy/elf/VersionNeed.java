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
    /** The longest name of a version; real ones have some ten characters. */
    static final int LONGEST_NAME = 1 << 10;

    public VersionNeed {
        versions = List.copyOf(versions);
    }

    static List<VersionNeed> readAll(ElfFile elf, DynamicSection dynamic) {
        OptionalLong address = dynamic.value(DynamicSection.VERNEED);
        if (address.isEmpty()) {
            return List.of();
        }
        Bytes table = elf.from(address.getAsLong(), "version needs");
        Bytes strings = elf.dynamicStrings(dynamic);
        List<VersionNeed> needs = new ArrayList<>();
        // Loaders go by vn_next and vna_next alone (_dl_check_map_versions in glibc): neither DT_VERNEEDNUM nor vn_cnt
        // ends their walk, so neither ends ours.
        int left = MOST_VERSIONS;
        long at = 0;
        long next;
        do {
            if (table.u16(at) != 1) {
                throw new MalformedException("version need " + table.u16(at), table.start() + at, "revision 1");
            }
            String file = strings.cString(table.u32(at + 4), LONGEST_NAME, "name of a needed file");
            VersionNeed need = new VersionNeed(file, versions(table, at + table.u32(at + 8), strings, left));
            left -= 1 + need.versions().size();
            needs.add(need);
            next = table.u32(at + 12);
            at += next;
        } while (next != 0);
        return List.copyOf(needs);
    }

    private static List<Version> versions(Bytes table, long first, Bytes strings, int most) {
        List<Version> versions = new ArrayList<>();
        long at = first;
        long next;
        do {
            if (versions.size() >= most) {
                throw new MalformedException("version needs", table.start(), "at most " + MOST_VERSIONS);
            }
            String name = strings.cString(table.u32(at + 8), LONGEST_NAME, "name of a needed version");
            versions.add(new Version(name, (table.u16(at + 4) & FLAG_WEAK) != 0, table.u16(at + 6) & 0x7fff));
            next = table.u32(at + 12);
            at += next;
        } while (next != 0);
        return versions;
    }
}
