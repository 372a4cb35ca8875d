package dev.seaworthy.binary;

import dev.seaworthy.binary.calls.AddressSet;
import dev.seaworthy.binary.calls.CallScanner;
import dev.seaworthy.binary.calls.FunctionValues;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.SectionTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Which functions some functions call, in the order in which the calls are written in their code. */
final class WrittenCalls {
    /** More calls than this in one function say nothing to people. */
    private static final int MOST = 1000;

    private WrittenCalls() {}

    /** The called functions' names by the caller's name; a caller that is not linked, or not read, is not there. */
    static Map<String, List<String>> of(Image image, SectionTable sections, Set<String> callers) {
        Optional<FunctionTable> table = FunctionTableFinder.find(image, sections);
        Optional<CallScanner> scanner = image.architecture().flatMap(CallScanner::of);
        if (table.isEmpty() || scanner.isEmpty()) {
            return Map.of();
        }
        OptionalLong base = CodeBase.of(image, sections, table.get());
        Optional<FunctionIndex> index =
                base.isPresent() ? FunctionIndex.of(table.get(), base.getAsLong()) : Optional.empty();
        Optional<Bytes> code = index.flatMap(found -> image.bytes(found.text(), found.size(), found.size()));
        if (code.isEmpty()) {
            return Map.of();
        }
        FunctionIndex functions = index.orElseThrow();
        AddressSet entries = functions.entries();
        Map<Integer, String> wanted = new HashMap<>();
        table.get().owners(table.get().find(callers)).forEach((name, function) -> wanted.put(function, name));
        // No function value is of interest: only calls that are written as such.
        FunctionValues none = new FunctionValues(image.wordSize(), functions.text(), functions.size(), entries);
        Map<String, List<String>> calls = new HashMap<>();
        wanted.values().forEach(name -> calls.put(name, new ArrayList<>()));
        scanner.get().scan(code.get(), functions.text(), entries, none).forEach((site, callee, direct) -> {
            String caller = wanted.get(functions.at(site));
            if (direct && caller != null) {
                List<String> list = calls.getOrDefault(caller, List.of());
                if (list.size() < MOST) {
                    list.add(functions.name(functions.at(callee)));
                }
            }
        });
        return calls;
    }
}
