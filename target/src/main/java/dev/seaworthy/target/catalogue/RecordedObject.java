package dev.seaworthy.target.catalogue;

import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.DynamicObject.Identity;
import dev.seaworthy.elf.DynamicObject.Import;
import dev.seaworthy.elf.VersionNeed;
import dev.seaworthy.target.catalogue.TargetFile.BadFile;
import dev.seaworthy.target.root.Loader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An object in a target file: its lines, read when it is asked for. In the built-in catalogue, where many targets hold the
 * same libraries, a line of names may stand in another file: {@code same · FILE · PATH · NUMBER}, the line of that number,
 * from 0, of the object at that path there.
 */
record RecordedObject(List<String> fields, int line, IndentedLines lines, Shared shared) {
    private static final int FIELDS = 9;
    private static final String SAME = "same";

    /** Where the lines of objects are that another file holds. */
    @FunctionalInterface
    interface Shared {
        /** The lines of the object at a path of a file; empty when there are none. */
        Optional<List<String>> details(String file, String path);
    }

    /** For files that stand alone. */
    static final Shared NONE = (_, _) -> Optional.empty();

    boolean executable() {
        return fields.size() > 2 && fields.get(2).equals("x");
    }

    /** A line of its own, or the one that it refers to. */
    private String resolved(String text) {
        if (!text.startsWith(SAME + "\t")) {
            return text;
        }
        String[] parts = text.split("\t", -1);
        int index = parts.length > 3 ? number(parts[3]) : -1;
        return shared.details(parts[1], parts.length > 3 ? Fields.unescape(parts[2]) : "")
                .filter(found -> index >= 0 && index < found.size())
                .map(found -> found.get(index))
                .orElseThrow(() -> new BadFile(line, "there is no line for \"" + text + "\""));
    }

    DynamicObject object() {
        Optional<String> soname = Optional.empty();
        List<String> needed = List.of();
        Optional<String> rpath = Optional.empty();
        Optional<String> runpath = Optional.empty();
        List<VersionNeed> needs = new ArrayList<>();
        List<String> definitions = List.of();
        boolean versioned = false;
        List<Import> imports = new ArrayList<>();
        List<String> exports = new ArrayList<>();
        for (String own : lines) {
            String text = resolved(own);
            int tab = text.indexOf('\t');
            String key = tab < 0 ? text : text.substring(0, tab);
            String value = tab < 0 ? "" : text.substring(tab + 1);
            switch (key) {
                case "soname" -> soname = Optional.of(Fields.unescape(value));
                case "needed" -> needed = Fields.elements(value);
                case "rpath" -> rpath = Optional.of(Fields.unescape(value));
                case "runpath" -> runpath = Optional.of(Fields.unescape(value));
                case "need" -> needs.add(need(value));
                case "define" -> {
                    versioned = true;
                    definitions = Fields.elements(value);
                }
                case "imports" -> Symbols.readImports(value, imports);
                case "exports" -> exports.add(value);
                default -> {
                    // A newer release may have written more than this one understands.
                }
            }
        }
        return new DynamicObject(
                identity(),
                soname,
                needed,
                rpath,
                runpath,
                needs,
                definitions,
                versioned,
                imports,
                new WrittenExports(exports),
                traits());
    }

    /** Reads all but the symbols, so that what is wrong is found with the file and not in the middle of a verdict. */
    void check() {
        identity();
        traits();
        // The built-in catalogue's own tests follow these; nobody else's file may have them.
        for (int i = 0; i < lines.size() && shared.equals(NONE); i++) {
            if (lines.isA(SAME, i)) {
                throw new BadFile(line + 1 + i, "\"same\" is for the built-in catalogue");
            }
        }
        loader();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.isA("need", i) && lines.get(i).split("\t", -1).length < 3) {
                throw new BadFile(line + 1 + i, "\"need\" needs a file and versions");
            }
        }
    }

    Optional<Loader> loader() {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.isA("loader", i)) {
                int number = line + 1 + i;
                String[] parts = lines.get(i).split("\t", -1);
                if (parts.length < 5) {
                    throw new BadFile(number, "\"loader\" needs kind, version, directories and features");
                }
                return Optional.of(new Loader(
                        TargetFile.constant(Loader.Kind.class, parts[1], number),
                        Optional.of(parts[2]).filter(version -> !version.isEmpty()),
                        Fields.elements(parts[3]),
                        Fields.elements(parts[4])));
            }
        }
        return Optional.empty();
    }

    private Identity identity() {
        if (fields.size() < FIELDS) {
            throw new BadFile(line, "\"object\" needs " + (FIELDS - 1) + " fields");
        }
        return new Identity(
                number(fields.get(3)),
                fields.get(4).equals("big"),
                number(fields.get(5)),
                number(fields.get(6)),
                number(fields.get(7)));
    }

    private int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notOne) {
            throw new BadFile(line, "\"" + text + "\" is not a number");
        }
    }

    private Set<DynamicObject.Trait> traits() {
        Set<DynamicObject.Trait> traits = EnumSet.noneOf(DynamicObject.Trait.class);
        for (String name : Fields.list(fields.get(8))) {
            traits.add(TargetFile.constant(DynamicObject.Trait.class, name, line));
        }
        return traits;
    }

    /** {@code libc.so.6 TAB GLIBC_2.34 GLIBC_2.14?}, where ? marks a weak need. */
    private static VersionNeed need(String value) {
        int tab = value.indexOf('\t');
        List<VersionNeed.Version> versions = new ArrayList<>();
        for (String text : Fields.list(value.substring(tab + 1))) {
            boolean weak = text.endsWith("?");
            versions.add(new VersionNeed.Version(
                    Fields.unescape(weak ? text.substring(0, text.length() - 1) : text), weak, versions.size() + 2));
        }
        return new VersionNeed(Fields.unescape(value.substring(0, tab)), versions);
    }
}
