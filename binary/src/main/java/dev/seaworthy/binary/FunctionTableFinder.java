package dev.seaworthy.binary;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.Section;
import dev.seaworthy.elf.SectionTable;
import dev.seaworthy.elf.Segment;
import java.util.Optional;

/**
 * Finds the table of functions: in the sections that Go's linker names after it, else in those into which other linkers
 * merge it, else, in files without sections, anywhere in what is loaded.
 */
final class FunctionTableFinder {
    /** Go's linker aligns the table to a pointer at least. */
    private static final int ALIGNMENT = 4;

    private static final int PIECE = 1 << 16;
    private static final int MAGIC_AND_SIZES = 8;

    private final Image image;

    private FunctionTableFinder(Image image) {
        this.image = image;
    }

    /** @param sections the sections of the file; empty when it has none or they are damaged */
    static Optional<FunctionTable> find(Image image, SectionTable sections) {
        FunctionTableFinder finder = new FunctionTableFinder(image);
        Optional<FunctionTable> named = finder.inSection(sections, ".gopclntab", false)
                .or(() -> finder.inSection(sections, ".data.rel.ro.gopclntab", false));
        if (named.isPresent()) {
            return named;
        }
        if (!sections.isEmpty()) {
            return finder.inSection(sections, ".data.rel.ro", true)
                    .or(() -> finder.inSection(sections, ".rodata", true));
        }
        return finder.inSegments(false).or(() -> finder.inSegments(true));
    }

    private Optional<FunctionTable> inSection(SectionTable sections, String name, boolean search) {
        Optional<Section> found = sections.named(name);
        Bytes file = image.elf().bytes();
        if (found.isEmpty() || found.get().type() == Section.NOBITS) {
            return Optional.empty();
        }
        Section section = found.get();
        if (!file.contains(section.offset(), section.size())) {
            return Optional.empty();
        }
        Bytes content = file.slice(section.offset(), section.size(), "function table");
        return search ? scan(content, section.address(), true) : read(content, 0, section.address(), writable(name));
    }

    private static boolean writable(String section) {
        return section.startsWith(".data");
    }

    private Optional<FunctionTable> inSegments(boolean code) {
        for (Segment segment : image.elf().segments()) {
            if (segment.type() == Segment.LOAD && segment.executable() == code) {
                Optional<FunctionTable> table = scan(image.content(segment), segment.address(), segment.writable());
                if (table.isPresent()) {
                    return table;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<FunctionTable> scan(Bytes place, long address, boolean writable) {
        // The magic is FF FF FF and a byte that tells the version, in the file's byte order, followed by two zeros.
        byte[] piece = new byte[(int) Math.min(PIECE + MAGIC_AND_SIZES, place.size())];
        for (long start = 0; place.contains(start, MAGIC_AND_SIZES); start += PIECE) {
            int length = (int) Math.min(piece.length, place.size() - start);
            place.copy(start, piece, 0, length);
            for (int i = 0; i < PIECE && i + MAGIC_AND_SIZES <= length; i += ALIGNMENT) {
                if (piece[i + 1] == -1 && piece[i + 2] == -1 && piece[i + 4] == 0 && piece[i + 5] == 0) {
                    Optional<FunctionTable> table = read(place, start + i, address + start + i, writable);
                    if (table.isPresent()) {
                        return table;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<FunctionTable> read(Bytes place, long at, long address, boolean writable) {
        return FunctionTableHeader.isCandidate(place, at, image.wordSize())
                ? FunctionTable.read(
                        place.slice(at, place.size() - at, "function table"), image.wordSize(), address, writable)
                : Optional.empty();
    }
}
