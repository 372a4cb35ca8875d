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
    /** The loader surrounds the place where execution begins, or lies at the end or the beginning of the file. */
    private static final int LOADER = 1 << 16;

    private Packers() {}

    static Optional<Packing> find(ElfFile elf) {
        Bytes file = elf.bytes();
        long behindHeaders = elf.header().programHeaders()
                + (long) elf.header().programHeaderSize() * elf.header().programHeaderCount();
        for (long at = behindHeaders; at < behindHeaders + SLACK; at += 4) {
            if (file.matches(at, UPX)) {
                return Optional.of(new Packing("UPX", release(elf, at), at));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> release(ElfFile elf, long mark) {
        Bytes file = elf.bytes();
        long entry = elf.fileOffset(elf.header().entry()).orElse(mark);
        return release(file, entry - LOADER, entry + LOADER)
                .or(() -> release(file, file.size() - LOADER, file.size()))
                .or(() -> release(file, mark, mark + LOADER));
    }

    private static Optional<String> release(Bytes file, long from, long to) {
        long start = Math.clamp(from, 0, file.size());
        Bytes part = file.slice(start, Math.clamp(to, start, file.size()) - start, "loader");
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
