package dev.seaworthy.inspect.start;

import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Section;
import dev.seaworthy.elf.SectionTable;
import dev.seaworthy.elf.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * A segment that the kernel maps.
 *
 * @param address where it begins, before a position-independent program is moved
 * @param memoryBytes its size in memory; what exceeds {@code fileBytes} is filled with zeros
 * @param offset where its bytes begin in the file
 * @param fileBytes how many come from the file
 * @param permissions as {@code /proc/PID/maps} writes them: {@code r-x}
 * @param sections the names of the largest sections in it, when the file has sections
 */
public record Mapping(
        long address, long memoryBytes, long offset, long fileBytes, String permissions, List<String> sections) {
    private static final int MOST_SECTIONS = 4;

    public Mapping {
        sections = List.copyOf(sections);
    }

    /** All of a file, in the order in which they are mapped. */
    static List<Mapping> of(ElfFile elf) {
        SectionTable sections = elf.sections().orElse(new SectionTable(List.of()));
        List<Mapping> mappings = new ArrayList<>();
        for (Segment segment : elf.segments()) {
            if (segment.type() == Segment.LOAD) {
                mappings.add(new Mapping(
                        segment.address(),
                        segment.memorySize(),
                        segment.offset(),
                        segment.fileSize(),
                        permissions(segment),
                        names(segment, sections)));
            }
        }
        return mappings;
    }

    static String permissions(Segment segment) {
        return ((segment.flags() & Segment.READ) != 0 ? "r" : "-")
                + (segment.writable() ? "w" : "-")
                + (segment.executable() ? "x" : "-");
    }

    private static List<String> names(Segment segment, SectionTable sections) {
        return sections.sections().stream()
                .filter(section -> (section.flags() & Section.ALLOCATED) != 0
                        && section.size() > 0
                        && Long.compareUnsigned(section.address(), segment.address()) >= 0
                        && Long.compareUnsigned(section.address() - segment.address(), segment.memorySize()) < 0)
                .sorted((left, right) -> Long.compareUnsigned(right.size(), left.size()))
                .limit(MOST_SECTIONS)
                .map(Section::name)
                .toList();
    }
}
