package dev.seaworthy.fuzz;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.ElfHeader;
import dev.seaworthy.elf.Section;
import dev.seaworthy.elf.SectionTable;
import dev.seaworthy.elf.Segment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a small file of a real program: the beginnings of the sections that readers look at, each mapped where it was, with
 * headers of the same class and byte order. What lies behind the cut is missing, so the fuzzer starts with slight damage.
 */
final class CutDown {
    /** How much is kept of a section, by the end of its name. */
    private static final Map<String, Integer> KEPT = Map.ofEntries(
            Map.entry(".interp", 64),
            Map.entry(".dynamic", 1024),
            Map.entry(".dynsym", 2048),
            Map.entry(".dynstr", 2048),
            Map.entry(".gnu.version", 256),
            Map.entry(".gnu.version_r", 512),
            Map.entry(".gnu.version_d", 512),
            Map.entry(".gnu.hash", 1024),
            Map.entry(".hash", 1024),
            Map.entry(".note.go.buildid", 128),
            Map.entry(".note.gnu.build-id", 64),
            Map.entry(".note.ABI-tag", 64),
            Map.entry(".go.buildinfo", 2048),
            Map.entry("gopclntab", 2048),
            Map.entry(".noptrdata", 256),
            Map.entry(".go.module", 1024),
            Map.entry(".rodata", 256),
            Map.entry(".text", 128));

    private CutDown() {}

    static Optional<byte[]> of(byte[] file) {
        return ElfFile.read(Bytes.of(file)).asOptional().map(elf -> write(elf, file));
    }

    private record Part(Section section, int at, int length) {}

    private static byte[] write(ElfFile elf, byte[] file) {
        ElfHeader header = elf.header();
        boolean wide = header.is64();
        int headerSize = wide ? 64 : 52;
        int segmentSize = wide ? 56 : 32;
        List<Part> parts = new ArrayList<>();
        int at = headerSize + 40 * segmentSize;
        for (Section section :
                elf.sections().orElse(new SectionTable(List.of())).sections()) {
            int kept = KEPT.entrySet().stream()
                    .filter(one -> one.getKey().startsWith(".")
                            ? section.name().equals(one.getKey())
                            : section.name().endsWith(one.getKey()))
                    .mapToInt(Map.Entry::getValue)
                    .findFirst()
                    .orElse(0);
            int length = (int) Math.min(kept, section.fileSize());
            if (length > 0 && section.offset() + length <= file.length && parts.size() < 34) {
                parts.add(new Part(section, at, length));
                at = (at + length + 15) / 16 * 16;
            }
        }
        StringBuilder names = new StringBuilder("\0");
        int strings = at;
        for (Part part : parts) {
            names.append(part.section().name()).append('\0');
        }
        names.append(".shstrtab\0");
        int table = (strings + names.length() + 7) / 8 * 8;
        int sectionSize = wide ? 64 : 40;
        ByteBuffer out =
                ByteBuffer.allocate(table + (parts.size() + 2) * sectionSize).order(header.order());
        out.put(0, file, 0, headerSize);
        int segments = segments(out, parts, headerSize, segmentSize, wide);
        for (Part part : parts) {
            out.put(part.at(), file, (int) part.section().offset(), part.length());
        }
        out.put(strings, Bytewise.text(names.toString()));
        sections(out, parts, names.toString(), strings, table, wide);
        word(out, wide ? 32 : 28, headerSize, wide);
        word(out, wide ? 40 : 32, table, wide);
        int counts = wide ? 56 : 44;
        out.putShort(counts, (short) segments);
        out.putShort(counts + 4, (short) (parts.size() + 2));
        out.putShort(counts + 6, (short) (parts.size() + 1));
        return out.array();
    }

    private static int segments(ByteBuffer out, List<Part> parts, int from, int size, boolean wide) {
        int count = 0;
        for (Part part : parts) {
            int special = switch (part.section().name()) {
                case ".interp" -> Segment.INTERPRETER;
                case ".dynamic" -> Segment.DYNAMIC;
                default -> part.section().type() == Section.NOTE ? Segment.NOTE : 0;
            };
            for (int type : special == 0 ? new int[] {Segment.LOAD} : new int[] {Segment.LOAD, special}) {
                if (count == 40) {
                    return count;
                }
                int at = from + count * size;
                out.putInt(at, type);
                long[] fields = {
                    part.at(), part.section().address(), part.section().address(), part.length(), part.length()
                };
                int first = wide ? at + 8 : at + 4;
                for (int i = 0; i < fields.length; i++) {
                    word(out, first + i * (wide ? 8 : 4), fields[i], wide);
                }
                out.putInt(wide ? at + 4 : at + 24, Segment.READ | Segment.EXECUTE);
                word(out, wide ? at + 48 : at + 28, 4096, wide);
                count++;
            }
        }
        return count;
    }

    private static void sections(ByteBuffer out, List<Part> parts, String names, int strings, int table, boolean wide) {
        for (int i = 0; i < parts.size(); i++) {
            Section section = parts.get(i).section();
            section(
                    out,
                    table + (i + 1) * (wide ? 64 : 40),
                    names.indexOf("\0" + section.name() + "\0") + 1,
                    section.type(),
                    new long[] {
                        section.flags(),
                        section.address(),
                        parts.get(i).at(),
                        parts.get(i).length()
                    },
                    wide);
        }
        section(
                out,
                table + (parts.size() + 1) * (wide ? 64 : 40),
                names.indexOf(".shstrtab"),
                Section.STRTAB,
                new long[] {0, 0, strings, names.length()},
                wide);
    }

    private static void section(ByteBuffer out, int at, int name, int type, long[] fields, boolean wide) {
        out.putInt(at, name).putInt(at + 4, type);
        for (int i = 0; i < fields.length; i++) {
            word(out, at + 8 + i * (wide ? 8 : 4), fields[i], wide);
        }
    }

    private static void word(ByteBuffer out, int at, long value, boolean wide) {
        if (wide) {
            out.putLong(at, value);
        } else {
            out.putInt(at, (int) value);
        }
    }
}
