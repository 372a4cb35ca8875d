package dev.seaworthy.inspect.size;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.ElfHeader;
import dev.seaworthy.elf.Section;
import dev.seaworthy.elf.SectionTable;
import dev.seaworthy.elf.Segment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A file cut into pieces, each byte in exactly one: where sections of a damaged file overlap, the first one has it. */
final class Layout {
    /** Elf64_Chdr and Elf32_Chdr: the size of the unpacked section is the second word, behind type and reserved. */
    private static final int COMPRESSION_HEADER_64 = 24;

    private static final int COMPRESSION_HEADER_32 = 12;
    /** The older form, in sections named .zdebug: "ZLIB" and the size, big-endian, in eight bytes. */
    private static final int OLD_COMPRESSION_HEADER = 12;

    private static final byte[] OLD_MAGIC = "ZLIB".getBytes(StandardCharsets.US_ASCII);

    private final ElfFile elf;
    private final long file;
    private final List<Piece> pieces = new ArrayList<>();

    private Layout(ElfFile elf) {
        this.elf = elf;
        this.file = elf.bytes().size();
    }

    private record Piece(Kind kind, long start, long end, long unpacked, String name) {
        long size() {
            return end - start;
        }
    }

    static Layout of(ElfFile elf, SectionTable sections) {
        Layout layout = new Layout(elf);
        layout.headers();
        if (sections.isEmpty()) {
            layout.segments();
        } else {
            sections.sections().forEach(layout::section);
        }
        layout.disentangle();
        return layout;
    }

    long file() {
        return file;
    }

    private void headers() {
        ElfHeader header = elf.header();
        add(Kind.HEADERS, 0, header.is64() ? 64 : 52, 0, "");
        add(
                Kind.HEADERS,
                header.programHeaders(),
                (long) header.programHeaderCount() * header.programHeaderSize(),
                0,
                "");
        add(
                Kind.HEADERS,
                header.sectionHeaders(),
                (long) header.sectionHeaderCount() * header.sectionHeaderSize(),
                0,
                "");
    }

    /** Without sections only the rights of the segments tell something. */
    private void segments() {
        for (Segment segment : elf.segments()) {
            if (segment.type() == Segment.LOAD) {
                Kind kind = segment.executable() ? Kind.CODE : segment.writable() ? Kind.DATA : Kind.CONSTANTS;
                add(kind, segment.offset(), segment.fileSize(), 0, "");
            }
        }
    }

    private void section(Section section) {
        if (section.fileSize() > 0) {
            add(Kind.of(section), section.offset(), section.fileSize(), unpacked(section), section.name());
        }
    }

    private long unpacked(Section section) {
        Bytes bytes = elf.bytes();
        long at = section.offset();
        if ((section.flags() & Section.COMPRESSED) != 0) {
            boolean is64 = elf.header().is64();
            if (section.size() >= (is64 ? COMPRESSION_HEADER_64 : COMPRESSION_HEADER_32)
                    && bytes.contains(at, COMPRESSION_HEADER_64)) {
                return is64 ? bytes.i64(at + 8) : bytes.u32(at + 4);
            }
        } else if (section.size() >= OLD_COMPRESSION_HEADER
                && bytes.contains(at, OLD_COMPRESSION_HEADER)
                && bytes.matches(at, OLD_MAGIC)) {
            return ((long) bigEndian(at + 4) << 32) | (bigEndian(at + 8) & 0xffff_ffffL);
        }
        return 0;
    }

    private int bigEndian(long at) {
        Bytes bytes = elf.bytes();
        return bytes.u8(at) << 24 | bytes.u8(at + 1) << 16 | bytes.u8(at + 2) << 8 | bytes.u8(at + 3);
    }

    private void add(Kind kind, long offset, long size, long unpacked, String name) {
        long start = Math.clamp(offset, 0, file);
        long end = start + Math.clamp(size, 0, file - start);
        if (offset >= 0 && end > start) {
            pieces.add(new Piece(kind, start, end, unpacked > 0 ? unpacked : end - start, name));
        }
    }

    private void disentangle() {
        List<Piece> sorted = new ArrayList<>(pieces);
        sorted.sort(Comparator.comparingLong(Piece::start)
                .thenComparing(Comparator.comparingLong(Piece::end).reversed()));
        pieces.clear();
        long reached = 0;
        for (Piece piece : sorted) {
            if (piece.start > reached) {
                pad(reached, piece.start);
            }
            if (piece.end > reached) {
                long start = Math.max(reached, piece.start);
                boolean whole = start == piece.start;
                pieces.add(new Piece(
                        piece.kind, start, piece.end, whole ? piece.unpacked : piece.end - start, piece.name));
                reached = piece.end;
            }
        }
        if (reached < file) {
            pad(reached, file);
        }
    }

    private void pad(long from, long to) {
        pieces.add(new Piece(Kind.PADDING, from, to, to - from, ""));
    }

    /**
     * The pieces by purpose.
     *
     * @param strings bytes of constants that are known to be string texts
     * @param types bytes of constants that are known to be type information
     */
    List<Part> parts(long strings, long types) {
        Map<Kind, long[]> sums = new EnumMap<>(Kind.class);
        Map<Kind, List<String>> names = new EnumMap<>(Kind.class);
        for (Piece piece : pieces) {
            long[] sum = sums.computeIfAbsent(piece.kind, _ -> new long[2]);
            sum[0] += piece.size();
            sum[1] += piece.unpacked;
            List<String> sections = names.computeIfAbsent(piece.kind, _ -> new ArrayList<>());
            if (!piece.name.isEmpty()) {
                sections.add(piece.name);
            }
        }
        move(sums, Kind.STRINGS, strings);
        move(sums, Kind.TYPES, types);
        return sums.entrySet().stream()
                .filter(entry -> entry.getValue()[0] > 0)
                .map(entry -> new Part(
                        entry.getKey(),
                        entry.getValue()[0],
                        entry.getValue()[1],
                        names.getOrDefault(entry.getKey(), List.of())))
                .sorted(Comparator.comparingLong(Part::bytes).reversed().thenComparing(Part::kind))
                .toList();
    }

    private static void move(Map<Kind, long[]> sums, Kind to, long bytes) {
        long[] constants = sums.getOrDefault(Kind.CONSTANTS, new long[2]);
        long moved = Math.min(bytes, constants[0]);
        constants[0] -= moved;
        constants[1] -= moved;
        long[] sum = sums.computeIfAbsent(to, _ -> new long[2]);
        sum[0] += moved;
        sum[1] += moved;
    }

    /**
     * What the file would be shorter by without debug information and symbols. Linkers write both behind everything that is
     * loaded, so the room between two of them goes as well, and so do their names, and their headers where these are the end
     * of the file.
     */
    long stripping() {
        Set<Kind> gone = EnumSet.of(Kind.DEBUG, Kind.SYMBOLS);
        long saved = 0;
        long names = 0;
        int headers = 0;
        long first = Long.MAX_VALUE;
        boolean before = false;
        Piece gap = null;
        for (Piece piece : pieces) {
            if (gone.contains(piece.kind)) {
                saved += piece.size() + (before && gap != null ? gap.size() : 0);
                names += piece.name.length() + 1L;
                headers++;
                first = Math.min(first, piece.start);
                before = true;
                gap = null;
            } else if (piece.kind == Kind.PADDING) {
                gap = piece;
            } else {
                before = false;
                gap = null;
            }
        }
        boolean namesBehind = false;
        for (Piece piece : pieces) {
            namesBehind |= piece.name.equals(".shstrtab") && piece.start >= first;
        }
        boolean headersBehind = elf.header().sectionHeaders() >= first;
        return saved
                + (namesBehind ? names : 0)
                + (headersBehind ? (long) headers * elf.header().sectionHeaderSize() : 0);
    }
}
