package dev.seaworthy.binary;

import dev.seaworthy.binary.Examination.OtherFile;
import dev.seaworthy.binary.Examination.OtherFile.Kind;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Recognises files that are no ELF files, by how they begin. A new kind is one line in the list. */
final class OtherFiles {
    /**
     * A kind of file.
     *
     * @param at where its mark lies
     * @param mark the bytes there, a character each
     * @param description the file in words
     */
    private record Mark(int at, String mark, Kind kind, String description) {
        boolean isIn(Bytes file) {
            return file.matches(at, mark.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static final List<Mark> MARKS = List.of(
            new Mark(0, "\0asm", Kind.WASM, "a WebAssembly module"),
            new Mark(0, "\u001f\u008b", Kind.ARCHIVE, "a file compressed with gzip"),
            new Mark(0, "(\u00b5/\u00fd", Kind.ARCHIVE, "a file compressed with zstd"),
            new Mark(0, "\u00fd7zXZ\0", Kind.ARCHIVE, "a file compressed with xz"),
            new Mark(0, "BZh", Kind.ARCHIVE, "a file compressed with bzip2"),
            new Mark(0, "PK\u0003\u0004", Kind.ARCHIVE, "a zip archive"),
            new Mark(0, "7z\u00bc\u00af'\u001c", Kind.ARCHIVE, "a 7z archive"),
            new Mark(257, "ustar", Kind.ARCHIVE, "a tar archive"),
            new Mark(0, "\u00ed\u00ab\u00ee\u00db", Kind.ARCHIVE, "an RPM package"),
            new Mark(0, "!<arch>\ndebian-binary", Kind.ARCHIVE, "a Debian package"),
            new Mark(0, "!<arch>\n", Kind.ARCHIVE, "an ar archive, such as a static library"),
            new Mark(0, "!<thin>\n", Kind.ARCHIVE, "an ar archive, such as a static library"),
            new Mark(0, "hsqs", Kind.ARCHIVE, "a squashfs image"),
            new Mark(0, "%PDF-", Kind.UNKNOWN, "a PDF document"));

    /** How much is looked at to tell text from other things. */
    private static final int BEGINNING = 4096;

    private static final int LONGEST_LINE = 256;

    private OtherFiles() {}

    static Examination recognise(Bytes bytes) {
        return Parsed.reading(() -> kind(bytes)).orElse(unknown());
    }

    private static OtherFile unknown() {
        return new OtherFile(Kind.UNKNOWN, "a file of an unknown format");
    }

    private static OtherFile kind(Bytes bytes) {
        if (bytes.size() == 0) {
            return new OtherFile(Kind.EMPTY, "an empty file");
        }
        for (Mark mark : MARKS) {
            if (mark.isIn(bytes)) {
                return new OtherFile(mark.kind, mark.description);
            }
        }
        return ForeignExecutables.recognise(bytes).or(() -> text(bytes)).orElseGet(OtherFiles::unknown);
    }

    private static Optional<OtherFile> text(Bytes bytes) {
        byte[] beginning = bytes.copy(0, (int) Math.min(BEGINNING, bytes.size()));
        if (beginning.length >= 2 && beginning[0] == '#' && beginning[1] == '!') {
            return Optional.of(new OtherFile(Kind.SCRIPT, "a script, run by " + firstLine(beginning)));
        }
        for (byte next : beginning) {
            boolean control = (next >= 0 && next < ' ') || next == 0x7f;
            if (control && "\t\n\r\f\b\u001b".indexOf(next) < 0) {
                return Optional.empty();
            }
        }
        String text = new String(beginning, StandardCharsets.UTF_8);
        // A replacement character at the end is a letter that was cut in two.
        int broken = text.indexOf('\ufffd');
        return broken >= 0 && broken < text.length() - 3 ? Optional.empty() : Optional.of(document(text));
    }

    private static OtherFile document(String text) {
        Predicate<String> begins = start -> text.stripLeading().regionMatches(true, 0, start, 0, start.length());
        if (begins.test("version https://git-lfs")) {
            return new OtherFile(Kind.TEXT, "a Git LFS pointer, not the file itself (run \"git lfs pull\")");
        }
        return begins.test("<!doctype html") || begins.test("<html")
                ? new OtherFile(Kind.TEXT, "an HTML page, perhaps a download that failed")
                : new OtherFile(Kind.TEXT, "a text file");
    }

    private static String firstLine(byte[] beginning) {
        int end = 2;
        while (end < beginning.length && end < LONGEST_LINE && beginning[end] != '\n' && beginning[end] >= ' ') {
            end++;
        }
        String line = new String(beginning, 2, end - 2, StandardCharsets.UTF_8).strip();
        return line.isEmpty() ? "whatever shell starts it" : line;
    }
}
