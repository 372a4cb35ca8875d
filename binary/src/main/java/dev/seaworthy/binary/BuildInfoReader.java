package dev.seaworthy.binary;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.elf.Section;
import dev.seaworthy.elf.SectionTable;
import dev.seaworthy.elf.Segment;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds and reads the build info that Go's linker writes (golang/go, {@code src/cmd/link/internal/ld/data.go},
 * {@code buildinfo}; reader {@code src/debug/buildinfo/buildinfo.go}).
 *
 * <pre>
 *    0  magic: FF 20 "Go buildinf:", at an address that 16 divides
 *   14  bytes of a pointer
 *   15  flags: 1 = big-endian, 2 = texts follow
 *   16  flag 2 off (1.13–1.17): pointer to the string header of the version, then one to that of the module text
 *   32  flag 2 on (since 1.18): length as varint, version; length as varint, module text
 * </pre>
 *
 * The module text lies between two marks of 16 bytes each.
 */
final class BuildInfoReader {
    private static final byte[] MAGIC = {(byte) 0xff, ' ', 'G', 'o', ' ', 'b', 'u', 'i', 'l', 'd', 'i', 'n', 'f', ':'};
    private static final int ALIGNMENT = 16;
    private static final int HEADER = 32;
    private static final int MARK = 16;
    /** Versions have some ten characters, with experiments and a vendor's words some hundred. */
    private static final int LONGEST_VERSION = 4096;
    /** Go programs with thousands of modules have some 300 KB. */
    private static final int LONGEST_MODULE_TEXT = 1 << 24;

    private static final byte[] NO_MARKS = new byte[0];

    private BuildInfoReader() {}

    /** The build info of an ELF file; empty when there is none that can be read. */
    static Optional<BuildInfo> read(Image image, SectionTable sections) {
        Optional<Section> section = sections.named(".go.buildinfo");
        if (section.isPresent() && section.get().type() != Section.NOBITS) {
            Section place = section.get();
            Bytes file = image.elf().bytes();
            if (file.contains(place.offset(), place.size())) {
                // Texts may go on behind the section when a tool cut its header short.
                Optional<BuildInfo> info = readWithin(
                        Optional.of(image),
                        file.slice(place.offset(), file.size() - place.offset(), "build info"),
                        place.size());
                if (info.isPresent()) {
                    return info;
                }
            }
        }
        for (Segment segment : image.elf().segments()) {
            if (segment.type() == Segment.LOAD && segment.writable() && !segment.executable()) {
                Bytes content = image.content(segment);
                Optional<BuildInfo> info = readWithin(Optional.of(image), content, content.size());
                if (info.isPresent()) {
                    return info;
                }
            }
        }
        return Optional.empty();
    }

    /** The build info somewhere in a file that is no ELF file; only the newer form can be read there. */
    static Optional<BuildInfo> scan(Bytes file, long limit) {
        return readWithin(Optional.empty(), file, Math.min(limit, file.size()));
    }

    private static Optional<BuildInfo> readWithin(Optional<Image> image, Bytes place, long limit) {
        // Addresses and file offsets agree in their lowest bits, since pages are mapped whole.
        long at = (ALIGNMENT - place.start() % ALIGNMENT) % ALIGNMENT;
        for (; at < limit && place.contains(at, HEADER); at += ALIGNMENT) {
            if (place.u8(at) == 0xff && place.matches(at, MAGIC)) {
                long found = at;
                Optional<BuildInfo> info =
                        Parsed.reading(() -> decode(image, place, found)).orElse(Optional.empty());
                if (info.isPresent()) {
                    return info;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<BuildInfo> decode(Optional<Image> image, Bytes place, long at) {
        int flags = place.u8(at + 15);
        if ((flags & 2) != 0) {
            return inline(place, at + HEADER);
        }
        return image.flatMap(loaded -> pointers(loaded, place, at, (flags & 1) != 0));
    }

    private static Optional<BuildInfo> inline(Bytes place, long at) {
        Varint versionLength = Varint.read(place, at);
        long version = at + versionLength.bytes();
        if (versionLength.value() <= 0 || versionLength.value() > LONGEST_VERSION) {
            return Optional.empty();
        }
        String text = place.string(version, (int) versionLength.value());
        Varint moduleLength = Varint.read(place, version + versionLength.value());
        long module = version + versionLength.value() + moduleLength.bytes();
        boolean usable = moduleLength.value() >= 0
                && moduleLength.value() <= LONGEST_MODULE_TEXT
                && place.contains(module, moduleLength.value());
        byte[] framed = usable ? place.copy(module, (int) moduleLength.value()) : NO_MARKS;
        return Optional.of(BuildInfoText.parse(text, withoutMarks(framed)));
    }

    private static Optional<BuildInfo> pointers(Image image, Bytes place, long at, boolean bigEndian) {
        int wordSize = place.u8(at + 14);
        ByteOrder order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        if (wordSize != image.wordSize() || order != image.elf().header().order()) {
            return Optional.empty();
        }
        // Read by address, not by offset, since the pointers themselves may be relocated.
        OptionalLong address = image.address(place.start() + at);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        long version = image.word(address.getAsLong() + 16);
        long module = image.word(address.getAsLong() + 16 + wordSize);
        return image.goString(version, LONGEST_VERSION)
                .map(text -> BuildInfoText.parse(
                        text.string(0, (int) text.size()),
                        image.goString(module, LONGEST_MODULE_TEXT)
                                .map(framed -> withoutMarks(framed.copy(0, (int) framed.size())))
                                .orElse("")));
    }

    private static String withoutMarks(byte[] framed) {
        return framed.length >= 2 * MARK + 1 && framed[framed.length - MARK - 1] == '\n'
                ? new String(framed, MARK, framed.length - 2 * MARK, StandardCharsets.UTF_8)
                : "";
    }
}
