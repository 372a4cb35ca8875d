package dev.seaworthy.target;

import dev.seaworthy.elf.Architecture;
import java.util.List;
import java.util.Optional;

/**
 * Where the dynamic loaders stand, by architecture and C library. From each processor's ABI supplement, glibc's
 * {@code sysdeps/unix/sysv/linux/ARCH/ldsodefs} and musl's manual; the same paths that Go's linker writes.
 */
public final class StandardInterpreters {
    /**
     * One loader.
     *
     * @param path its place
     * @param architecture for which
     * @param cLibrary of which C library
     */
    public record Interpreter(String path, Architecture architecture, CLibrary.Kind cLibrary) {}

    private static final List<Interpreter> ALL = List.of(
            glibc("/lib64/ld-linux-x86-64.so.2", Architecture.AMD64),
            glibc("/lib/ld-linux-aarch64.so.1", Architecture.ARM64),
            glibc("/lib/ld-linux.so.2", Architecture.I386),
            glibc("/lib/ld-linux-armhf.so.3", Architecture.ARM),
            glibc("/lib/ld-linux.so.3", Architecture.ARM),
            glibc("/lib64/ld-linux-loongarch-lp64d.so.1", Architecture.LOONG64),
            glibc("/lib/ld.so.1", Architecture.MIPS),
            glibc("/lib/ld.so.1", Architecture.MIPSLE),
            glibc("/lib64/ld.so.1", Architecture.MIPS64),
            glibc("/lib64/ld.so.1", Architecture.MIPS64LE),
            glibc("/lib64/ld64.so.1", Architecture.PPC64),
            glibc("/lib64/ld64.so.2", Architecture.PPC64LE),
            glibc("/lib/ld-linux-riscv64-lp64d.so.1", Architecture.RISCV64),
            glibc("/lib/ld64.so.1", Architecture.S390X),
            musl("x86_64", Architecture.AMD64),
            musl("aarch64", Architecture.ARM64),
            musl("i386", Architecture.I386),
            musl("armhf", Architecture.ARM),
            musl("arm", Architecture.ARM),
            musl("loongarch64", Architecture.LOONG64),
            musl("mips", Architecture.MIPS),
            musl("mipsel", Architecture.MIPSLE),
            musl("mips64", Architecture.MIPS64),
            musl("mips64el", Architecture.MIPS64LE),
            musl("powerpc64", Architecture.PPC64),
            musl("powerpc64le", Architecture.PPC64LE),
            musl("riscv64", Architecture.RISCV64),
            musl("s390x", Architecture.S390X),
            new Interpreter("/lib/ld64-uClibc.so.0", Architecture.AMD64, CLibrary.Kind.UCLIBC),
            new Interpreter("/lib/ld64-uClibc.so.1", Architecture.AMD64, CLibrary.Kind.UCLIBC));

    private StandardInterpreters() {}

    /** All of them. */
    public static List<Interpreter> all() {
        return ALL;
    }

    /** The usual one of an architecture and C library. */
    public static Optional<Interpreter> of(Architecture architecture, CLibrary.Kind cLibrary) {
        return ALL.stream()
                .filter(one -> one.architecture() == architecture && one.cLibrary() == cLibrary)
                .findFirst();
    }

    /** The C library whose loader stands at a path. */
    public static Optional<CLibrary.Kind> cLibraryAt(String path) {
        for (Interpreter one : ALL) {
            if (one.path().equals(path)) {
                return Optional.of(one.cLibrary());
            }
        }
        return Optional.empty();
    }

    private static Interpreter glibc(String path, Architecture architecture) {
        return new Interpreter(path, architecture, CLibrary.Kind.GLIBC);
    }

    private static Interpreter musl(String name, Architecture architecture) {
        return new Interpreter("/lib/ld-musl-" + name + ".so.1", architecture, CLibrary.Kind.MUSL);
    }
}
