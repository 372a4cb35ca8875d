package dev.seaworthy.target.loader;

import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.DynamicObject.Export;
import dev.seaworthy.elf.DynamicObject.Import;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Binds the symbols that objects import to those that others export, by the rules of each loader. Symbols that would be
 * bound lazily count too: a service that dies at its first lookup is no better than one that does not start.
 */
final class SymbolBinding {
    /** One definition, and whose it is. */
    private record Definition(Export export, DynamicObject owner) {}

    private final Map<String, List<Definition>> definitions = new HashMap<>();

    private SymbolBinding(List<LoadedObject> loaded) {
        Set<String> wanted = new HashSet<>();
        for (LoadedObject object : loaded) {
            for (Import symbol : object.object().imports()) {
                wanted.add(symbol.name());
            }
        }
        for (LoadedObject object : loaded) {
            for (Export export : object.object().exports(wanted)) {
                definitions
                        .computeIfAbsent(export.name(), _ -> new ArrayList<>(2))
                        .add(new Definition(export, object.object()));
            }
        }
    }

    /** glibc: versions must match (do_lookup_x and check_match in elf/dl-lookup.c). */
    static void glibc(List<LoadedObject> loaded, List<LoadProblem> problems) {
        if (!allKnown(loaded)) {
            return;
        }
        SymbolBinding binding = new SymbolBinding(loaded);
        // The loader relocates the libraries before the program, the last loaded first.
        for (LoadedObject object : loaded.reversed()) {
            for (Import symbol : object.object().imports()) {
                if (!symbol.weak() && !binding.glibcFinds(symbol)) {
                    problems.add(new LoadProblem.SymbolMissing(symbol, object));
                }
            }
        }
    }

    /** musl: names only; a definition that is hidden behind a version does not count (find_sym in ldso/dynlink.c). */
    static void musl(List<LoadedObject> loaded, List<String> largeFileNames, List<LoadProblem> problems) {
        if (!allKnown(loaded)) {
            // Without versions, as musl is, nothing else tells whether a library has what another needs.
            LoadedObject program = loaded.getFirst();
            boolean binds = program.object().imports().stream().anyMatch(symbol -> !symbol.weak());
            loaded.stream()
                    .filter(object -> binds && !object.symbolsKnown())
                    .findFirst()
                    .ifPresent(object -> problems.add(new LoadProblem.Undetermined(
                            object.name(), program, "the symbols of " + object.path() + " are not known")));
            return;
        }
        SymbolBinding binding = new SymbolBinding(loaded);
        Set<String> large = new HashSet<>(largeFileNames);
        // The libraries are relocated before the program, and in each the procedure linkage table first.
        List<LoadedObject> order = new ArrayList<>(loaded.subList(1, loaded.size()));
        order.add(loaded.getFirst());
        for (LoadedObject object : order) {
            binding.muslMissing(object, true, large, problems);
            binding.muslMissing(object, false, large, problems);
        }
    }

    private void muslMissing(LoadedObject object, boolean lazy, Set<String> large, List<LoadProblem> problems) {
        for (Import symbol : object.object().imports()) {
            if (symbol.lazy() == lazy
                    && !symbol.weak()
                    && !muslFinds(symbol.name())
                    && !isLargeFileName(symbol.name(), large)) {
                problems.add(new LoadProblem.SymbolMissing(symbol, object));
            }
        }
    }

    private boolean glibcFinds(Import wanted) {
        for (Definition definition : definitions.getOrDefault(wanted.name(), List.of())) {
            if (glibcMatches(wanted, definition)) {
                return true;
            }
        }
        return false;
    }

    private static boolean glibcMatches(Import wanted, Definition definition) {
        Export export = definition.export();
        if (!definition.owner().versioned()) {
            return true;
        }
        if (wanted.version().isEmpty()) {
            return !export.hidden() || isFirst(export, definition.owner());
        }
        return export.version().isPresent() ? export.version().equals(wanted.version()) : !export.hidden();
    }

    /** Whoever asks for no version is content with a hidden one too if it is the library's first. */
    private static boolean isFirst(Export export, DynamicObject owner) {
        return !owner.versionDefinitions().isEmpty()
                && export.version()
                        .filter(owner.versionDefinitions().getFirst()::equals)
                        .isPresent();
    }

    private boolean muslFinds(String name) {
        for (Definition definition : definitions.getOrDefault(name, List.of())) {
            if (!definition.export().hidden() && !definition.export().indirect()) {
                return true;
            }
        }
        return false;
    }

    /** open64 is found as open, when the loader's list has open; readdir64_r has a rule of its own (get_lfs64). */
    private static boolean isLargeFileName(String name, Set<String> large) {
        if (large.isEmpty() || !name.contains("64")) {
            return false;
        }
        return name.equals("readdir64_r")
                || (name.endsWith("64") && large.contains(name.substring(0, name.length() - 2)));
    }

    private static boolean allKnown(List<LoadedObject> loaded) {
        return loaded.stream().allMatch(LoadedObject::symbolsKnown);
    }
}
