package dev.seaworthy.elf;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * An ELF file. The header and the program headers were read when it was opened; every other part is read when it is asked
 * for, and asked again it is read again, so keep what you need. Not safe for use by several threads.
 */
public final class ElfFile implements AutoCloseable {
    /** Linux's PATH_MAX, the zero byte at the end included. */
    private static final int LONGEST_PATH = 4096;

    private final Optional<Arena> mapping;
    private final Bytes bytes;
    private final ElfHeader header;
    private final List<Segment> segments;

    private ElfFile(Optional<Arena> mapping, Bytes bytes, ElfHeader header, List<Segment> segments) {
        this.mapping = mapping;
        this.bytes = bytes;
        this.header = header;
        this.segments = segments;
    }

    /**
     * Opens a file. Close the result to unmap it.
     *
     * @throws IOException when it cannot be read or is not a regular file
     */
    @SuppressWarnings("MustBeClosedChecker") // The result owns the arena; it is closed here when there is no result.
    public static Parsed<ElfFile> open(Path path) throws IOException {
        Arena arena = Arena.ofShared();
        boolean kept = false;
        try {
            Parsed<ElfFile> parsed = read(Bytes.map(path, arena), Optional.of(arena));
            kept = parsed instanceof Parsed.Read<ElfFile>;
            return parsed;
        } finally {
            if (!kept) {
                arena.close();
            }
        }
    }

    /** Reads an ELF file that is in memory or part of something larger. Closing the result closes nothing else. */
    public static Parsed<ElfFile> read(Bytes bytes) {
        return read(bytes, Optional.empty());
    }

    private static Parsed<ElfFile> read(Bytes bytes, Optional<Arena> mapping) {
        return switch (ElfHeader.read(bytes)) {
            case Parsed.Read<ElfHeader>(ElfHeader header) -> {
                Bytes ordered = bytes.in(header.order());
                yield Parsed.reading(() -> new ElfFile(mapping, ordered, header, Segment.readAll(ordered, header)));
            }
            case Parsed.Malformed<ElfHeader> malformed -> malformed.as();
            case Parsed.NotThisFormat<ElfHeader> _ -> new Parsed.NotThisFormat<>();
        };
    }

    /** The file's bytes, in its byte order. */
    public Bytes bytes() {
        return bytes;
    }

    /** The file header. */
    public ElfHeader header() {
        return header;
    }

    /** The program headers, in their order. */
    public List<Segment> segments() {
        return segments;
    }

    /** The first program header of a type. */
    public Optional<Segment> segment(int type) {
        for (Segment segment : segments) {
            if (segment.type() == type) {
                return Optional.of(segment);
            }
        }
        return Optional.empty();
    }

    /** The sections; an empty table when the file has none. */
    public Parsed<SectionTable> sections() {
        return Parsed.reading(() -> SectionTable.read(bytes, header));
    }

    /** The path of the program interpreter (PT_INTERP), which the kernel starts instead of the file. */
    public Parsed<Optional<String>> interpreter() {
        return Parsed.reading(() -> segment(Segment.INTERPRETER).map(segment -> {
            Bytes path = bytes.slice(segment.offset(), segment.fileSize(), "interpreter path");
            // As the kernel has it (load_elf_binary in fs/binfmt_elf.c), which otherwise refuses to start the file.
            if (path.size() < 2 || path.size() > LONGEST_PATH || path.u8(path.size() - 1) != 0) {
                throw new MalformedException(
                        "interpreter path", path.start(), "2 to " + LONGEST_PATH + " bytes, of which the last is zero");
            }
            return path.name(0, "interpreter path");
        }));
    }

    /** The dynamic section; empty when there is no PT_DYNAMIC, as in static executables. */
    public Parsed<Optional<DynamicSection>> dynamic() {
        return Parsed.reading(() -> segment(Segment.DYNAMIC).map(segment -> DynamicSection.read(this, segment)));
    }

    /** The versions needed of other libraries. */
    public Parsed<List<VersionNeed>> versionNeeds() {
        return dynamicPart(List.of(), dynamic -> VersionNeed.readAll(this, dynamic));
    }

    /** The versions that this file defines. */
    public Parsed<List<VersionDefinition>> versionDefinitions() {
        return dynamicPart(List.of(), dynamic -> VersionDefinition.readAll(this, dynamic));
    }

    /** The dynamic symbols with their versions; empty when there is no dynamic section. */
    public Parsed<Optional<DynamicSymbols>> dynamicSymbols() {
        return dynamicPart(Optional.empty(), dynamic -> Optional.of(DynamicSymbols.read(this, dynamic)));
    }

    /**
     * Walks the relocations that the dynamic loader, or a static program itself, applies, without keeping them.
     *
     * @return how many there were
     */
    public Parsed<Long> relocations(Consumer<Relocation> consumer) {
        long[] count = new long[1];
        return dynamicPart(0L, dynamic -> {
            Relocation.forEach(this, dynamic, relocation -> {
                count[0]++;
                consumer.accept(relocation);
            });
            return count[0];
        });
    }

    /**
     * Walks the packed relative relocations (DT_RELR), which need glibc 2.36 or musl 1.2.4.
     *
     * @param consumer gets the address of each word to which the load address is added
     * @return how many there were
     */
    public Parsed<Long> packedRelocations(LongConsumer consumer) {
        long[] count = new long[1];
        return dynamicPart(0L, dynamic -> {
            PackedRelocations.forEach(this, dynamic, address -> {
                count[0]++;
                consumer.accept(address);
            });
            return count[0];
        });
    }

    /** The static symbols ({@code .symtab}); empty when the file was stripped. */
    public Parsed<Optional<SymbolTable>> symbols() {
        return Parsed.reading(() -> {
            SectionTable sections = sections().orThrow();
            return sections.ofType(Section.SYMTAB).map(table -> {
                Section strings = sections.at(table.link())
                        .orElseThrow(() -> new MalformedException(
                                "symbol table", table.offset(), "the index of a string table in sh_link"));
                return new SymbolTable(
                        bytes.slice(table.offset(), table.size(), "symbols"),
                        bytes.slice(strings.offset(), strings.size(), "symbol names"),
                        header.wordSize());
            });
        });
    }

    /**
     * Walks the relocations that the dynamic loader applies, without keeping them.
     *
     * @return the damage when a table lies outside the file; what the consumer got until then remains valid
     */
    public Parsed<Boolean> forEachRelocation(Consumer<Relocation> consumer) {
        return dynamicPart(false, dynamic -> {
            Relocation.forEach(this, dynamic, consumer);
            return true;
        });
    }

    /** The notes of all note segments, and those of loaded note sections that are in no such segment. */
    public Parsed<List<Note>> notes() {
        return Parsed.reading(() -> Note.readAll(this));
    }

    /** Where the byte at an address lies in the file; empty when no segment brings it from the file. */
    public OptionalLong fileOffset(long address) {
        for (Segment segment : segments) {
            if (segment.brings(address)) {
                return OptionalLong.of(segment.offset() + (address - segment.address()));
            }
        }
        return OptionalLong.empty();
    }

    /**
     * The bytes at an address.
     *
     * @param what their name, for the damage report when they are not in the file
     * @throws MalformedException when the range is not in one segment of the file
     */
    public Bytes at(long address, long length, String what) {
        return from(address, what).slice(0, length, what);
    }

    /**
     * The bytes from an address to the end of its segment.
     *
     * @param what their name, for the damage report when they are not in the file
     * @throws MalformedException when no segment brings this address from the file
     */
    public Bytes from(long address, String what) {
        for (Segment segment : segments) {
            if (segment.brings(address)) {
                long within = address - segment.address();
                long rest = segment.fileSize() - within;
                return bytes.slice(segment.offset() + within, rest, what);
            }
        }
        throw new MalformedException(
                what + " at address 0x" + Long.toHexString(address), 0, "an address inside a loaded segment");
    }

    Bytes dynamicStrings(DynamicSection dynamic) {
        return at(
                dynamic.value(DynamicSection.STRTAB).orElse(0),
                dynamic.value(DynamicSection.STRSZ).orElse(0),
                "dynamic strings");
    }

    private <T> Parsed<T> dynamicPart(T none, Function<DynamicSection, T> reader) {
        return Parsed.reading(() -> {
            Optional<DynamicSection> dynamic = dynamic().orThrow();
            return dynamic.isPresent() ? reader.apply(dynamic.get()) : none;
        });
    }

    /** Unmaps the file. Everything that was obtained from it and still refers to bytes becomes invalid. */
    @Override
    public void close() {
        mapping.ifPresent(Arena::close);
    }
}
