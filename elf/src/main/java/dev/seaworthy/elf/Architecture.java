package dev.seaworthy.elf;

import java.nio.ByteOrder;
import java.util.Optional;

/** The architectures for which Go builds Linux programs, told apart by {@code e_machine}, class and byte order. */
public enum Architecture {
    I386("386", 3, 4, ByteOrder.LITTLE_ENDIAN),
    AMD64("amd64", 62, 8, ByteOrder.LITTLE_ENDIAN),
    ARM("arm", 40, 4, ByteOrder.LITTLE_ENDIAN),
    ARM64("arm64", 183, 8, ByteOrder.LITTLE_ENDIAN),
    LOONG64("loong64", 258, 8, ByteOrder.LITTLE_ENDIAN),
    MIPS("mips", 8, 4, ByteOrder.BIG_ENDIAN),
    MIPSLE("mipsle", 8, 4, ByteOrder.LITTLE_ENDIAN),
    MIPS64("mips64", 8, 8, ByteOrder.BIG_ENDIAN),
    MIPS64LE("mips64le", 8, 8, ByteOrder.LITTLE_ENDIAN),
    PPC64("ppc64", 21, 8, ByteOrder.BIG_ENDIAN),
    PPC64LE("ppc64le", 21, 8, ByteOrder.LITTLE_ENDIAN),
    RISCV64("riscv64", 243, 8, ByteOrder.LITTLE_ENDIAN),
    S390X("s390x", 22, 8, ByteOrder.BIG_ENDIAN);

    private final String goName;
    private final int machine;
    private final int wordSize;
    private final ByteOrder order;

    Architecture(String goName, int machine, int wordSize, ByteOrder order) {
        this.goName = goName;
        this.machine = machine;
        this.wordSize = wordSize;
        this.order = order;
    }

    /** The name that Go's {@code GOARCH} has for it. */
    public String goName() {
        return goName;
    }

    /** The architecture's {@code e_machine}. */
    public int machine() {
        return machine;
    }

    /** Bytes of a pointer: 4 or 8. */
    public int wordSize() {
        return wordSize;
    }

    /** The byte order of its data. */
    public ByteOrder order() {
        return order;
    }

    /** The architecture of a file, when Go knows it. The x32 ABI (a 32-bit file for x86-64) is not one. */
    public static Optional<Architecture> of(ElfHeader header) {
        for (Architecture architecture : values()) {
            if (architecture.machine == header.machine()
                    && architecture.wordSize == header.wordSize()
                    && architecture.order == header.order()) {
                return Optional.of(architecture);
            }
        }
        return Optional.empty();
    }

    /** The architecture with this {@code GOARCH} name. */
    public static Optional<Architecture> named(String goName) {
        for (Architecture architecture : values()) {
            if (architecture.goName.equals(goName)) {
                return Optional.of(architecture);
            }
        }
        return Optional.empty();
    }
}
