package dev.seaworthy.elf;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A note (gABI 5, "Note Section"): an owner's name, a type that the owner defines, and a description.
 *
 * <pre>
 *   namesz u32 · descsz u32 · type u32 · name (padded to 4 or 8) · description (padded likewise)
 * </pre>
 *
 * @param owner such as {@code GNU} or {@code Go}
 * @param type the owner's type
 * @param description its bytes, in the file's byte order
 */
public record Note(String owner, int type, Bytes description) {
    private static final int GNU_ABI_TAG = 1;
    private static final int GNU_BUILD_ID = 3;
    private static final int GO_BUILD_ID = 4;
    /** systemd's ELF_DLOPEN_METADATA. */
    private static final int FDO_DLOPEN = 0x407c0c0a;
    /** More notes than this are no notes. Kernel core dumps, the largest users, have some hundred for each thread. */
    private static final int MOST = 100_000;
    /** The most that is read of a description: build ids have 20 bytes, package metadata some hundred. */
    private static final int LONGEST_DESCRIPTION = 1 << 20;
    /** The most that is read of an owner's name. */
    private static final int LONGEST_OWNER = 256;

    /** The linker's build id (owner GNU, type 3) in hexadecimal. */
    public static Optional<String> buildId(List<Note> notes) {
        return find(notes, "GNU", GNU_BUILD_ID).map(note -> HexFormat.of().formatHex(note.content()));
    }

    /** The Go build id (owner Go, type 4). */
    public static Optional<String> goBuildId(List<Note> notes) {
        return find(notes, "Go", GO_BUILD_ID).map(Note::text);
    }

    /**
     * The oldest kernel for which the C library's start code was built (owner GNU, type 1), such as {@code Linux 3.2.0}.
     * It comes from the C library, not from Go.
     */
    public static Optional<String> abiTag(List<Note> notes) {
        return find(notes, "GNU", GNU_ABI_TAG)
                .filter(note -> note.description.size() >= 16)
                .map(note -> (note.description.i32(0) == 0 ? "Linux " : "other ") + note.description.u32(4) + "."
                        + note.description.u32(8) + "." + note.description.u32(12));
    }

    /** The JSON of each {@code .note.dlopen}: libraries that the program opens by itself while it runs. */
    public static List<String> dlopen(List<Note> notes) {
        return notes.stream()
                .filter(note -> note.owner.equals("FDO") && note.type == FDO_DLOPEN)
                .map(Note::text)
                .toList();
    }

    private byte[] content() {
        return description.copy(0, (int) Math.min(description.size(), LONGEST_DESCRIPTION));
    }

    /** The description as text, without the zero bytes that end it. */
    public String text() {
        String all = description.string(0, (int) Math.min(description.size(), LONGEST_DESCRIPTION));
        int end = all.indexOf('\0');
        return end < 0 ? all : all.substring(0, end);
    }

    private static Optional<Note> find(List<Note> notes, String owner, int type) {
        return notes.stream()
                .filter(note -> note.owner.equals(owner) && note.type == type)
                .findFirst();
    }

    static List<Note> readAll(ElfFile elf) {
        List<Note> notes = new ArrayList<>();
        List<Segment> areas = elf.segments().stream()
                .filter(segment -> segment.type() == Segment.NOTE)
                .toList();
        for (Segment area : areas) {
            read(elf.bytes().slice(area.offset(), area.fileSize(), "notes"), area.align(), notes);
        }
        // Go's own linker leaves the GNU build id outside the segment of notes. Damage of the section table is reported
        // by whoever asks for sections; here it only means: no more notes.
        for (Section section :
                elf.sections().orElse(new SectionTable(List.of())).sections()) {
            boolean loaded =
                    (section.flags() & Section.ALLOCATED) != 0 || elf.segments().isEmpty();
            if (section.type() == Section.NOTE && loaded && areas.stream().noneMatch(area -> within(section, area))) {
                boolean wide = elf.header().is64() && section.name().equals(".note.gnu.property");
                read(elf.bytes().slice(section.offset(), section.size(), "notes"), wide ? 8 : 4, notes);
            }
        }
        return List.copyOf(notes);
    }

    private static boolean within(Section section, Segment area) {
        return section.offset() >= area.offset() && section.offset() - area.offset() < area.fileSize();
    }

    private static void read(Bytes area, long align, List<Note> notes) {
        // Everything is padded to 4 bytes, but for GNU property notes in 8-aligned areas of 64-bit files.
        long padding = align == 8 ? 8 : 4;
        long at = 0;
        while (area.contains(at, 12)) {
            if (notes.size() == MOST) {
                throw new MalformedException("notes", area.start() + at, "at most " + MOST);
            }
            long nameSize = area.u32(at);
            long descriptionSize = area.u32(at + 4);
            Bytes name = area.slice(at + 12, nameSize, "note name");
            // The padding of the last name may be missing when nothing follows it.
            long description = padded(at + 12 + nameSize, padding);
            long start = descriptionSize == 0 ? at : description;
            notes.add(new Note(
                    ownerName(name), area.i32(at + 8), area.slice(start, descriptionSize, "note description")));
            at = padded(description + descriptionSize, padding);
        }
    }

    private static String ownerName(Bytes name) {
        long length = Math.min(name.size(), LONGEST_OWNER);
        String text = name.string(0, (int) length);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private static long padded(long offset, long padding) {
        return (offset + padding - 1) / padding * padding;
    }
}
