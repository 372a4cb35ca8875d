package dev.seaworthy.binary;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.ElfHeader;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.elf.Relocation;
import dev.seaworthy.elf.Segment;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * An executable by addresses, as it lies in memory once it was loaded at address 0: pointers of position-independent
 * executables are read with their relocations applied.
 *
 * <p>Go's linker and GNU ld leave the value in the pointer's place too; others leave zeros there and keep the value in the
 * relocation only (ELF supplements, {@code R_*_RELATIVE} with explicit addend).
 */
final class Image {
    private final ElfFile elf;
    private final int wordSize;
    private final Executor helper;

    Image(ElfFile elf) {
        this(elf, Runnable::run);
    }

    /** @param helper does a part of the work */
    Image(ElfFile elf, Executor helper) {
        this.elf = elf;
        this.wordSize = elf.header().wordSize();
        this.helper = helper;
    }

    /** Does work beside the thread that reads; nobody else, where there is no helper. */
    Executor helper() {
        return helper;
    }

    ElfFile elf() {
        return elf;
    }

    int wordSize() {
        return wordSize;
    }

    Optional<Architecture> architecture() {
        return elf.header().architecture();
    }

    /** The word at an address; 0 when the file has none there. */
    long word(long address) {
        OptionalLong offset = elf.fileOffset(address);
        if (offset.isEmpty() || !elf.bytes().contains(offset.getAsLong(), wordSize)) {
            return 0;
        }
        long stored = elf.bytes().word(offset.getAsLong(), wordSize);
        return stored != 0 || !relocatable()
                ? stored
                : relocation(relocation -> relocation.offset() == address)
                        .map(Relocation::addend)
                        .orElse(0L);
    }

    /** Whether pointers may lie in relocations only. */
    boolean relocatable() {
        return elf.header().type() == ElfHeader.TYPE_DYN;
    }

    /** The last relocation without symbol and with an addend that fulfils a condition. */
    Optional<Relocation> relocation(Predicate<Relocation> wanted) {
        Relocation[] found = new Relocation[1];
        Parsed<Long> _ = elf.relocations(relocation -> {
            if (relocation.symbol() == 0 && relocation.addend() != 0 && wanted.test(relocation)) {
                found[0] = relocation;
            }
        });
        return Optional.ofNullable(found[0]);
    }

    /**
     * The bytes of a Go string, of which the header (pointer, length) lies at an address; empty when there is none or it
     * is longer than allowed.
     */
    Optional<Bytes> goString(long header, long longest) {
        return bytes(word(header), word(header + wordSize), longest);
    }

    /** So many bytes at an address; empty when they are not in the file, or more than allowed. */
    Optional<Bytes> bytes(long address, long length, long longest) {
        OptionalLong offset = elf.fileOffset(address);
        return length > 0
                        && length <= longest
                        && offset.isPresent()
                        && elf.bytes().contains(offset.getAsLong(), length)
                ? Optional.of(elf.bytes().slice(offset.getAsLong(), length, "text"))
                : Optional.empty();
    }

    /** The address at which a byte of the file is loaded; empty when it is not. */
    OptionalLong address(long offset) {
        for (Segment segment : elf.segments()) {
            long within = offset - segment.offset();
            if (segment.type() == Segment.LOAD && within >= 0 && within < segment.fileSize()) {
                return OptionalLong.of(segment.address() + within);
            }
        }
        return OptionalLong.empty();
    }

    /** The bytes of the file that a segment loads; fewer than it claims when the file is cut. */
    Bytes content(Segment segment) {
        Bytes file = elf.bytes();
        long start = Math.clamp(segment.offset(), 0, file.size());
        long size = Math.clamp(segment.fileSize(), 0, file.size() - start);
        return file.slice(start, size, "segment");
    }

    /** Whether an address lies in a segment with code. */
    boolean isCode(long address) {
        for (Segment segment : elf.segments()) {
            if (segment.type() == Segment.LOAD
                    && segment.executable()
                    && Long.compareUnsigned(address, segment.address()) >= 0
                    && Long.compareUnsigned(address - segment.address(), segment.memorySize()) < 0) {
                return true;
            }
        }
        return false;
    }
}
