/**
 * Reads ELF files: headers, program headers, sections, the dynamic section, symbols, versions, relocations and notes.
 *
 * <p>Start at {@link ElfFile#open}: it maps the file and reads the file header and the program headers; everything else
 * is read when it is asked for.
 *
 * {@snippet :
 * switch (ElfFile.open(path)) {
 *     case Parsed.Read<ElfFile>(ElfFile elf) -> {
 *         try (elf) {
 *             out.println(elf.header().machineName() + " " + elf.interpreter());
 *         }
 *     }
 *     case Parsed.Malformed<ElfFile> malformed -> out.println(malformed.describe());
 *     case Parsed.NotThisFormat<ElfFile> _ -> out.println("not an ELF file");
 * }
 * }
 *
 * <p><b>Hardening promise.</b> Files come from strangers. Every offset, count and size from the file is checked before
 * it is used, every loop is bounded by the size of the file, and nothing is allocated in proportion to a number that the
 * file merely claims: reading every part of any file of one megabyte takes no more than 2 seconds and 256 MiB. Damage is
 * a {@link Parsed.Malformed} value that says what, where and what was expected; a few lazy accessors, which say so, throw
 * {@link MalformedException}, for the {@link Parsed#reading} around them. {@link java.io.IOException} is for input and
 * output only.
 *
 * <p>Structures, constants and names follow the System V ABI (gABI chapters 4 and 5), the GNU extensions as glibc's
 * {@code elf.h} and its loader implement them, and the processor supplements where a field differs.
 */
@NullMarked
package dev.seaworthy.elf;

import org.jspecify.annotations.NullMarked;
