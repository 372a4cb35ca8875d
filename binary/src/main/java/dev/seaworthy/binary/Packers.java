package dev.seaworthy.binary;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.ElfFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Recognises packed executables.
 *
 * <p>UPX (upx/upx, {@code src/stub/src/include/linux.h}) puts a structure right behind the program headers:
 *
 * <pre>
 *   0 checksum u32 · 4 "UPX!" · 8 size of the loader u16 · 10 version of the format u8 · 11 format u8
 * </pre>
 *
 * and its name and release into the loader's text: {@code $Id: UPX 4.2.4 Copyright …}.
 */
final class Packers {
    private static final byte[] UPX = "UPX!".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RELEASE = "$Id: UPX ".getBytes(StandardCharsets.US_ASCII);
    /** How far behind the program headers the structure may begin: other things are aligned in between. */
    private static final int SLACK = 256;
    /** The loader lies in front of what it unpacks, or at the end of the file. */
    private static final int LOADER = 1 << 16;

    private Packers() {}

    static Optional<Packing> find(ElfFile elf) {
        Bytes file = elf.bytes();
        long behindHeaders = elf.header().programHeaders()
                + (long) elf.header().programHeaderSize() * elf.header().programHeaderCount();
        for (long at = behindHeaders; at < behindHeaders + SLACK; at += 4) {
            if (file.matches(at, UPX)) {
                return Optional.of(new Packing("UPX", release(file, at), at));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> release(Bytes file, long from) {
        return release(file, Math.max(0, file.size() - LOADER), file.size())
                .or(() -> release(file, from, Math.min(file.size(), from + LOADER)));
    }

    private static Optional<String> release(Bytes file, long from, long to) {
        Bytes part = file.slice(from, to - from, "loader");
        long at = part.indexOf(RELEASE, 0);
        if (at < 0) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        for (long i = at + RELEASE.length; i < part.size() && text.length() < 16; i++) {
            char c = (char) part.u8(i);
            if (c != '.' && (c < '0' || c > '9')) {
                break;
            }
            text.append(c);
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }
}
