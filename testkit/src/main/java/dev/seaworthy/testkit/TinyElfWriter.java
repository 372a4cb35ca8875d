package dev.seaworthy.testkit;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays a {@link TinyElf} out: headers and what is only read, then what is written, then what is not loaded.
 *
 * <pre>
 *   file header · program headers · .interp … .text …   loaded at the base address, readable and executable
 *   .tdata · .dynamic · .got · .data …                  loaded in the next 64 KiB, readable and writable
 *   .symtab · .strtab · .shstrtab · section headers     not loaded
 * </pre>
 */
final class TinyElfWriter {
    /** The largest page size of any Linux: what is mapped differently must not share such a page in memory. */
    private static final long PAGE = 0x10000;

    private final TinyElf elf;
    private final Machine machine;
    private final boolean wide;
    private final List<Chunk> chunks;
    private final long base;
    private long headersSize;

    TinyElfWriter(TinyElf elf) {
        this.elf = elf;
        this.machine = elf.machine;
        this.wide = machine.wordSize() == 8;
        this.chunks = new TinyElfContent(elf).chunks();
        this.base = elf.type == 2 ? 0x400000 : 0;
    }

    byte[] write() {
        Chunk.Layout empty = new Chunk.Layout(Map.of());
        Chunk.Layout layout = layout(empty);
        Out out = new Out(machine);
        long end = chunks.stream()
                .mapToLong(one -> layout.place(one.name()).end())
                .max()
                .orElse(0);
        long sectionHeaders = elf.sections ? roundUp(end, 8) : 0;
        List<byte[]> segments = segments(layout);
        header(out, layout.address(".text"), segments.size(), sectionHeaders);
        segments.forEach(out::raw);
        for (Chunk chunk : chunks) {
            out.padTo(chunk.align()).raw(chunk.content().apply(layout));
        }
        if (elf.sections) {
            out.padTo(8);
            sectionHeaders(out, layout);
        }
        return out.bytes();
    }

    /** The program headers themselves, which are counted before they are written. */
    private Chunk.Place programHeaders() {
        return new Chunk.Place(0, headerSize(), base + headerSize(), headersSize);
    }

    private Chunk.Layout layout(Chunk.Layout empty) {
        Map<String, Chunk.Place> places = new HashMap<>();
        // The number of program headers depends on which chunks there are, not on where.
        chunks.forEach(chunk -> places.put(chunk.name(), new Chunk.Place(0, 0, 0, 0)));
        headersSize = segments(new Chunk.Layout(places)).size() * (long) programHeaderSize();
        long offset = headerSize() + headersSize;
        long shift = base;
        boolean writing = false;
        for (int i = 0; i < chunks.size(); i++) {
            Chunk chunk = chunks.get(i);
            offset = roundUp(offset, chunk.align());
            if (chunk.writable() && !writing) {
                writing = true;
                shift = base + PAGE;
            }
            long size = chunk.content().apply(empty).length;
            places.put(chunk.name(), new Chunk.Place(i + 1, offset, chunk.loaded() ? shift + offset : 0, size));
            offset += size;
        }
        return new Chunk.Layout(places);
    }

    private int headerSize() {
        return wide ? 64 : 52;
    }

    private int programHeaderSize() {
        return wide ? 56 : 32;
    }

    private void header(Out out, long entry, int segmentCount, long sectionHeaders) {
        out.u8(0x7f).text("ELF").u8(wide ? 2 : 1).u8(machine.order() == ByteOrder.LITTLE_ENDIAN ? 1 : 2);
        out.u8(1).u8(elf.osAbi).padTo(16);
        out.u16(elf.type)
                .u16(machine.number())
                .u32(1)
                .word(entry)
                .word(headerSize())
                .word(sectionHeaders);
        out.u32(elf.flags).u16(headerSize()).u16(programHeaderSize()).u16(segmentCount);
        out.u16(wide ? 64 : 40).u16(elf.sections ? chunks.size() + 1 : 0).u16(elf.sections ? chunks.size() : 0);
    }

    private List<byte[]> segments(Chunk.Layout layout) {
        List<byte[]> segments = new ArrayList<>();
        if (layout.has(".interp")) {
            // From this one glibc learns where it finds a position-independent program; it must come first.
            segments.add(segment(6, 4, programHeaders(), machine.wordSize()));
            segments.add(segment(3, 4, layout.place(".interp"), 1));
        }
        long readOnlyEnd = chunks.stream()
                .filter(one -> one.loaded() && !one.writable())
                .mapToLong(one -> layout.place(one.name()).end())
                .max()
                .orElse(0);
        segments.add(segment(1, 5, new Chunk.Place(0, 0, base, readOnlyEnd), PAGE));
        List<Chunk.Place> written = chunks.stream()
                .filter(Chunk::writable)
                .map(one -> layout.place(one.name()))
                .toList();
        if (!written.isEmpty()) {
            Chunk.Place first = written.getFirst();
            long size = written.getLast().end() - first.offset();
            segments.add(segment(1, 6, new Chunk.Place(0, first.offset(), first.address(), size), PAGE));
        }
        if (layout.has(".dynamic")) {
            segments.add(segment(2, 6, layout.place(".dynamic"), machine.wordSize()));
        }
        for (Chunk chunk : chunks) {
            if (chunk.type() == 7) {
                segments.add(segment(4, 4, layout.place(chunk.name()), chunk.align()));
            }
        }
        if (layout.has(".tdata")) {
            segments.add(segment(7, 4, layout.place(".tdata"), 8));
        }
        segments.add(segment(0x6474e551, elf.stackFlags, new Chunk.Place(0, 0, 0, 0), 16));
        return segments;
    }

    private byte[] segment(int type, int flags, Chunk.Place place, long align) {
        Out out = new Out(machine).u32(type);
        if (wide) {
            out.u32(flags);
        }
        out.word(place.offset()).word(place.address()).word(place.address());
        out.word(place.size()).word(place.size());
        if (!wide) {
            out.u32(flags);
        }
        return out.word(align).bytes();
    }

    private void sectionHeaders(Out out, Chunk.Layout layout) {
        Strings names = TinyElfContent.sectionNames(chunks);
        out.raw(new byte[wide ? 64 : 40]);
        for (Chunk chunk : chunks) {
            Chunk.Place place = layout.place(chunk.name());
            out.u32(names.offset(chunk.name())).u32(chunk.type()).word(chunk.flags());
            out.word(place.address()).word(place.offset()).word(place.size());
            out.u32(layout.place(chunk.link()).section()).u32(chunk.info());
            out.word(chunk.align()).word(chunk.entrySize());
        }
    }

    private static long roundUp(long value, long multiple) {
        return (value + multiple - 1) / multiple * multiple;
    }
}
