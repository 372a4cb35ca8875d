package dev.seaworthy.inspect.start;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.elf.Symbol;
import dev.seaworthy.elf.SymbolTable;
import dev.seaworthy.inspect.start.Step.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The functions of a file that take part in its start: from Go's function table, otherwise from the symbol table. */
final class Names {
    /** Of these at most so many are kept, whatever a hostile file repeats. */
    private static final int MOST = 1000;

    private final Map<String, Long> go = new HashMap<>();
    private final Map<String, Long> symbols = new HashMap<>();
    private Optional<String> entry = Optional.empty();

    private Names() {}

    /**
     * Looks for functions.
     *
     * @param wanted their names
     */
    static Names of(ElfFile elf, Set<String> wanted) {
        Names names = new Names();
        long entry = elf.header().entry();
        boolean _ = BinaryReader.forEachFunction(elf, (address, name) -> {
            if (address == entry) {
                names.entry = Optional.of(name);
            }
            if (wanted.contains(name) && names.go.size() < MOST) {
                names.go.putIfAbsent(name, address);
            }
        });
        Parsed<Boolean> _ = Parsed.reading(() -> elf.symbols()
                .orThrow()
                .map(table -> names.collect(table, wanted, entry))
                .orElse(false));
        return names;
    }

    private boolean collect(SymbolTable table, Set<String> wanted, long entry) {
        for (long i = 1; i < table.size(); i++) {
            if (!table.defined(i)) {
                continue;
            }
            Symbol symbol = table.get(i);
            if (symbol.value() == entry && symbol.type() == Symbol.TYPE_FUNCTION && this.entry.isEmpty()) {
                this.entry = Optional.of(symbol.name());
            }
            if (wanted.contains(symbol.name()) && symbols.size() < MOST) {
                symbols.putIfAbsent(symbol.name(), symbol.value());
            }
        }
        return true;
    }

    /** The function at the entry point, when it has a name. */
    Optional<String> entry() {
        return entry;
    }

    boolean has(String name) {
        return go.containsKey(name) || symbols.containsKey(name);
    }

    /** A function with its address. */
    Optional<Place> place(String name, String does) {
        Long address = go.getOrDefault(name, symbols.get(name));
        return address == null ? Optional.empty() : Optional.of(new Place(name, address, does));
    }
}
