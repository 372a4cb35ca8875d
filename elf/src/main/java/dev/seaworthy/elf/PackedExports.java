package dev.seaworthy.elf;

import dev.seaworthy.elf.DynamicObject.Export;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The exports of one file, some bytes for each: a position-independent Go program can export all of its functions, and of
 * these hundreds of thousands a loader asks for a few. Elements are made when they are asked for. Immutable.
 */
final class PackedExports extends Exports {
    /** More distinct exports than this are none; the largest C++ libraries have some 100,000. */
    static final int MOST = 1 << 20;

    /** Beside the 16 bits of a symbol's version. */
    private static final int INDIRECT = 1 << 16;

    /** How many characters from a name's end its mark is made of: the ends of names differ most. */
    private static final int END = 8;
    /** The mark of names that end in other than ASCII. They are always compared. */
    private static final int ANY = 0;

    private final byte[] names;
    /** Where the name of each ends. */
    private final int[] ends;

    private final int[] marks;
    /** Of each its version as the file has it, and the bit above. */
    private final int[] details;

    private final List<Optional<String>> versions;

    private PackedExports(byte[] names, int[] ends, int[] marks, int[] details, List<Optional<String>> versions) {
        this.names = names;
        this.ends = ends;
        this.marks = marks;
        this.details = details;
        this.versions = versions;
    }

    static PackedExports of(DynamicSymbols symbols) {
        Packing packing = new Packing(symbols);
        for (long i = 1; i < symbols.size(); i++) {
            Symbol symbol = symbols.nameless(i);
            if (exported(symbol)) {
                packing.add(i, symbol.type() == Symbol.TYPE_GNU_IFUNC);
            }
        }
        return packing.done(symbols.versionNames());
    }

    /** As loaders decide it (glibc's do_lookup_x, musl's find_sym): an address, and a binding others may see. */
    private static boolean exported(Symbol symbol) {
        boolean visible = symbol.binding() == Symbol.BIND_GLOBAL
                || symbol.binding() == Symbol.BIND_WEAK
                || symbol.binding() == Symbol.BIND_GNU_UNIQUE;
        boolean located =
                symbol.value() != 0 || symbol.section() == Symbol.SECTION_ABSOLUTE || symbol.type() == Symbol.TYPE_TLS;
        return symbol.defined() && visible && located;
    }

    @Override
    public int size() {
        return ends.length;
    }

    @Override
    public Export get(int index) {
        int detail = details[index];
        int version = detail & DynamicSymbols.INDEX;
        return new Export(
                name(index),
                version < versions.size() ? versions.get(version) : Optional.empty(),
                (detail & DynamicSymbols.HIDDEN) != 0,
                (detail & INDIRECT) != 0);
    }

    private String name(int index) {
        int start = index == 0 ? 0 : ends[index - 1];
        return new String(names, start, ends[index] - start, StandardCharsets.UTF_8);
    }

    @Override
    public List<Export> named(Set<String> wanted) {
        Sieve sieve = new Sieve();
        sieve.add(ANY);
        for (String name : wanted) {
            sieve.add(mark(name));
        }
        List<Export> found = new ArrayList<>();
        for (int i = 0; i < marks.length; i++) {
            if (sieve.mayHold(marks[i]) && wanted.contains(name(i))) {
                found.add(get(i));
            }
        }
        return found;
    }

    private static int mark(String name) {
        int mark = 0;
        for (int i = Math.max(0, name.length() - END); i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return ANY;
            }
            mark = 31 * mark + name.charAt(i);
        }
        return mark;
    }

    /** The same of a name's bytes. A character above ASCII has at least its last byte in the end of the name. */
    private static int mark(byte[] names, int start, int end) {
        int mark = 0;
        for (int i = Math.max(start, end - END); i < end; i++) {
            if (names[i] < 0) {
                return ANY;
            }
            mark = 31 * mark + names[i];
        }
        return mark;
    }

    /** Grows while a file is read. */
    private static final class Packing {
        private final DynamicSymbols symbols;
        private byte[] names = new byte[1 << 10];
        private int[] ends = new int[1 << 6];
        private int[] marks = new int[1 << 6];
        private int[] details = new int[1 << 6];
        private int count;

        Packing(DynamicSymbols symbols) {
            this.symbols = symbols;
        }

        void add(long index, boolean indirect) {
            if (count == MOST) {
                throw new MalformedException("dynamic symbols", 0, "at most " + MOST + " exports");
            }
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, 2 * count);
                marks = Arrays.copyOf(marks, 2 * count);
                details = Arrays.copyOf(details, 2 * count);
            }
            int start = count == 0 ? 0 : ends[count - 1];
            int length = symbols.nameLength(index);
            if (length > names.length - start) {
                names = Arrays.copyOf(names, Math.max(Math.addExact(start, length), 2 * names.length));
            }
            symbols.copyName(index, names, start, length);
            ends[count] = start + length;
            marks[count] = mark(names, start, start + length);
            details[count] = symbols.rawVersion(index) | (indirect ? INDIRECT : 0);
            count++;
        }

        PackedExports done(List<Optional<String>> versions) {
            return new PackedExports(
                    Arrays.copyOf(names, count == 0 ? 0 : ends[count - 1]),
                    Arrays.copyOf(ends, count),
                    Arrays.copyOf(marks, count),
                    Arrays.copyOf(details, count),
                    versions);
        }
    }
}
