package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.target.TargetFacts;
import java.util.Optional;

/**
 * A binary that is being looked at.
 *
 * @param shownAs its name as the user gave it
 * @param place where it lies in the root file system that it belongs to, an absolute path
 * @param home that root; empty when it is this machine's
 * @param elf the file, open
 * @param facts what it is
 */
record Inspected(String shownAs, String place, Optional<Home> home, ElfFile elf, BinaryFacts facts) {
    /**
     * A root that a binary lies in.
     *
     * @param name as {@code --on} names targets: {@code dir:/proc/7/root}, {@code archive:FILE}
     * @param facts what it is, when that was read already
     */
    record Home(String name, Optional<TargetFacts> facts) {}
}
