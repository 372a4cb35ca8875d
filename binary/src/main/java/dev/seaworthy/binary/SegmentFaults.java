package dev.seaworthy.binary;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.ElfHeader;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.elf.Section;
import dev.seaworthy.elf.SectionTable;
import dev.seaworthy.elf.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What no linker writes into program headers, because the kernel does not load such a file, or because it crashes before its
 * first own output: for the kernel, {@code load_elf_binary} and {@code elf_map} in {@code fs/binfmt_elf.c}; each was tried with
 * a changed program ({@code SegmentFaultsIT}).
 */
final class SegmentFaults {
    /** Bytes of some instructions on every processor. */
    private static final int FIRST_INSTRUCTIONS = 16;

    /** Where {@code e_entry} lies in the header of 32 and of 64 bits. */
    private static final int ENTRY_FIELD = 24;

    /** Where {@code e_type} lies. */
    private static final int TYPE_FIELD = 16;

    /** The smallest page of any architecture here, in bytes. */
    private static final long PAGE = 4096;

    /** The end of what a process on x86-64 may map unless it asks for more ({@code TASK_SIZE_MAX}). */
    private static final long END_OF_AMD64 = 0x7fff_ffff_f000L;

    /** More memory in bytes than any machine gives one program: 1 TiB. */
    private static final long NO_SUCH_MEMORY = 1L << 40;

    private final ElfFile elf;
    private final List<Segment> loaded;
    private final List<Parsed.Malformed<?>> faults = new ArrayList<>();

    private SegmentFaults(ElfFile elf) {
        this.elf = elf;
        this.loaded = elf.segments().stream()
                .filter(segment -> segment.type() == Segment.LOAD)
                .toList();
    }

    /** Those of a program. */
    static List<Parsed.Malformed<?>> of(ElfFile elf) {
        SegmentFaults all = new SegmentFaults(elf);
        all.loaded.forEach(all::check);
        all.checkOverlap();
        all.checkEntryPoint();
        return all.faults;
    }

    /**
     * Those of a Go program: its run time writes to its variables, some of which begin with values from the file, and a
     * position-independent one has pointers that somebody must correct.
     *
     * @param dynamic whether it has a dynamic section
     */
    static List<Parsed.Malformed<?>> ofGo(ElfFile elf, SectionTable sections, boolean dynamic) {
        SegmentFaults all = new SegmentFaults(elf);
        if (all.loaded.stream().noneMatch(Segment::writable)) {
            all.fault("loaded segments", elf.header().programHeaders(), "one that may be written");
        }
        all.checkAreBrought(sections);
        if (elf.header().type() == ElfHeader.TYPE_DYN && !dynamic) {
            all.fault("type of the file, position-independent", TYPE_FIELD, "relocations in a dynamic section");
        }
        return all.faults;
    }

    private void check(Segment segment) {
        if (Long.compareUnsigned(segment.fileSize(), segment.memorySize()) > 0) {
            fault(segment, "no more bytes in the file than in memory");
        }
        if ((segment.address() - segment.offset()) % PAGE != 0) {
            fault(segment, "its offset and its address at the same place of a page");
        }
        if (segment.flags() == 0 && segment.fileSize() != 0) {
            fault(segment, "that it may be read, written or executed");
        }
        if (Long.compareUnsigned(end(segment), endOfMemory()) > 0
                || Long.compareUnsigned(end(segment), segment.address()) < 0) {
            fault(segment, "an end below 0x" + Long.toHexString(endOfMemory()));
        } else if (Long.compareUnsigned(segment.memorySize(), NO_SUCH_MEMORY) > 0) {
            fault(segment, "no more memory than a machine has");
        }
    }

    private static long end(Segment segment) {
        return segment.address() + segment.memorySize();
    }

    private long endOfMemory() {
        if (!elf.header().is64()) {
            return 1L << 32;
        }
        return elf.header().architecture().equals(Optional.of(Architecture.AMD64)) ? END_OF_AMD64 : Long.MAX_VALUE;
    }

    private void checkOverlap() {
        List<Segment> inOrder = new ArrayList<>(loaded);
        // Not Comparator.comparing: no archive of classes holds its lambda, and a start would have to write it.
        inOrder.sort((one, other) -> Long.compareUnsigned(one.address(), other.address()));
        for (int i = 1; i < inOrder.size(); i++) {
            if (Long.compareUnsigned(end(inOrder.get(i - 1)), inOrder.get(i).address()) > 0) {
                fault(inOrder.get(i), "memory that no other segment has");
            }
        }
    }

    /**
     * A file whose copy was interrupted keeps its size and is zero from some place on; in another no segment has the first
     * instruction, or one that must not be executed. They may be loaded, and then crash.
     */
    private void checkEntryPoint() {
        long entry = elf.header().entry();
        String what = "the entry point 0x" + Long.toHexString(entry);
        if (entry == 0) {
            fault(what, ENTRY_FIELD, "the address of the first instruction");
            return;
        }
        // On 64-bit big-endian PowerPC it is a descriptor that the loader may have to fill.
        if (elf.header().architecture().equals(Optional.of(Architecture.PPC64))) {
            return;
        }
        Optional<Segment> segment =
                loaded.stream().filter(one -> one.brings(entry)).findFirst();
        if (segment.isEmpty()) {
            fault(what, ENTRY_FIELD, "an address in a segment's bytes");
            return;
        }
        if (!segment.get().executable()) {
            fault(what, ENTRY_FIELD, "an address in a segment that may be executed");
            return;
        }
        long offset = segment.get().offset() + (entry - segment.get().address());
        for (long at = offset; at < offset + FIRST_INSTRUCTIONS; at++) {
            if (!elf.bytes().contains(at, 1) || elf.bytes().u8(at) != 0) {
                return;
            }
        }
        fault(what, offset, "code, not zero bytes");
    }

    /** What no segment brings of a section is zero in memory, or not there. */
    private void checkAreBrought(SectionTable sections) {
        for (Section section : sections.sections()) {
            boolean hasBytes = section.type() == Section.PROGBITS
                    && (section.flags() & Section.ALLOCATED) != 0
                    && section.size() != 0;
            if (hasBytes && loaded.stream().noneMatch(segment -> segment.brings(section.address(), section.size()))) {
                fault("the section " + section.name(), section.offset(), "a loaded segment that brings its bytes");
            }
        }
    }

    private void fault(Segment segment, String expected) {
        fault("loaded segment at 0x" + Long.toHexString(segment.address()), segment.offset(), expected);
    }

    private void fault(String what, long offset, String expected) {
        faults.add(new Parsed.Malformed<>(what, offset, expected));
    }
}
