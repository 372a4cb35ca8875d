package dev.seaworthy.binary;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds the level of the instruction set that a Go program was compiled for. */
final class CpuLevels {
    /** What the runtime prints before it gives up (golang/go, {@code src/runtime/asm_amd64.s}); only there since v2. */
    private static final byte[] MESSAGE =
            "This program can only be run on AMD64 processors with v".getBytes(StandardCharsets.US_ASCII);

    private CpuLevels() {}

    static Optional<CpuLevel> find(Image image, GoFacts go) {
        Optional<Architecture> architecture = image.architecture();
        if (architecture.isEmpty()) {
            return Optional.empty();
        }
        String variable = variable(architecture.get());
        Optional<String> setting = go.buildInfo().flatMap(info -> info.setting(variable));
        if (setting.isPresent()) {
            return Optional.of(new CpuLevel(variable, setting.get(), CpuLevel.Source.BUILD_INFO));
        }
        // Levels came with 1.18; build info without settings but with a version is older, or was made so.
        boolean levels = go.newest().map(version -> version.atLeast(1, 18)).orElse(true);
        return architecture.get() == Architecture.AMD64 && levels
                ? Optional.of(byMessage(Constants.of(image, go.functionTable())))
                : Optional.empty();
    }

    private static String variable(Architecture architecture) {
        return switch (architecture) {
            case I386 -> "GO386";
            case AMD64 -> "GOAMD64";
            case ARM -> "GOARM";
            case ARM64 -> "GOARM64";
            case LOONG64 -> "GOLOONG64";
            case MIPS, MIPSLE -> "GOMIPS";
            case MIPS64, MIPS64LE -> "GOMIPS64";
            case PPC64, PPC64LE -> "GOPPC64";
            case RISCV64 -> "GORISCV64";
            case S390X -> "GOS390X";
        };
    }

    private static CpuLevel byMessage(Constants constants) {
        for (Bytes place : constants.beforeTable()) {
            long at = place.indexOf(MESSAGE, 0);
            if (at >= 0 && place.contains(at, MESSAGE.length + 1L)) {
                char level = (char) place.u8(at + MESSAGE.length);
                return new CpuLevel("GOAMD64", "v" + level, CpuLevel.Source.MESSAGE);
            }
        }
        return new CpuLevel("GOAMD64", "v1", CpuLevel.Source.MESSAGE);
    }
}
