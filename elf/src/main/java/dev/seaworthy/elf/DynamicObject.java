package dev.seaworthy.elf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a dynamic loader sees of an executable or a shared library: everything that decides whether it can be loaded and
 * bound, and nothing else. Independent of the file once it was read.
 *
 * @param identity class, byte order, machine and ABI
 * @param soname the name by which others need it
 * @param needed the libraries it needs, in their order
 * @param rpath DT_RPATH, entries separated by colons
 * @param runpath DT_RUNPATH
 * @param versionNeeds the versions it needs of other libraries
 * @param versionDefinitions the names of the versions that it defines, the base definition left out
 * @param versioned whether it has version definitions at all; loaders treat a library without them differently
 * @param imports the symbols that relocations need from elsewhere
 * @param exports the symbols that it defines for others
 * @param traits further properties that decide about loading
 */
public record DynamicObject(
        Identity identity,
        Optional<String> soname,
        List<String> needed,
        Optional<String> rpath,
        Optional<String> runpath,
        List<VersionNeed> versionNeeds,
        List<String> versionDefinitions,
        boolean versioned,
        List<Import> imports,
        List<Export> exports,
        Set<Trait> traits) {

    private static final long SMALLEST_PAGE = 4096;

    public DynamicObject {
        needed = List.copyOf(needed);
        versionNeeds = List.copyOf(versionNeeds);
        versionDefinitions = List.copyOf(versionDefinitions);
        imports = List.copyOf(imports);
        exports = exports instanceof Exports ? exports : List.copyOf(exports);
        traits = Set.copyOf(traits);
    }

    /**
     * The fields of the file header by which a loader accepts or refuses a file.
     *
     * @param wordSize 4 or 8
     * @param bigEndian its byte order
     * @param machine {@code e_machine}
     * @param osAbi {@code e_ident[EI_OSABI]}
     * @param type {@code e_type}
     */
    public record Identity(int wordSize, boolean bigEndian, int machine, int osAbi, int type) {
        static Identity of(ElfHeader header) {
            return new Identity(
                    header.wordSize(),
                    header.order() == java.nio.ByteOrder.BIG_ENDIAN,
                    header.machine(),
                    header.osAbi(),
                    header.type());
        }

        /** Whether code of both can share a process, as far as class, byte order and machine decide it. */
        public boolean sameMachine(Identity other) {
            return wordSize == other.wordSize && bigEndian == other.bigEndian && machine == other.machine;
        }
    }

    /**
     * A symbol that a relocation needs from another object.
     *
     * @param name the symbol
     * @param version the version that is asked for
     * @param versionFile the library that is asked for that version
     * @param weak whether it may stay unresolved
     * @param lazy whether every relocation that needs it is of the procedure linkage table, bound at the first call
     *     unless LD_BIND_NOW or BIND_NOW says otherwise
     */
    public record Import(
            String name, Optional<String> version, Optional<String> versionFile, boolean weak, boolean lazy) {
        /** Name and version as linkers write them. */
        public String nameAndVersion() {
            return version.map(text -> name + "@" + text).orElse(name);
        }
    }

    /**
     * A symbol that others can bind to.
     *
     * @param name the symbol
     * @param version the version that it belongs to, empty for the base version
     * @param hidden whether it is found only by asking for its version
     * @param indirect whether its address is computed by a function at load time (STT_GNU_IFUNC), which not every
     *     loader does
     */
    public record Export(String name, Optional<String> version, boolean hidden, boolean indirect) {}

    /** Properties that decide about loading. */
    public enum Trait {
        /** It has packed relative relocations (DT_RELR), which older loaders do not apply. */
        PACKED_RELOCATIONS,
        /** It needs room in the static TLS block: flag DF_STATIC_TLS or initial-exec relocations. */
        STATIC_TLS,
        /** It asks for an executable stack (PT_GNU_STACK with execute permission, or none at all). */
        EXECUTABLE_STACK,
        /** A loaded segment whose address and offset do not fit its alignment, or one aligned below 4 KiB pages. */
        MISALIGNED,
        /** The header's OS/ABI fields are not those of Linux (System V or GNU). */
        FOREIGN_ABI,
        /** It is marked as a position-independent executable (DF_1_PIE). */
        POSITION_INDEPENDENT_EXECUTABLE
    }

    /** The exports with one of these names, in their order. Far faster than to look at all, of which there can be many. */
    public List<Export> exports(Set<String> names) {
        if (exports instanceof Exports searchable) {
            return searchable.named(names);
        }
        List<Export> named = new ArrayList<>();
        for (Export export : exports) {
            if (names.contains(export.name())) {
                named.add(export);
            }
        }
        return named;
    }

    /** Reads it; empty when the file has no dynamic section, so that no loader has anything to do with it. */
    public static Parsed<Optional<DynamicObject>> of(ElfFile elf) {
        return Parsed.reading(() -> elf.dynamic().orThrow().map(dynamic -> read(elf, dynamic)));
    }

    private static DynamicObject read(ElfFile elf, DynamicSection dynamic) {
        DynamicSymbols symbols = DynamicSymbols.read(elf, dynamic);
        Imports imports = new Imports(elf.header().machine(), symbols);
        Relocation.forEach(elf, dynamic, imports);
        List<VersionDefinition> definitions = VersionDefinition.readAll(elf, dynamic);
        return new DynamicObject(
                Identity.of(elf.header()),
                dynamic.soname(),
                dynamic.needed(),
                dynamic.rpath(),
                dynamic.runpath(),
                VersionNeed.readAll(elf, dynamic),
                definitions.stream()
                        .filter(definition -> !definition.base())
                        .map(VersionDefinition::name)
                        .toList(),
                !definitions.isEmpty(),
                imports.result(),
                PackedExports.of(symbols),
                traits(elf, dynamic, imports.initialExecTls()));
    }

    private static Set<Trait> traits(ElfFile elf, DynamicSection dynamic, boolean initialExecTls) {
        Set<Trait> traits = new HashSet<>();
        if (dynamic.value(DynamicSection.RELR).isPresent()
                && dynamic.value(DynamicSection.RELRSZ).orElse(0) != 0) {
            traits.add(Trait.PACKED_RELOCATIONS);
        }
        if (initialExecTls || (dynamic.value(DynamicSection.FLAGS).orElse(0) & DynamicSection.FLAG_STATIC_TLS) != 0) {
            traits.add(Trait.STATIC_TLS);
        }
        if (elf.segment(Segment.GNU_STACK).map(Segment::executable).orElse(true)) {
            traits.add(Trait.EXECUTABLE_STACK);
        }
        if (elf.segments().stream().anyMatch(DynamicObject::misaligned)) {
            traits.add(Trait.MISALIGNED);
        }
        if (foreignAbi(elf.header())) {
            traits.add(Trait.FOREIGN_ABI);
        }
        if ((dynamic.value(DynamicSection.FLAGS_1).orElse(0) & DynamicSection.FLAG_1_PIE) != 0) {
            traits.add(Trait.POSITION_INDEPENDENT_EXECUTABLE);
        }
        return traits;
    }

    private static boolean misaligned(Segment segment) {
        long align = segment.align();
        return segment.type() == Segment.LOAD
                && ((align & (SMALLEST_PAGE - 1)) != 0
                        || (align != 0 && ((segment.address() - segment.offset()) & (align - 1)) != 0));
    }

    /** MIPS counts ABI versions of its own. */
    private static boolean foreignAbi(ElfHeader header) {
        boolean plain = header.osAbi() == ElfHeader.OSABI_SYSV
                && (header.abiVersion() == 0 || header.machine() == Architecture.MIPS.machine());
        return !plain && header.osAbi() != ElfHeader.OSABI_GNU;
    }
}
