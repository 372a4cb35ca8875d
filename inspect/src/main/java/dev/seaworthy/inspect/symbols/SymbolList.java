package dev.seaworthy.inspect.symbols;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.FunctionList;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.MalformedException;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.elf.Section;
import dev.seaworthy.elf.SectionTable;
import dev.seaworthy.elf.Symbol;
import dev.seaworthy.elf.SymbolTable;
import java.util.List;
import java.util.Optional;

/**
 * The symbols of a binary: those of its symbol table ({@code .symtab}); where that was stripped, the functions that a Go
 * program's function table names. Names stay in the file, where they are copied from when they are shown: a large program
 * has hundreds of thousands. Valid as long as the file is open.
 */
public final class SymbolList {
    /** The code of a name without code: a Go function that was inlined wherever it is called. */
    public static final char INLINED = 'i';

    private static final char UNDEFINED = 'U';
    private static final char OTHER = '?';
    private static final int TO_LOWER_CASE = 'a' - 'A';
    private static final int SECTION_COMMON = 0xfff2;
    private static final long WRITE = 1;
    private static final long EXECUTE = 4;
    private static final int LONGEST_NAME = 1 << 16;
    /** More than this are no symbols; the largest programs have some million. */
    private static final int MOST = 1 << 24;

    /** Where the symbols come from. */
    public enum Source {
        SYMBOL_TABLE,
        FUNCTION_TABLE
    }

    private final Source source;
    private final Bytes names;
    private final long[] addresses;
    private final long[] sizes;
    private final long[] places;
    private final byte[] codes;
    private final byte[] types;

    private SymbolList(Source source, Bytes names, int count) {
        this.source = source;
        this.names = names;
        this.addresses = new long[count];
        this.sizes = new long[count];
        this.places = new long[count];
        this.codes = new byte[count];
        this.types = new byte[count];
    }

    /** Reads them; empty when the file has neither a symbol table nor a function table that can be read. */
    public static Optional<SymbolList> of(ElfFile elf) {
        Optional<SymbolList> symbols = Parsed.reading(
                        () -> elf.symbols().orThrow().flatMap(table -> ofTable(elf, table)))
                .orElse(Optional.empty());
        return symbols.or(() -> BinaryReader.functionList(elf).map(SymbolList::ofFunctions));
    }

    private static Optional<SymbolList> ofTable(ElfFile elf, SymbolTable table) {
        // The symbol at index 0 is none.
        if (table.size() < 2 || table.size() > MOST) {
            return Optional.empty();
        }
        char[] letters = letters(elf.sections().orElse(new SectionTable(List.of())));
        SymbolList list = new SymbolList(Source.SYMBOL_TABLE, table.names(), (int) table.size() - 1);
        for (int i = 0; i < list.count(); i++) {
            Symbol symbol = table.nameless(i + 1L);
            list.addresses[i] = symbol.value();
            list.sizes[i] = symbol.size();
            list.places[i] = table.nameAt(i + 1L);
            list.codes[i] = (byte) code(symbol, letters);
            list.types[i] = (byte) symbol.type();
        }
        return Optional.of(list);
    }

    private static SymbolList ofFunctions(FunctionList functions) {
        SymbolList list = new SymbolList(Source.FUNCTION_TABLE, functions.names(), functions.count());
        for (int i = 0; i < list.count(); i++) {
            boolean own = i < functions.own();
            list.addresses[i] = own ? functions.address(i) : 0;
            list.sizes[i] = own ? functions.size(i) : 0;
            list.places[i] = functions.nameAt(i);
            list.codes[i] = (byte) (own ? 'T' : INLINED);
            list.types[i] = Symbol.TYPE_FUNCTION;
        }
        return list;
    }

    /** The letter of the symbols in each section, as {@code go tool nm} chooses it (cmd/internal/objfile/elf.go). */
    private static char[] letters(SectionTable sections) {
        List<Section> all = sections.sections();
        char[] letters = new char[all.size()];
        for (int i = 0; i < letters.length; i++) {
            Section section = all.get(i);
            long flags = section.flags() & (WRITE | Section.ALLOCATED | EXECUTE);
            if (flags == (Section.ALLOCATED | EXECUTE)) {
                letters[i] = 'T';
            } else if (flags == Section.ALLOCATED) {
                letters[i] = 'R';
            } else if (flags == (Section.ALLOCATED | WRITE)) {
                letters[i] = section.type() == Section.NOBITS ? 'B' : 'D';
            } else {
                letters[i] = OTHER;
            }
        }
        return letters;
    }

    private static char code(Symbol symbol, char[] letters) {
        int section = symbol.section();
        char letter;
        if (section == 0) {
            letter = UNDEFINED;
        } else if (section == SECTION_COMMON) {
            letter = 'B';
        } else {
            letter = section < letters.length ? letters[section] : OTHER;
        }
        // "?" of a local symbol becomes "_" by this.
        return symbol.binding() == Symbol.BIND_LOCAL ? (char) (letter + TO_LOWER_CASE) : letter;
    }

    /** Where they come from. */
    public Source source() {
        return source;
    }

    /** How many there are. */
    public int count() {
        return codes.length;
    }

    /** The address, 0 for what has none. */
    public long address(int index) {
        return addresses[index];
    }

    /**
     * Bytes of code or data, 0 when unknown. From a function table: to the beginning of the next function, padding
     * included.
     */
    public long size(int index) {
        return sizes[index];
    }

    /**
     * What it is, in the letters of {@code go tool nm}: T code, R read-only data, D data, B data that begins as zeros, U not
     * defined here, ? another section; a small letter for what is only visible inside the file, _ for another section's; i
     * for an inlined function.
     */
    public char code(int index) {
        return (char) codes[index];
    }

    /** Whether it has an address of its own. */
    public boolean located(int index) {
        return codes[index] != UNDEFINED && codes[index] != INLINED;
    }

    /** The ELF type: {@link Symbol#TYPE_FUNCTION}, {@link Symbol#TYPE_OBJECT}, … */
    public int type(int index) {
        return types[index];
    }

    /** Bytes of the name; 0 when it is damaged. */
    public int nameLength(int index) {
        try {
            return places[index] < 0 ? 0 : names.cStringLength(places[index], LONGEST_NAME, "symbol name");
        } catch (MalformedException damaged) {
            return 0;
        }
    }

    /**
     * Copies the name.
     *
     * @param length as {@link #nameLength} tells it
     */
    public void copyName(int index, byte[] into, int to, int length) {
        if (length > 0) {
            names.copy(places[index], into, to, length);
        }
    }

    /** The name. */
    public String name(int index) {
        int length = nameLength(index);
        return length == 0 ? "" : names.string(places[index], length);
    }
}
