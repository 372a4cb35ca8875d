package dev.seaworthy.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The versions that a file defines and needs, and the index into them at each symbol. */
final class VersionTables {
    private static final int HIDDEN = 0x8000;

    private final TinyElf elf;
    private final Strings strings;
    private final Map<String, Integer> defined = new LinkedHashMap<>();
    private final Map<String, List<Indexed>> needed = new LinkedHashMap<>();

    private record Indexed(TinyElf.NeededVersion version, int index) {}

    VersionTables(TinyElf elf, Strings strings) {
        this.elf = elf;
        this.strings = strings;
        // 0 is "local", 1 is "global" and the file's own name.
        int next = 2;
        for (Map.Entry<String, List<String>> one : elf.definedVersions.entrySet()) {
            strings.offset(one.getKey());
            one.getValue().forEach(strings::offset);
            defined.put(one.getKey(), next++);
        }
        for (TinyElf.NeededVersion one : elf.neededVersions) {
            strings.offset(one.library());
            strings.offset(one.name());
            needed.computeIfAbsent(one.library(), _ -> new ArrayList<>()).add(new Indexed(one, next++));
        }
        strings.offset(ownName());
    }

    boolean any() {
        return !defined.isEmpty()
                || !needed.isEmpty()
                || elf.symbols.stream().anyMatch(one -> one.version().isPresent());
    }

    int definitionCount() {
        return defined.isEmpty() ? 0 : 1 + defined.size();
    }

    int neededFileCount() {
        return needed.size();
    }

    private String ownName() {
        return elf.soname.orElse("tiny");
    }

    byte[] indexes(List<TinySymbol> symbols) {
        Out out = new Out(elf.machine).u16(0);
        for (TinySymbol one : symbols) {
            int index =
                    one.binding() == 0 ? 0 : one.version().map(_ -> index(one)).orElse(1);
            out.u16(one.hidden() ? index | HIDDEN : index);
        }
        return out.bytes();
    }

    private int index(TinySymbol symbol) {
        String version = symbol.version().orElseThrow();
        if (symbol.defined()) {
            Integer index = defined.getOrDefault(version, 0);
            if (index == 0) {
                throw new IllegalStateException(
                        symbol.name() + "@" + version + ": call definesVersions(\"" + version + "\")");
            }
            return index;
        }
        return needed.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.version().name().equals(version))
                .filter(one ->
                        symbol.library().map(one.version().library()::equals).orElse(true))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        symbol.name() + "@" + version + ": call needs(library, \"" + version + "\")"))
                .index();
    }

    byte[] definitions() {
        Out out = new Out(elf.machine);
        define(out, ownName(), 1, List.of(), defined.isEmpty());
        int left = defined.size();
        for (Map.Entry<String, Integer> one : defined.entrySet()) {
            left--;
            define(
                    out,
                    one.getKey(),
                    one.getValue(),
                    elf.definedVersions.getOrDefault(one.getKey(), List.of()),
                    left == 0);
        }
        return out.bytes();
    }

    private void define(Out out, String name, int index, List<String> parents, boolean last) {
        int names = 1 + parents.size();
        out.u16(1).u16(index == 1 ? 1 : 0).u16(index).u16(names).u32(DynamicSymbolTable.sysvHash(name));
        out.u32(20).u32(last ? 0 : 20 + 8L * names);
        out.u32(strings.offset(name)).u32(parents.isEmpty() ? 0 : 8);
        for (int i = 0; i < parents.size(); i++) {
            out.u32(strings.offset(parents.get(i))).u32(i + 1 == parents.size() ? 0 : 8);
        }
    }

    byte[] needs() {
        Out out = new Out(elf.machine);
        int filesLeft = needed.size();
        for (Map.Entry<String, List<Indexed>> file : needed.entrySet()) {
            filesLeft--;
            int count = file.getValue().size();
            out.u16(1).u16(count).u32(strings.offset(file.getKey())).u32(16).u32(filesLeft == 0 ? 0 : 16 + 16L * count);
            int left = count;
            for (Indexed one : file.getValue()) {
                left--;
                String name = one.version().name();
                out.u32(DynamicSymbolTable.sysvHash(name))
                        .u16(one.version().weak() ? 2 : 0)
                        .u16(one.index());
                out.u32(strings.offset(name)).u32(left == 0 ? 0 : 16);
            }
        }
        return out.bytes();
    }
}
