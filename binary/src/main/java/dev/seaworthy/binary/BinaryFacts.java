package dev.seaworthy.binary;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.ElfHeader;
import dev.seaworthy.elf.Parsed;
import java.util.List;
import java.util.Optional;

/**
 * What an executable is. Independent of the file once it was read.
 *
 * @param size bytes of the file
 * @param header the ELF header
 * @param architecture the architecture, when Go builds Linux programs for it
 * @param system the operating system that the file is for
 * @param linkMode how it was linked, read from the ELF structures
 * @param interpreter the program that the kernel starts in its place (PT_INTERP)
 * @param cLibrary which C library it was linked with
 * @param cLibraryEvidence where that was read, for people
 * @param go what is known of the Go program inside; empty when there is none
 * @param stripped whether it has no symbol table ({@code .symtab})
 * @param sections whether it has section headers
 * @param packing the packer that hides the program; what is hidden is not in these facts
 * @param largestLoadAlignment the largest alignment that a loaded segment asks for, 0 without loaded segments
 * @param smallestLoadAlignment the smallest one, which decides with which page sizes it can be loaded
 * @param buildId the linker's build id, hexadecimal
 * @param goBuildId Go's build id
 * @param abiTag the kernel that the C library's start code asks for, such as {@code Linux 3.2.0}
 * @param dlopenNotes the libraries that it says it opens by itself while it runs
 * @param staticGlibc what a C library that was linked into it still asks for, when that is glibc
 * @param dynamic what the dynamic loader sees; empty for a static executable
 * @param cpuLevel the level of the CPU's instruction set that it was compiled for, when it says so
 * @param damage parts that could not be read and that a start depends on. Sections and notes are none: neither the kernel
 *     nor a loader looks at sections, and nothing that they look at is in notes, so a damaged one counts as absent
 */
public record BinaryFacts(
        long size,
        ElfHeader header,
        Optional<Architecture> architecture,
        OperatingSystem system,
        LinkMode linkMode,
        Optional<String> interpreter,
        CLibrary cLibrary,
        String cLibraryEvidence,
        Optional<GoFacts> go,
        boolean stripped,
        boolean sections,
        Optional<Packing> packing,
        long largestLoadAlignment,
        long smallestLoadAlignment,
        Optional<String> buildId,
        Optional<String> goBuildId,
        Optional<String> abiTag,
        List<DlopenNote> dlopenNotes,
        Optional<StaticGlibc> staticGlibc,
        Optional<DynamicObject> dynamic,
        Optional<CpuLevel> cpuLevel,
        List<Parsed.Malformed<?>> damage) {
    public BinaryFacts {
        dlopenNotes = List.copyOf(dlopenNotes);
        damage = List.copyOf(damage);
    }
}
