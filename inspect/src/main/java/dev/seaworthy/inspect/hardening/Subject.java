package dev.seaworthy.inspect.hardening;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.CLibrary;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.elf.DynamicSection;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Segment;
import java.util.Optional;

/**
 * The file that is looked at.
 *
 * @param elf its bytes
 * @param facts what it is
 * @param dynamic its dynamic section; empty when it has none, or a damaged one
 */
record Subject(ElfFile elf, BinaryFacts facts, Optional<DynamicSection> dynamic) {
    private static final long FLAG_BIND_NOW = 8;
    private static final long FLAG_TEXT_RELOCATIONS = 4;
    private static final long FLAG_1_NOW = 1;

    static Subject of(ElfFile elf, BinaryFacts facts) {
        return new Subject(elf, facts, elf.dynamic().orElse(Optional.empty()));
    }

    boolean isGo() {
        return facts.go().isPresent();
    }

    /** Whether code that a C compiler made runs in it, as far as that is known: cgo, or no Go at all. */
    boolean hasC() {
        return facts.go().map(GoFacts::cgo).orElse(true)
                || facts.cLibrary() == CLibrary.STATIC_GLIBC
                || facts.cLibrary() == CLibrary.STATIC_MUSL;
    }

    /**
     * Whether the C library is in the file itself. Its functions have protections of their own then, whatever the rest was
     * compiled with: a static program without a single canary of its own has glibc's.
     */
    boolean bringsItsLibrary() {
        return facts.interpreter().isEmpty()
                && facts.dynamic().map(object -> object.needed().isEmpty()).orElse(true);
    }

    boolean isForMusl() {
        return facts.cLibrary() == CLibrary.MUSL || facts.cLibrary() == CLibrary.STATIC_MUSL;
    }

    /** Whether the release is this one or a newer one; of a range, whether all of it is. */
    boolean goSince(int minor) {
        return facts.go()
                .flatMap(GoFacts::oldest)
                .map(version -> version.atLeast(1, minor))
                .orElse(false);
    }

    boolean relro() {
        return elf.segment(Segment.GNU_RELRO).isPresent();
    }

    /** Whether the loader binds all symbols before the program starts. */
    boolean bindNow() {
        return dynamic.map(section -> section.value(DynamicSection.BIND_NOW).isPresent()
                        || (section.value(DynamicSection.FLAGS).orElse(0) & FLAG_BIND_NOW) != 0
                        || (section.value(DynamicSection.FLAGS_1).orElse(0) & FLAG_1_NOW) != 0)
                .orElse(false);
    }

    /** Whether there are symbols that would be bound at their first call. */
    boolean bindsLazily() {
        return dynamic.map(section -> section.value(DynamicSection.PLTRELSZ).orElse(0) != 0)
                .orElse(false);
    }

    boolean textRelocations() {
        return dynamic.map(section -> section.value(DynamicSection.TEXTREL).isPresent()
                        || (section.value(DynamicSection.FLAGS).orElse(0) & FLAG_TEXT_RELOCATIONS) != 0)
                .orElse(false);
    }
}
