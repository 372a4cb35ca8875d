package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.elf.ElfFile;
import java.util.Optional;

/**
 * A binary that is being looked at.
 *
 * @param shownAs its name as the user gave it
 * @param place where it lies in the root file system that it belongs to, an absolute path
 * @param home that root, named as {@code --on} names targets: {@code dir:/proc/7/root}, {@code archive:FILE}; empty when
 *     it is this machine's
 * @param elf the file, open
 * @param facts what it is
 */
record Inspected(String shownAs, String place, Optional<String> home, ElfFile elf, BinaryFacts facts) {}
