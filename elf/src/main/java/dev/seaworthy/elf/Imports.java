package dev.seaworthy.elf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Collects, from the relocations of a file, the symbols that it needs from elsewhere. */
final class Imports implements Consumer<Relocation> {
    private final int machine;
    private final DynamicSymbols symbols;
    /** By index of the symbol: whether all relocations that need it so far are of the procedure linkage table. */
    private final Map<Long, Boolean> lazyBySymbol = new LinkedHashMap<>();

    private boolean initialExecTls;

    Imports(int machine, DynamicSymbols symbols) {
        this.machine = machine;
        this.symbols = symbols;
    }

    @Override
    public void accept(Relocation relocation) {
        initialExecTls |= isInitialExec(relocation.type());
        if (relocation.symbol() == 0) {
            return;
        }
        boolean lazy = relocation.table() == Relocation.Table.PLT;
        if (lazyBySymbol.containsKey(relocation.symbol())) {
            lazyBySymbol.merge(relocation.symbol(), lazy, Boolean::logicalAnd);
            return;
        }
        // A copy relocation fetches a variable that the program itself "defines" from the library that really does.
        if (isCopy(relocation.type()) || !symbols.defined(relocation.symbol())) {
            lazyBySymbol.put(relocation.symbol(), lazy);
        }
    }

    List<DynamicObject.Import> result() {
        return lazyBySymbol.entrySet().stream()
                .map(entry -> {
                    DynamicSymbols.Versioned needed = symbols.get(entry.getKey());
                    return new DynamicObject.Import(
                            needed.symbol().name(),
                            needed.version(),
                            needed.versionFile(),
                            needed.symbol().weak() && !needed.symbol().defined(),
                            entry.getValue());
                })
                .toList();
    }

    boolean initialExecTls() {
        return initialExecTls;
    }

    /** The number of R_*_COPY, from each processor's supplement to the ABI. */
    private boolean isCopy(int type) {
        return type
                == switch (machine) {
                    case 3, 62 -> 5;
                    case 40 -> 20;
                    case 183 -> 1024;
                    case 8 -> 126;
                    case 21 -> 19;
                    case 22 -> 9;
                    case 243, 258 -> 4;
                    default -> -1;
                };
    }

    /** The number of R_*_TPOFF or R_*_TLS_TPREL, by which code reaches thread-local storage at a fixed distance. */
    private boolean isInitialExec(int type) {
        return switch (machine) {
            case 62 -> type == 18;
            case 3 -> type == 14 || type == 37;
            case 40 -> type == 19;
            case 183 -> type == 1030;
            case 21 -> type == 73;
            case 22 -> type == 56;
            case 243 -> type == 10 || type == 11;
            case 258 -> type == 10 || type == 11;
            case 8 -> type == 47 || type == 48;
            default -> false;
        };
    }
}
