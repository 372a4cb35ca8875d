package dev.seaworthy.image.layers;

import java.util.Optional;
import java.util.OptionalInt;

/** What is kept of the content of one file. */
final class Kept {
    private static final byte[] NOTHING = {};

    private final byte[] elf;
    private final byte[] text;
    private final boolean hasText;
    private final int certificates;

    private Kept(byte[] elf, byte[] text, boolean hasText, int certificates) {
        this.elf = elf;
        this.text = text;
        this.hasText = hasText;
        this.certificates = certificates;
    }

    static Kept elf(byte[] packed) {
        return new Kept(packed, NOTHING, false, -1);
    }

    /** A file that is none of ELF. */
    static Kept file(Optional<byte[]> text, OptionalInt certificates) {
        return new Kept(NOTHING, text.orElse(NOTHING), text.isPresent(), certificates.orElse(-1));
    }

    /** Whether it is an ELF file. */
    boolean isElf() {
        return elf.length > 0;
    }

    /** What is known of an ELF file. */
    ElfFacts elf() {
        return PackedElf.unpack(elf);
    }

    /** The whole content. */
    Optional<byte[]> text() {
        return hasText ? Optional.of(text.clone()) : Optional.empty();
    }

    /** How many certificates it holds, if that was counted. */
    OptionalInt certificates() {
        return certificates < 0 ? OptionalInt.empty() : OptionalInt.of(certificates);
    }

    /** Bytes of memory, about. */
    int weight() {
        return elf.length + text.length + 64;
    }

    void pack(Packer out) {
        out.bytes(elf);
        out.flag(hasText);
        out.bytes(text);
        out.number(certificates + 1);
    }

    static Kept unpack(Unpacker in) {
        byte[] elf = in.bytes();
        boolean hasText = in.flag();
        return new Kept(elf, in.bytes(), hasText, in.number() - 1);
    }
}
