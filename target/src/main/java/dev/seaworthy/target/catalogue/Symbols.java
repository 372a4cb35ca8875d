package dev.seaworthy.target.catalogue;

import dev.seaworthy.elf.DynamicObject.Export;
import dev.seaworthy.elf.DynamicObject.Import;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The symbols of a library, which are most of a target file: in groups that have their marks in common, so that a version
 * is written once and not behind each of thousands of names.
 *
 * <pre>
 *   exports · @@GLIBC_2.2.5 · names         found by default; with one @ found only by asking for the version
 *   exports ·               · names         of no version; ! behind the marks: its address is computed at load time
 *   imports · @GLIBC_2.4@libc.so.6?~ · names   ? may stay unresolved · ~ bound at the first call
 * </pre>
 *
 * The first form of target files had the marks behind each name and one field less; it is read too.
 */
final class Symbols {
    private static final String MARKS = "@?~!";

    private Symbols() {}

    static void writeImports(List<Import> imports, Consumer<String> lines) {
        SortedMap<String, SortedSet<String>> groups = new TreeMap<>();
        for (Import symbol : imports) {
            groups.computeIfAbsent(marks(symbol), _ -> new TreeSet<>()).add(Fields.word(symbol.name(), MARKS));
        }
        write("imports", groups, lines);
    }

    static void writeExports(List<Export> exports, Consumer<String> lines) {
        SortedMap<String, SortedSet<String>> groups = new TreeMap<>();
        for (Export symbol : exports) {
            groups.computeIfAbsent(marks(symbol), _ -> new TreeSet<>()).add(Fields.word(symbol.name(), MARKS));
        }
        write("exports", groups, lines);
    }

    private static void write(String key, SortedMap<String, SortedSet<String>> groups, Consumer<String> lines) {
        groups.forEach((marks, names) -> lines.accept(key + "\t" + marks + "\t" + String.join(" ", names)));
    }

    private static String marks(Import symbol) {
        return symbol.version()
                        .map(version -> "@" + Fields.word(version, MARKS))
                        .orElse("")
                + symbol.versionFile()
                        .map(file -> "@" + Fields.word(file, MARKS))
                        .orElse("")
                + (symbol.weak() ? "?" : "")
                + (symbol.lazy() ? "~" : "");
    }

    private static String marks(Export symbol) {
        String indirect = symbol.indirect() ? "!" : "";
        return symbol.version().isEmpty() && !symbol.hidden()
                ? indirect
                : (symbol.hidden() ? "@" : "@@") + Fields.word(symbol.version().orElse(""), MARKS) + indirect;
    }

    /** Adds the imports of one line, its key left out. */
    static void readImports(String value, List<Import> imports) {
        int tab = value.indexOf('\t');
        if (tab < 0) {
            Fields.list(value).forEach(word -> imports.add(readImport(word)));
            return;
        }
        Import marked = readImport(value.substring(0, tab));
        for (String name : Fields.list(value.substring(tab + 1))) {
            imports.add(new Import(
                    Fields.unescape(name), marked.version(), marked.versionFile(), marked.weak(), marked.lazy()));
        }
    }

    private static Import readImport(String text) {
        boolean lazy = text.endsWith("~");
        String unlazy = lazy ? text.substring(0, text.length() - 1) : text;
        boolean weak = unlazy.endsWith("?");
        String[] parts = (weak ? unlazy.substring(0, unlazy.length() - 1) : unlazy).split("@", 3);
        return new Import(
                Fields.unescape(parts[0]),
                parts.length > 1 ? Optional.of(Fields.unescape(parts[1])) : Optional.empty(),
                parts.length > 2 ? Optional.of(Fields.unescape(parts[2])) : Optional.empty(),
                weak,
                lazy);
    }

    /** Adds the exports of one line, its key left out. */
    static void readExports(String value, List<Export> exports) {
        int tab = value.indexOf('\t');
        if (tab < 0) {
            Fields.list(value).forEach(word -> exports.add(readExport(word)));
            return;
        }
        Export marked = readExport(value.substring(0, tab));
        for (String name : Fields.list(value.substring(tab + 1))) {
            exports.add(new Export(Fields.unescape(name), marked.version(), marked.hidden(), marked.indirect()));
        }
    }

    /** A name with its marks; in front of names without any, the marks that they have in common. */
    static Export readExport(String marked) {
        boolean indirect = marked.endsWith("!");
        String text = indirect ? marked.substring(0, marked.length() - 1) : marked;
        int sign = text.indexOf('@');
        if (sign < 0) {
            return new Export(Fields.unescape(text), Optional.empty(), false, indirect);
        }
        boolean byDefault = text.startsWith("@@", sign);
        String version = text.substring(sign + (byDefault ? 2 : 1));
        return new Export(
                Fields.unescape(text.substring(0, sign)),
                version.isEmpty() ? Optional.empty() : Optional.of(Fields.unescape(version)),
                !byDefault,
                indirect);
    }
}
