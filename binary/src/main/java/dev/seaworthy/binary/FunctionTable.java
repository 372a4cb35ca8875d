package dev.seaworthy.binary;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.MalformedException;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.elf.Sieve;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The Go runtime's table of functions, "pclntab", which no {@code strip} removes because stack traces and the garbage
 * collector need it (golang/go, {@code src/cmd/link/internal/ld/pcln.go}; readers {@code src/debug/gosym/pclntab.go},
 * {@code src/runtime/symtab.go}). {@link FunctionTableHeader} draws its beginning.
 *
 * <p>Valid as long as the file that it was read from is open. Nothing is kept: names are read when they are asked for.
 */
public final class FunctionTable {
    /** How many entries are looked at before a table is believed to be one. */
    private static final int CHECKED = 64;
    /** How many entries of the list of functions {@link #list} reads at once. */
    static final int PIECE = 1 << 12;

    private final Bytes table;
    private final FunctionTableHeader header;
    private final long address;

    private FunctionTable(Bytes table, FunctionTableHeader header, long address) {
        this.table = table;
        this.header = header;
        this.address = address;
    }

    /** The generations of the table's layout. */
    public enum Layout {
        GO_1_2("go1.2", "go1.15"),
        GO_1_16("go1.16", "go1.17"),
        GO_1_18("go1.18", "go1.19"),
        GO_1_20("go1.20", "go1.25"),
        /** As before, but the header no longer has the address of the code. */
        GO_1_26("go1.26", "go1.27");

        private final String oldest;
        private final String newest;

        Layout(String oldest, String newest) {
            this.oldest = oldest;
            this.newest = newest;
        }

        /** The first release that wrote it. */
        public String oldest() {
            return oldest;
        }

        /** The last release that is known to write it. */
        public String newest() {
            return newest;
        }
    }

    /**
     * The table in numbers.
     *
     * @param layout its layout
     * @param offset where it begins in the file
     * @param address where it is mapped
     * @param functions how many functions have code of their own
     */
    public record Summary(Layout layout, long offset, long address, long functions) {}

    /** Receives functions. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * A function with code of its own.
         *
         * @param entry where its code begins: as many bytes behind the beginning of Go's code ({@link ModuleData#text}) in
         *     tables of Go 1.18 and newer, an address in older ones
         * @param name its name, such as {@code net/http.(*Server).Serve}
         */
        void function(long entry, String name);
    }

    /**
     * Reads the table that begins where the bytes begin; empty when it does not make sense.
     *
     * @param address where these bytes are mapped
     * @param writable whether they lie in a segment that is writable, as the table of position-independent executables did
     *     before Go 1.26
     */
    static Optional<FunctionTable> read(Bytes bytes, int wordSize, long address, boolean writable) {
        return Parsed.reading(() -> FunctionTableHeader.read(bytes, wordSize, writable)
                        .map(header -> new FunctionTable(bytes, header, address))
                        .filter(FunctionTable::plausible))
                .orElse(Optional.empty());
    }

    /** The table in numbers. */
    public Summary summary() {
        return new Summary(header.layout(), table.start(), address, header.functions());
    }

    /** The address of the code as the header has it; 0 since Go 1.26, and before Go 1.18. */
    long textInHeader() {
        return header.text();
    }

    FunctionTableHeader header() {
        return header;
    }

    /** Where the entry with an index begins, see {@link Visitor}. */
    long entry(long index) {
        return table.word(header.functionEntry(index), header.entryWord());
    }

    /**
     * Reads a piece of the list of functions: of each its entry, see {@link Visitor}, and where its structure is.
     *
     * @param into room for twice {@link #PIECE}
     * @return how many functions there are in this piece
     */
    int list(long from, long[] into) {
        int count = (int) Math.min(PIECE, header.functions() - from);
        table.words(header.functionEntry(from), header.entryWord(), into, 2 * count);
        return count;
    }

    /** The bytes of the table. */
    Bytes bytes() {
        return table;
    }

    /** Where the name of the function with an index begins in the table. */
    long name(long index) {
        return nameIn(table.word(header.functionEntry(index) + header.entryWord(), header.entryWord()));
    }

    /** The same for the function of which the structure is at a place, as {@link #list} tells. */
    long nameIn(long place) {
        // The structure "_func" begins with the function's address, or 32 bits since 1.18, and the offset of its name.
        int name = table.i32(header.functionBase() + place + header.functionAddressSize());
        return header.names() + name;
    }

    /**
     * The first entries and the one that ends the list must be in ascending order, and the first must have a name. Not
     * more of them, because each further page has to come from disk.
     */
    private boolean plausible() {
        long before = entry(0);
        for (long i = 1; i < Math.min(CHECKED, header.functions()); i++) {
            long entry = entry(i);
            if (Long.compareUnsigned(entry, before) < 0) {
                return false;
            }
            before = entry;
        }
        if (Long.compareUnsigned(entry(header.functions()), before) < 0) {
            return false;
        }
        String first = table.name(name(0), "function name");
        return !first.isEmpty();
    }

    /** Visits all functions that have code of their own, in the order of their addresses. */
    public void forEach(Visitor visitor) {
        // Names are never longer altogether than the table, but hostile entries can all point to the same long one.
        long budget = 2 * table.size() + (1 << 20);
        for (long i = 0; i < header.functions() && budget > 0; i++) {
            try {
                String name = table.cString(name(i), "function name");
                budget -= name.length() + 1L;
                visitor.function(entry(i), name);
            } catch (MalformedException damaged) {
                budget -= 1 << 20;
            }
        }
    }

    /**
     * Visits the names of all functions, those included that have no code of their own because every call of them was
     * inlined. Before Go 1.16 only names of functions with code of their own are found.
     */
    public void forEachName(Consumer<String> consumer) {
        if (header.layout() == Layout.GO_1_2) {
            forEach((_, name) -> consumer.accept(name));
        } else {
            NameScan.forEach(table.slice(header.names(), header.namesSize(), "function names"), consumer);
        }
    }

    /** Visits the paths of the source files that the functions came from. */
    public void forEachFile(Consumer<String> consumer) {
        if (header.layout() != Layout.GO_1_2) {
            NameScan.forEach(table.slice(header.files(), header.filesSize(), "file names"), consumer);
            return;
        }
        // Here the file table is a count, then that many offsets; the one with index 0 stands for "no file".
        Parsed<Long> _ = Parsed.reading(() -> {
            long files = table.u32(header.functionEntry(header.functions()) + header.entryWord());
            long count = table.u32(files);
            long budget = 2 * table.size();
            for (long i = 1; i < count && budget > 0; i++) {
                String name = table.name(table.u32(files + 4 * i), "file name");
                budget -= name.length() + 1L;
                consumer.accept(name);
            }
            return count;
        });
    }

    /** Whether a function of this name is linked, inlined ones included (see {@link #forEachName}). */
    public boolean contains(String name) {
        return containsAny(Set.of(name));
    }

    /** Whether one of these functions is linked, inlined ones included. Stops at the first. */
    public boolean containsAny(Set<String> names) {
        return !find(names, true).isEmpty();
    }

    /** Those of these names of which the functions are linked, inlined ones included. */
    public Set<String> present(Set<String> names) {
        return find(names, false).keySet();
    }

    /** The same, each with where its name begins, see {@link #owners}. */
    Map<String, Long> find(Set<String> names) {
        return find(names, false);
    }

    private Map<String, Long> find(Set<String> names, boolean first) {
        Map<String, Long> found = new HashMap<>();
        NameScan scan = new NameScan(names, found, first);
        if (header.layout() == Layout.GO_1_2) {
            Bytes littleEndian = table.in(ByteOrder.LITTLE_ENDIAN);
            long budget = 2 * table.size() + (1 << 20);
            long[] piece = new long[2 * PIECE];
            for (long from = 0; from < header.functions() && budget > 0 && !scan.done(); from += PIECE) {
                int count = list(from, piece);
                for (int i = 0; i < count && budget > 0 && !scan.done(); i++) {
                    try {
                        budget -= scan.at(littleEndian, nameIn(piece[2 * i + 1]));
                    } catch (MalformedException damaged) {
                        budget--;
                    }
                }
            }
        } else {
            scan.all(table.slice(header.names(), header.namesSize(), "function names"));
        }
        return found;
    }

    /**
     * The functions that have code of their own and one of these names.
     *
     * @param names where each name begins, as {@link #find} tells
     */
    Map<String, Integer> owners(Map<String, Long> names) {
        Map<Long, String> wanted = new HashMap<>();
        // That a function has none of these names has to be told some 100,000 times.
        Sieve sieve = new Sieve();
        names.forEach((name, place) -> {
            long at = header.names() + place;
            wanted.put(at, name);
            sieve.add(at);
        });
        Map<String, Integer> owners = new HashMap<>();
        long[] piece = new long[2 * PIECE];
        for (long from = 0; from < header.functions() && owners.size() < wanted.size(); from += PIECE) {
            int count = list(from, piece);
            for (int i = 0; i < count; i++) {
                try {
                    long place = nameIn(piece[2 * i + 1]);
                    String name = sieve.mayHold(place) ? wanted.get(place) : null;
                    if (name != null) {
                        owners.putIfAbsent(name, (int) from + i);
                    }
                } catch (MalformedException damaged) {
                    // Another function may still be sound.
                }
            }
        }
        return owners;
    }

    /** The name of the function with an index; empty when it is damaged. */
    String nameOf(long index) {
        return Parsed.reading(() -> table.name(name(index), "function name")).orElse("");
    }

    /** Whether the function with an index has this name. */
    boolean hasName(long index, byte[] name) {
        try {
            long at = name(index);
            // The end first: names of neighbours begin alike.
            return table.contains(at, name.length + 1L) && table.u8(at + name.length) == 0 && table.matches(at, name);
        } catch (MalformedException damaged) {
            return false;
        }
    }
}
