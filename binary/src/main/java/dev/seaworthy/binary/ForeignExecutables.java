package dev.seaworthy.binary;

import dev.seaworthy.binary.Examination.OtherFile;
import dev.seaworthy.binary.Examination.OtherFile.Kind;
import dev.seaworthy.elf.Bytes;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Recognises programs for other systems, with their architecture and, by the build info, their Go release.
 *
 * <pre>
 *   Mach-O        FEEDFACE or FEEDFACF u32 in the file's byte order · processor u32
 *   Mach-O, fat   CAFEBABE u32 big-endian · how many u32 big-endian (a Java class has its version there)
 *   PE            "MZ" · at 60 offset u32 → "PE" 0 0 · machine u16
 * </pre>
 */
final class ForeignExecutables {
    private static final long MACH_O_32 = 0xfeed_faceL;
    private static final long MACH_O_64 = 0xfeed_facfL;
    private static final long FAT = 0xcafe_babeL;
    private static final long FAT_64 = 0xcafe_babfL;
    /** Java classes begin with version 45; no fat file has so many architectures. */
    private static final int MOST_ARCHITECTURES = 40;
    /** Where build info is looked for. It is only for the message, so this need not be all of a huge file. */
    private static final long SEARCHED = 1L << 28;

    private ForeignExecutables() {}

    static Optional<OtherFile> recognise(Bytes file) {
        return machO(file).or(() -> portableExecutable(file));
    }

    private static Optional<OtherFile> machO(Bytes file) {
        if (!file.contains(0, 12)) {
            return Optional.empty();
        }
        Bytes big = file.in(ByteOrder.BIG_ENDIAN);
        long magic = big.u32(0);
        if (magic == FAT || magic == FAT_64) {
            long count = big.u32(4);
            return count > MOST_ARCHITECTURES
                    ? Optional.of(new OtherFile(Kind.JAVA_CLASS, "a Java class file"))
                    : Optional.of(machO(file, "several architectures"));
        }
        Bytes ordered = magic == MACH_O_32 || magic == MACH_O_64 ? big : file.in(ByteOrder.LITTLE_ENDIAN);
        long own = ordered.u32(0);
        return own == MACH_O_32 || own == MACH_O_64
                ? Optional.of(machO(file, machOProcessor(ordered.u32(4))))
                : Optional.empty();
    }

    private static OtherFile machO(Bytes file, String processor) {
        return new OtherFile(Kind.MACH_O, "a macOS (Mach-O) executable for " + processor + built(file));
    }

    private static String machOProcessor(long type) {
        return switch ((int) type) {
            case 7 -> "386";
            case 0x0100_0007 -> "amd64";
            case 12 -> "arm";
            case 0x0100_000c -> "arm64";
            default -> "processor " + type;
        };
    }

    private static Optional<OtherFile> portableExecutable(Bytes file) {
        if (!file.contains(0, 64) || file.u8(0) != 'M' || file.u8(1) != 'Z') {
            return Optional.empty();
        }
        Bytes little = file.in(ByteOrder.LITTLE_ENDIAN);
        long header = little.u32(60);
        boolean portable = little.contains(header, 6)
                && little.u8(header) == 'P'
                && little.u8(header + 1) == 'E'
                && little.u16(header + 2) == 0;
        return Optional.of(new OtherFile(
                Kind.PE,
                portable
                        ? "a Windows (PE) executable for " + windowsMachine(little.u16(header + 4)) + built(file)
                        : "a DOS executable"));
    }

    private static String windowsMachine(int machine) {
        return switch (machine) {
            case 0x14c -> "386";
            case 0x8664 -> "amd64";
            case 0x1c4 -> "arm";
            case 0xaa64 -> "arm64";
            default -> "machine " + machine;
        };
    }

    private static String built(Bytes file) {
        return BuildInfoReader.scan(file, SEARCHED)
                .map(info -> Built.by(info.goVersion(), Optional.empty()))
                .orElse("");
    }
}
