package dev.seaworthy.binary;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.elf.SectionTable;
import dev.seaworthy.elf.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds the level of the instruction set that a Go program was compiled for. */
final class CpuLevels {
    /** What the runtime prints before it gives up (golang/go, {@code src/runtime/asm_amd64.s}); only there since v2. */
    private static final byte[] MESSAGE =
            "This program can only be run on AMD64 processors with v".getBytes(StandardCharsets.US_ASCII);

    private static final int ABI_FLAGS = 24;
    private static final int FLOATING_POINT = 7;
    private static final int SOFTWARE = 3;

    private CpuLevels() {}

    static Optional<CpuLevel> find(Image image, SectionTable sections, GoFacts go) {
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
        return switch (architecture.get()) {
            case AMD64 -> levels ? Optional.of(byMessage(Constants.of(image, go.functionTable()))) : Optional.empty();
            case ARM -> byVariables(image);
            case MIPS, MIPSLE -> byAbi(image, sections);
            case I386, ARM64, LOONG64, MIPS64, MIPS64LE, PPC64, PPC64LE, RISCV64, S390X -> Optional.empty();
        };
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

    /** The linker sets {@code runtime.goarm} and, since Go 1.22, {@code runtime.goarmsoftfp}. */
    private static Optional<CpuLevel> byVariables(Image image) {
        int[] values = {-1, 0};
        Parsed<Boolean> _ = Parsed.reading(() -> {
            image.elf().symbols().orThrow().ifPresent(symbols -> {
                for (long i = 1; i < symbols.size(); i++) {
                    Symbol symbol = symbols.get(i);
                    int index = symbol.name().equals("runtime.goarm")
                            ? 0
                            : symbol.name().equals("runtime.goarmsoftfp") ? 1 : values.length;
                    if (index < values.length) {
                        image.bytes(symbol.value(), 1, 1).ifPresent(value -> values[index] = value.u8(0));
                    }
                }
            });
            return true;
        });
        return values[0] < 5 || values[0] > 7
                ? Optional.empty()
                : Optional.of(new CpuLevel(
                        "GOARM",
                        values[0] + (values[1] == 0 || values[0] == 5 ? "" : ",softfloat"),
                        CpuLevel.Source.VARIABLE));
    }

    /**
     * Section {@code .MIPS.abiflags}: byte 7 tells how floating point numbers are handed over, 3 without hardware (golang/go,
     * {@code src/cmd/link/internal/ld/elf.go}).
     */
    private static Optional<CpuLevel> byAbi(Image image, SectionTable sections) {
        Bytes file = image.elf().bytes();
        return sections.named(".MIPS.abiflags")
                .filter(section -> section.size() >= ABI_FLAGS && file.contains(section.offset(), ABI_FLAGS))
                .map(section -> file.u8(section.offset() + FLOATING_POINT) == SOFTWARE ? "softfloat" : "hardfloat")
                .map(level -> new CpuLevel("GOMIPS", level, CpuLevel.Source.ABI_FLAGS));
    }
}
