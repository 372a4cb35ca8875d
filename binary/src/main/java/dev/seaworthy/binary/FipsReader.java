package dev.seaworthy.binary;

import dev.seaworthy.binary.Fips.Check;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.elf.Section;
import dev.seaworthy.elf.SectionTable;
import dev.seaworthy.elf.Segment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Checks Go's cryptographic module as the program itself does when FIPS mode is on (golang/go,
 * {@code src/crypto/internal/fips140/check/check.go}; written by {@code src/cmd/link/internal/ld/fips140.go}).
 *
 * <pre>
 *   .go.fipsinfo   FF " Go fipsinfo " FF 00 · checksum, 32 bytes · pointer to this · four pairs of pointers: begin, end
 * </pre>
 *
 * The checksum is an HMAC with SHA-256 and a key of zeros over a title and, for each pair, its length (64 bits, big-endian)
 * and its bytes: code, constants, and data of two kinds.
 */
final class FipsReader {
    private static final byte[] MAGIC = "\u00ff Go fipsinfo \u00ff\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] TITLE = "go fips object v1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int SUM = 32;
    private static final int PAIRS = 4;
    /** Bytes that SHA-256 takes at a time, which is what HMAC fills a key up to (RFC 2104). */
    private static final int BLOCK = 64;

    private static final int PIECE = 1 << 16;
    /** The module has some 400 KB; a claim of more is damage. */
    private static final long MOST = 1 << 26;

    private final Image image;
    private final SectionTable sections;

    private FipsReader(Image image, SectionTable sections) {
        this.image = image;
        this.sections = sections;
    }

    static Fips read(Image image, SectionTable sections, Optional<BuildInfo> info) {
        Check check = Parsed.reading(() -> new FipsReader(image, sections).check())
                .orElse(new Check.Unknown("its description is damaged"));
        return new Fips(
                check,
                info.map(BuildInfo::debugDefaults)
                        .map(defaults -> defaults.get("fips140"))
                        .filter(mode -> !mode.equals("off")),
                info.flatMap(known -> known.setting("GOFIPS140")).filter(version -> !version.equals("off")));
    }

    private Check check() {
        Optional<Bytes> found = sections.named(".go.fipsinfo")
                .filter(section -> section.type() != Section.NOBITS)
                .map(section -> image.elf().bytes().slice(section.offset(), section.size(), "FIPS description"))
                .or(this::search);
        if (found.isEmpty()) {
            return new Check.None();
        }
        Bytes description = found.get();
        int word = image.wordSize();
        int pairs = MAGIC.length + SUM + word;
        if (!description.matches(0, MAGIC) || !description.contains(0, pairs + 2L * PAIRS * word)) {
            return new Check.Unsigned("section .go.fipsinfo without its mark");
        }
        byte[] recorded = description.copy(MAGIC.length, SUM);
        if (Arrays.equals(recorded, new byte[SUM])) {
            return new Check.Unsigned("the checksum is zero");
        }
        OptionalLong address = image.address(description.start());
        if (address.isEmpty()) {
            return new Check.Unknown("its description is not loaded");
        }
        Optional<byte[]> computed = computed(address.getAsLong() + pairs);
        if (computed.isEmpty()) {
            return new Check.Unknown("its parts do not lie in the file");
        }
        String sum = HexFormat.of().formatHex(recorded);
        return Arrays.equals(recorded, computed.get())
                ? new Check.Intact(sum)
                : new Check.Mismatch(sum, HexFormat.of().formatHex(computed.get()));
    }

    /** Where a file has no sections, it is in data. */
    private Optional<Bytes> search() {
        if (!sections.isEmpty()) {
            return Optional.empty();
        }
        for (Segment segment : image.elf().segments()) {
            if (segment.type() == Segment.LOAD && segment.writable()) {
                Bytes content = image.content(segment);
                long at = content.indexOf(MAGIC, 0);
                if (at >= 0) {
                    return Optional.of(content.slice(at, content.size() - at, "FIPS description"));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<byte[]> computed(long pairs) {
        MessageDigest inner = sha256();
        inner.update(filled((byte) 0x36));
        inner.update(TITLE);
        for (int i = 0; i < PAIRS; i++) {
            long start = image.word(pairs + 2L * i * image.wordSize());
            long length = image.word(pairs + (2L * i + 1) * image.wordSize()) - start;
            inner.update(ByteBuffer.allocate(Long.BYTES).putLong(length).array());
            if (length != 0) {
                Optional<Bytes> part = image.bytes(start, length, MOST);
                if (part.isEmpty()) {
                    return Optional.empty();
                }
                update(inner, part.get());
            }
        }
        MessageDigest outer = sha256();
        outer.update(filled((byte) 0x5c));
        return Optional.of(outer.digest(inner.digest()));
    }

    private static void update(MessageDigest digest, Bytes part) {
        for (long at = 0; at < part.size(); at += PIECE) {
            digest.update(part.copy(at, (int) Math.min(PIECE, part.size() - at)));
        }
    }

    /** A key of zeros, mixed with HMAC's inner or outer pad. */
    private static byte[] filled(byte value) {
        byte[] block = new byte[BLOCK];
        Arrays.fill(block, value);
        return block;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java runtime has SHA-256", missing);
        }
    }
}
