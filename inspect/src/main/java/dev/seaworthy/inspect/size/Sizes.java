package dev.seaworthy.inspect.size;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.SectionTable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the bytes of a file go. Two views of the same bytes: the parts together are exactly the file; the packages are the
 * code, and with a symbol table also the data, by whom it is.
 *
 * @param file bytes of the file
 * @param parts the bytes by purpose, the largest first
 * @param packages the packages, the largest first
 * @param dataKnown whether a symbol table tells whose the data is
 * @param stripping what a build with {@code -ldflags="-s -w"} would save: the debug information and the symbol table, the
 *     room between them, and their names
 */
public record Sizes(long file, List<Part> parts, List<PackageSize> packages, boolean dataKnown, long stripping) {
    public Sizes {
        parts = List.copyOf(parts);
        packages = List.copyOf(packages);
    }

    /**
     * Measures a file.
     *
     * @param elf the file, still open
     * @param facts the same file's facts
     */
    public static Sizes of(ElfFile elf, BinaryFacts facts) {
        SectionTable sections = elf.sections().orElse(new SectionTable(List.of()));
        Layout layout = Layout.of(elf, sections);
        Packages packages = new Packages(elf, facts, sections);
        return new Sizes(
                layout.file(),
                layout.parts(packages.strings(), packages.types()),
                packages.all(),
                packages.dataKnown(),
                layout.stripping());
    }

    /** Bytes with a purpose. */
    public long bytes(Kind kind) {
        return parts.stream()
                .filter(part -> part.kind() == kind)
                .mapToLong(Part::bytes)
                .sum();
    }

    /** Bytes of the packages by module, the largest first; the key is {@link PackageSize#module}. */
    public List<Map.Entry<String, Long>> modules() {
        Map<String, Long> sums = new TreeMap<>();
        packages.forEach(one -> sums.merge(one.module(), one.bytes(), Long::sum));
        return sums.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }
}
