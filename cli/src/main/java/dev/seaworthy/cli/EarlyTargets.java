package dev.seaworthy.cli;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.ElfHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads the facts of catalogue targets while the binary is still being read: each takes about as long as the other, and
 * most machines have two processors. With one, nothing is gained and nothing lost.
 */
final class EarlyTargets {
    /** The largest header of an ELF file. */
    private static final int HEADER = 64;

    private EarlyTargets() {}

    /**
     * Starts to read, for the architecture of the first binary. Whoever needs the facts gets them from the catalogue as
     * ever, and waits there for those that are being read.
     */
    static void read(TargetNames targets, Optional<Architecture> wanted, String binary) {
        List<TargetNames.Target> all = targets.targets();
        if (all.stream().noneMatch(target -> target instanceof TargetNames.Target.Listed)) {
            return;
        }
        Optional<Architecture> architecture = wanted.or(() -> architecture(binary));
        if (architecture.isEmpty()) {
            return;
        }
        InParallel.beside(() -> read(all, architecture));
    }

    private static void read(List<TargetNames.Target> targets, Optional<Architecture> architecture) {
        try {
            for (TargetNames.Target target : targets) {
                if (target instanceof TargetNames.Target.Listed listed) {
                    listed.find(architecture);
                }
            }
        } catch (RuntimeException sameAgain) {
            // Whoever asks for this target meets the problem too, and has a user to tell.
        }
    }

    /** Only a guess at what will be asked for: what is wrong with the file is told when it is read. */
    private static Optional<Architecture> architecture(String binary) {
        try {
            Path path = FileNames.path(binary);
            if (!Files.isRegularFile(path)) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(path)) {
                return ElfHeader.read(Bytes.of(in.readNBytes(HEADER)))
                        .asOptional()
                        .flatMap(ElfHeader::architecture);
            }
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
