package dev.seaworthy.binary;

import dev.seaworthy.elf.ElfHeader;
import dev.seaworthy.elf.Note;
import java.util.List;
import java.util.Optional;

/**
 * Tells which operating system an executable is for. Linux itself looks at none of this: it starts what it can map, and
 * the program dies of its first system call.
 */
final class OperatingSystems {
    private OperatingSystems() {}

    static OperatingSystem find(
            ElfHeader header, List<Note> notes, Optional<String> interpreter, Optional<GoFacts> go) {
        return go.flatMap(GoFacts::buildInfo)
                .flatMap(info -> info.setting("GOOS"))
                .map(OperatingSystems::named)
                .or(() -> byAbi(header.osAbi()))
                .or(() -> byNote(notes))
                .or(() -> interpreter.flatMap(OperatingSystems::byInterpreter))
                .orElse(isLinuxAbi(header.osAbi()) ? OperatingSystem.LINUX : OperatingSystem.UNKNOWN);
    }

    private static OperatingSystem named(String goos) {
        return switch (goos) {
            case "linux", "android" -> OperatingSystem.LINUX;
            case "freebsd" -> OperatingSystem.FREEBSD;
            case "netbsd" -> OperatingSystem.NETBSD;
            case "openbsd" -> OperatingSystem.OPENBSD;
            case "dragonfly" -> OperatingSystem.DRAGONFLY;
            case "solaris", "illumos" -> OperatingSystem.SOLARIS;
            default -> OperatingSystem.UNKNOWN;
        };
    }

    private static Optional<OperatingSystem> byAbi(int osAbi) {
        return switch (osAbi) {
            case ElfHeader.OSABI_FREEBSD -> Optional.of(OperatingSystem.FREEBSD);
            case ElfHeader.OSABI_NETBSD -> Optional.of(OperatingSystem.NETBSD);
            case ElfHeader.OSABI_OPENBSD -> Optional.of(OperatingSystem.OPENBSD);
            case ElfHeader.OSABI_SOLARIS -> Optional.of(OperatingSystem.SOLARIS);
            default -> Optional.empty();
        };
    }

    /** Old programs for ARM carry 97. */
    private static boolean isLinuxAbi(int osAbi) {
        return osAbi == ElfHeader.OSABI_SYSV || osAbi == ElfHeader.OSABI_GNU || osAbi == 97;
    }

    private static Optional<OperatingSystem> byNote(List<Note> notes) {
        for (Note note : notes) {
            // All of them write their identity as type 1.
            if (note.type() == 1) {
                switch (note.owner()) {
                    case "FreeBSD" -> {
                        return Optional.of(OperatingSystem.FREEBSD);
                    }
                    case "NetBSD" -> {
                        return Optional.of(OperatingSystem.NETBSD);
                    }
                    case "OpenBSD" -> {
                        return Optional.of(OperatingSystem.OPENBSD);
                    }
                    case "DragonFly" -> {
                        return Optional.of(OperatingSystem.DRAGONFLY);
                    }
                    default -> {
                        // Notes of others say nothing about the system.
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<OperatingSystem> byInterpreter(String path) {
        return switch (path) {
            case "/libexec/ld-elf.so.1", "/libexec/ld-elf32.so.1" -> Optional.of(OperatingSystem.FREEBSD);
            case "/usr/libexec/ld.elf_so", "/libexec/ld.elf_so" -> Optional.of(OperatingSystem.NETBSD);
            case "/usr/libexec/ld.so" -> Optional.of(OperatingSystem.OPENBSD);
            case "/usr/libexec/ld-elf.so.2" -> Optional.of(OperatingSystem.DRAGONFLY);
            case "/lib/amd64/ld.so.1", "/usr/lib/amd64/ld.so.1" -> Optional.of(OperatingSystem.SOLARIS);
            default -> Optional.empty();
        };
    }
}
