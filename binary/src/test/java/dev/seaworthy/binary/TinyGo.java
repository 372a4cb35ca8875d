package dev.seaworthy.binary;

import dev.seaworthy.binary.FunctionTable.Layout;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.testkit.Machine;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes files of some kilobytes that have of a Go program what tells that it is one: build info, function table, module
 * data and the variable with the version, at addresses that point to each other.
 *
 * <pre>
 *   0x0000 headers · 0x1000 code · 0x2000 texts, then the function table · 0x6000 data, then relocations
 * </pre>
 *
 * Loaded at 0x10000, or at 0 when it can be moved.
 */
final class TinyGo {
    private static final int CODE = 0x1000;
    private static final int CONSTANTS = 0x2000;
    private static final int DATA = 0x6000;
    private static final int SIZE = 0x9000;
    private static final int MARK = 16;

    private final Machine machine;
    private final int word;
    private final ByteBuffer file;
    private final List<long[]> pointers = new ArrayList<>();
    private final List<Placed> sections = new ArrayList<>();
    private int constant = CONSTANTS;
    private int datum = DATA;
    private boolean movable;
    private boolean inRelocations;
    private boolean named = true;

    private record Placed(String name, int offset, int size) {}

    TinyGo(Machine machine) {
        this.machine = machine;
        this.word = machine.wordSize();
        this.file = ByteBuffer.allocate(SIZE).order(machine.order());
    }

    /** Position-independent. To be called first. */
    TinyGo movable() {
        movable = true;
        return this;
    }

    /** Position-independent, and with zeros where pointers belong: their values are in relocations only. */
    TinyGo relocated() {
        inRelocations = true;
        return movable();
    }

    TinyGo withoutSections() {
        named = false;
        return this;
    }

    private long address(int offset) {
        return offset + (movable ? 0 : 0x10000L);
    }

    /** A text among the constants, and a zero behind it. */
    int constant(String text) {
        int at = constant;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        file.put(at, bytes);
        constant = aligned(at + bytes.length + 1, 16);
        return at;
    }

    /** A variable of type string. */
    TinyGo variable(int text, int length) {
        int at = datum;
        pointer(at, address(text));
        word(at + word, length);
        datum = aligned(at + 2 * word, 16);
        return this;
    }

    /** The variable that {@code runtime.Version} returns. */
    TinyGo buildVersion(String version) {
        return variable(constant(version), version.length());
    }

    /** Build info as Go 1.18 and newer write it. */
    TinyGo buildInfo(String version, String modules) {
        byte[] text = framed(modules);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        header(out, 2);
        out.writeBytes(new byte[2 * 8]);
        varint(out, version.length());
        out.writeBytes(version.getBytes(StandardCharsets.UTF_8));
        varint(out, text.length);
        out.writeBytes(text);
        return rawBuildInfo(out.toByteArray());
    }

    /** Whatever stands where the build info is looked for. */
    TinyGo rawBuildInfo(byte[] content) {
        sections.add(new Placed(".go.buildinfo", datum, content.length));
        file.put(datum, content);
        datum = aligned(datum + content.length, 16);
        return this;
    }

    /** Build info as Go 1.13 to 1.17 write it. */
    TinyGo buildInfoWithPointers(String version, String modules) {
        byte[] text = framed(modules);
        int moduleText = constant;
        file.put(moduleText, text);
        constant = aligned(moduleText + text.length, 16);
        int versionHeader = datum;
        buildVersion(version);
        int moduleHeader = datum;
        variable(moduleText, text.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        header(out, machine.order() == ByteOrder.BIG_ENDIAN ? 1 : 0);
        out.writeBytes(new byte[2 * 8]);
        int at = datum;
        rawBuildInfo(out.toByteArray());
        pointer(at + 16, address(versionHeader));
        pointer(at + 16 + word, address(moduleHeader));
        return this;
    }

    private void header(ByteArrayOutputStream out, int flags) {
        out.write(0xff);
        out.writeBytes(" Go buildinf:".getBytes(StandardCharsets.US_ASCII));
        out.write(word);
        out.write(flags);
    }

    private static byte[] framed(String modules) {
        byte[] mark = new byte[MARK];
        java.util.Arrays.fill(mark, (byte) 0xf9);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(mark);
        out.writeBytes(modules.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(mark);
        return out.toByteArray();
    }

    private static void varint(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest >= 0x80) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    /** A function table, and the module data that points to it. */
    TinyGo functions(Layout layout, List<String> functions, List<String> inlined, List<String> files) {
        int at = constant;
        byte[] table = new TinyFunctionTable(machine, layout, address(CODE)).write(functions, inlined, files);
        file.put(at, table);
        sections.add(new Placed(".gopclntab", at, table.length));
        constant = aligned(at + table.length, 16);
        int lowest = layout == Layout.GO_1_2 ? 10 : 20;
        pointer(datum, address(at));
        pointer(datum + lowest * word, address(CODE));
        pointer(datum + (lowest + 1) * word, address(CODE) + 0x80);
        pointer(datum + (lowest + 2) * word, address(CODE));
        pointer(datum + (lowest + 3) * word, address(CODE) + 0x80);
        datum = aligned(datum + 32 * word, 16);
        return this;
    }

    /** Puts instructions at the beginning of a function, which has 16 bytes of code. */
    TinyGo code(int function, byte... instructions) {
        file.put(CODE + 16 * function, instructions);
        return this;
    }

    /** The address of a function. */
    long function(int index) {
        return address(CODE) + 16L * index;
    }

    /** The constant by which a function is handed around. */
    long functionValue(int index) {
        int at = constant;
        word(at, function(index));
        sections.add(new Placed(".go.func", at, word));
        constant = aligned(at + word, 16);
        return address(at);
    }

    /** Go's cryptographic module, of which code and constants are these; the sum is right. */
    TinyGo fips(byte[] sum, String... parts) {
        int at = datum;
        file.put(at, "\u00ff Go fipsinfo \u00ff\0".getBytes(StandardCharsets.ISO_8859_1));
        file.put(at + MARK, sum);
        int pair = at + MARK + 32 + word;
        sections.add(new Placed(".go.fipsinfo", at, MARK + 32 + 9 * word));
        pointer(at + MARK + 32, address(at));
        datum = aligned(pair + 8 * word, 16);
        for (int i = 0; i < 4; i++) {
            String part = i < parts.length ? parts[i] : "";
            int start = constant(part);
            pointer(pair + 2 * i * word, address(start));
            pointer(pair + (2 * i + 1) * word, address(start) + part.length());
        }
        return this;
    }

    private void pointer(int at, long value) {
        if (inRelocations) {
            pointers.add(new long[] {address(at), value});
        } else {
            word(at, value);
        }
    }

    private void word(int at, long value) {
        if (word == 8) {
            file.putLong(at, value);
        } else {
            file.putInt(at, (int) value);
        }
    }

    private static int aligned(int value, int to) {
        return (value + to - 1) / to * to;
    }

    Image image() {
        return new Image(dev.seaworthy.elf.ElfFile.read(Bytes.of(bytes())).orThrow());
    }

    BinaryFacts facts() {
        return ((Examination.Executable) BinaryReader.examine(Bytes.of(bytes()))).facts();
    }

    byte[] bytes() {
        Optional<Placed> dynamic = inRelocations ? Optional.of(relocations()) : Optional.empty();
        int end = named ? sectionHeaders() : 0;
        file.put(0, new byte[] {0x7f, 'E', 'L', 'F', (byte) (word == 8 ? 2 : 1)});
        file.put(5, (byte) (machine.order() == ByteOrder.BIG_ENDIAN ? 2 : 1)).put(6, (byte) 1);
        file.putShort(16, (short) (movable ? 3 : 2)).putShort(18, (short) machine.number());
        file.putInt(20, 1);
        word(24, address(CODE));
        word(24 + word, word == 8 ? 64 : 52);
        word(24 + 2 * word, end);
        int tail = 24 + 3 * word;
        file.putInt(tail, machine.flags());
        file.putShort(tail + 4, (short) (word == 8 ? 64 : 52)).putShort(tail + 6, (short) (word == 8 ? 56 : 32));
        file.putShort(tail + 8, (short) (dynamic.isPresent() ? 4 : 3));
        if (named) {
            file.putShort(tail + 10, (short) (word == 8 ? 64 : 40));
            file.putShort(tail + 12, (short) (sections.size() + 2)).putShort(tail + 14, (short) 1);
        }
        segment(0, 1, 5, 0, CONSTANTS);
        segment(1, 1, 4, CONSTANTS, DATA - CONSTANTS);
        segment(2, 1, 6, DATA, SIZE - DATA);
        dynamic.ifPresent(placed -> segment(3, 2, 6, placed.offset, placed.size));
        if (file.get(CODE) == 0) {
            file.put(CODE, (byte) 0xc3);
        }
        return file.array().clone();
    }

    private void segment(int index, int type, int flags, int offset, int size) {
        int at = (word == 8 ? 64 : 52) + index * (word == 8 ? 56 : 32);
        file.putInt(at, type);
        int words = word == 8 ? at + 8 : at + 4;
        word(words, offset);
        word(words + word, address(offset));
        word(words + 2 * word, address(offset));
        word(words + 3 * word, size);
        word(words + 4 * word, size);
        if (word == 8) {
            file.putInt(at + 4, flags);
            word(words + 5 * word, 0x1000);
        } else {
            file.putInt(at + 24, flags).putInt(at + 28, 0x1000);
        }
    }

    private Placed relocations() {
        int table = datum;
        for (long[] pointer : pointers) {
            word(datum, pointer[0]);
            word(datum + 8, machine == Machine.AMD64 ? 8 : 1027);
            word(datum + 16, pointer[1]);
            datum += 24;
        }
        long[] entries = {7, address(table), 8, datum - table, 9, 24, 0x6ffffffbL, 0x08000000, 0, 0};
        int dynamic = datum;
        for (long entry : entries) {
            word(datum, entry);
            datum += 8;
        }
        return new Placed(".dynamic", dynamic, datum - dynamic);
    }

    private int sectionHeaders() {
        StringBuilder names = new StringBuilder("\0.shstrtab\0");
        int strings = datum;
        int headers = strings + 0x200;
        int entry = word == 8 ? 64 : 40;
        sectionHeader(headers + entry, 1, 3, 0, strings, 0x200);
        for (int i = 0; i < sections.size(); i++) {
            Placed section = sections.get(i);
            sectionHeader(
                    headers + (i + 2) * entry,
                    names.length(),
                    1,
                    address(section.offset),
                    section.offset,
                    section.size);
            names.append(section.name).append('\0');
        }
        file.put(strings, names.toString().getBytes(StandardCharsets.US_ASCII));
        return headers;
    }

    private void sectionHeader(int at, int name, int type, long address, int offset, int size) {
        file.putInt(at, name).putInt(at + 4, type);
        word(at + 8 + word, address);
        word(at + 8 + 2 * word, offset);
        word(at + 8 + 3 * word, size);
    }
}
