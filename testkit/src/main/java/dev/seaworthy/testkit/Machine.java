package dev.seaworthy.testkit;

import java.nio.ByteOrder;

/**
 * The machines for which {@link TinyElf} makes files: those for which Go builds Linux programs. Numbers are from the
 * processor supplements, as glibc's {@code elf.h} has them.
 */
public enum Machine {
    I386("386", 3, 4, false, 0, false, "/lib/ld-linux.so.2", 7, 6, 8),
    AMD64("amd64", 62, 8, false, 0, true, "/lib64/ld-linux-x86-64.so.2", 7, 6, 8),
    ARM("arm", 40, 4, false, 0x05000400, false, "/lib/ld-linux-armhf.so.3", 22, 21, 23),
    ARM64("arm64", 183, 8, false, 0, true, "/lib/ld-linux-aarch64.so.1", 1026, 1025, 1027),
    LOONG64("loong64", 258, 8, false, 0x43, true, "/lib64/ld-linux-loongarch-lp64d.so.1", 5, 2, 3),
    MIPS("mips", 8, 4, true, 0x70001007, false, "/lib/ld.so.1", 127, 3, 3),
    MIPSLE("mipsle", 8, 4, false, 0x70001007, false, "/lib/ld.so.1", 127, 3, 3),
    MIPS64("mips64", 8, 8, true, 0x80000007, false, "/lib64/ld.so.1", 127, 0x1203, 0x1203),
    MIPS64LE("mips64le", 8, 8, false, 0x80000007, false, "/lib64/ld.so.1", 127, 0x1203, 0x1203),
    PPC64("ppc64", 21, 8, true, 1, true, "/lib64/ld64.so.1", 21, 20, 22),
    PPC64LE("ppc64le", 21, 8, false, 2, true, "/lib64/ld64.so.2", 21, 20, 22),
    RISCV64("riscv64", 243, 8, false, 5, true, "/lib/ld-linux-riscv64-lp64d.so.1", 5, 2, 3),
    S390X("s390x", 22, 8, true, 0, true, "/lib/ld64.so.1", 11, 10, 12);

    private final String goName;
    private final int number;
    private final int wordSize;
    private final ByteOrder order;
    private final int flags;
    private final boolean explicitAddends;
    private final String glibcInterpreter;
    final int callRelocation;
    final int dataRelocation;
    final int relativeRelocation;

    Machine(
            String goName,
            int number,
            int wordSize,
            boolean bigEndian,
            int flags,
            boolean explicitAddends,
            String glibcInterpreter,
            int callRelocation,
            int dataRelocation,
            int relativeRelocation) {
        this.goName = goName;
        this.number = number;
        this.wordSize = wordSize;
        this.order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        this.flags = flags;
        this.explicitAddends = explicitAddends;
        this.glibcInterpreter = glibcInterpreter;
        this.callRelocation = callRelocation;
        this.dataRelocation = dataRelocation;
        this.relativeRelocation = relativeRelocation;
    }

    /** The name that Go's {@code GOARCH} has for it. */
    public String goName() {
        return goName;
    }

    /** Its {@code e_machine}. */
    public int number() {
        return number;
    }

    /** Bytes of a pointer: 4 or 8. */
    public int wordSize() {
        return wordSize;
    }

    /** Its byte order. */
    public ByteOrder order() {
        return order;
    }

    /** The {@code e_flags} of today's usual ABI: hard float on ARM, o32 and n64 on MIPS, lp64d on RISC-V. */
    public int flags() {
        return flags;
    }

    /** Whether its relocations carry their addend (DT_RELA) or keep it where it will be applied (DT_REL). */
    public boolean explicitAddends() {
        return explicitAddends;
    }

    /** Where glibc's dynamic loader is on this machine. */
    public String glibcInterpreter() {
        return glibcInterpreter;
    }

    /** Whether the loader binds symbols through the global offset table, without relocations. */
    boolean bindsThroughGot() {
        return number == 8;
    }

    /** Bytes of a number in DT_HASH: 4 everywhere, against its specification, but on s390x. */
    int hashWord() {
        return this == S390X ? 8 : 4;
    }
}
