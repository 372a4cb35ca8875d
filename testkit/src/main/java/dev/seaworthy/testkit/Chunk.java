package dev.seaworthy.testkit;

import java.util.Map;
import java.util.function.Function;

/**
 * A part of a file, and the section header that describes it. Its content may depend on where everything lies, but its
 * size may not: content is made once to learn the sizes, with all addresses 0, and once to be written.
 */
record Chunk(
        String name,
        int type,
        long flags,
        int align,
        String link,
        int info,
        int entrySize,
        Function<Layout, byte[]> content) {
    static final int PROGBITS = 1;
    static final int STRTAB = 3;
    static final long WRITE = 1;
    static final long ALLOC = 2;
    static final long EXECUTE = 4;
    static final long TLS = 0x400;

    static Chunk of(String name, int type, long flags, int align, Function<Layout, byte[]> content) {
        return new Chunk(name, type, flags, align, "", 0, 0, content);
    }

    /** A table: with the section that it refers to, and the size of an entry. */
    Chunk table(String linkedTo, int sectionInfo, int sizeOfEntry) {
        return new Chunk(name, type, flags, align, linkedTo, sectionInfo, sizeOfEntry, content);
    }

    boolean loaded() {
        return (flags & ALLOC) != 0;
    }

    boolean writable() {
        return (flags & WRITE) != 0;
    }

    /** Where a chunk lies. */
    record Place(int section, long offset, long address, long size) {
        long end() {
            return offset + size;
        }
    }

    /** Where all chunks lie, by name. */
    record Layout(Map<String, Place> places) {
        Place place(String name) {
            return places.getOrDefault(name, new Place(0, 0, 0, 0));
        }

        long address(String name) {
            return place(name).address();
        }

        boolean has(String name) {
            return places.containsKey(name);
        }
    }
}
