package dev.seaworthy.binary;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.DynamicSymbols;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.elf.SectionTable;
import dev.seaworthy.elf.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The hash of each package in a program that can load plugins, or in a plugin (golang/go,
 * {@code src/cmd/link/internal/ld/symtab.go}, {@code src/runtime/plugin.go}): a dynamic symbol for the bytes of each. A
 * plugin also has a list of them, which is the order in which they are compared:
 *
 * <pre>
 *   module data: … slice of entries …      entry: string path · string hash · pointer to the string of whoever is loaded
 * </pre>
 *
 * @param byPackage hexadecimal, by import path
 * @param order the import paths in the plugin's order; empty in a program, and when the list was not found
 */
record PackageHashes(Map<String, String> byPackage, List<String> order) {
    /** How the symbols begin since Go 1.20, and before. */
    private static final List<String> PREFIXES = List.of("go:link.pkghashbytes.", "go.link.pkghashbytes.");

    private static final int LONGEST_HASH = 64;
    private static final int LONGEST_PATH = 4096;
    /** Words of the module data behind which and before which the slice lies, in all releases. */
    private static final int FIRST_WORD = 24;

    private static final int LAST_WORD = 80;
    private static final int ENTRY_WORDS = 5;

    PackageHashes {
        byPackage = Collections.unmodifiableMap(new TreeMap<>(byPackage));
        order = List.copyOf(order);
    }

    static PackageHashes read(Image image, SectionTable sections) {
        Map<String, String> hashes = Parsed.reading(() -> image.elf()
                        .dynamicSymbols()
                        .orThrow()
                        .map(symbols -> exported(image, symbols))
                        .orElse(Map.of()))
                .orElse(Map.of());
        List<String> order = hashes.isEmpty()
                ? List.of()
                : Parsed.reading(() -> order(image, sections, hashes)).orElse(List.of());
        return new PackageHashes(hashes, order);
    }

    private static Map<String, String> exported(Image image, DynamicSymbols symbols) {
        Map<String, String> hashes = new TreeMap<>();
        for (long i = 1; i < symbols.size(); i++) {
            if (symbols.defined(i)) {
                Symbol symbol = symbols.get(i).symbol();
                for (String prefix : PREFIXES) {
                    if (symbol.name().startsWith(prefix)) {
                        image.bytes(symbol.value(), symbol.size(), LONGEST_HASH)
                                .ifPresent(hash -> hashes.put(symbol.name().substring(prefix.length()), hex(hash)));
                    }
                }
            }
        }
        return hashes;
    }

    private static String hex(Bytes bytes) {
        return HexFormat.of().formatHex(bytes.copy(0, (int) bytes.size()));
    }

    private static List<String> order(Image image, SectionTable sections, Map<String, String> hashes) {
        Optional<ModuleData> module =
                FunctionTableFinder.find(image, sections).flatMap(table -> ModuleData.find(image, sections, table));
        if (module.isEmpty()) {
            return List.of();
        }
        int word = image.wordSize();
        for (int i = FIRST_WORD; i < LAST_WORD; i++) {
            long slice = module.get().address() + (long) i * word;
            long count = image.word(slice + word);
            if (count > 0 && count <= hashes.size() && count == image.word(slice + 2L * word)) {
                List<String> paths = paths(image, image.word(slice), (int) count, hashes);
                if (paths.size() == count) {
                    return paths;
                }
            }
        }
        return List.of();
    }

    private static List<String> paths(Image image, long entries, int count, Map<String, String> hashes) {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Optional<Bytes> path = image.goString(entries + (long) i * ENTRY_WORDS * image.wordSize(), LONGEST_PATH);
            if (path.isEmpty()) {
                break;
            }
            String text = new String(path.get().copy(0, (int) path.get().size()), StandardCharsets.UTF_8);
            if (!hashes.containsKey(text)) {
                break;
            }
            paths.add(text);
        }
        return paths;
    }
}
