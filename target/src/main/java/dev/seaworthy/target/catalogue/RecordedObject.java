package dev.seaworthy.target.catalogue;

import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.DynamicObject.Export;
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

/** An object in a target file: its lines, read when it is asked for. */
record RecordedObject(List<String> fields, int line, List<String> lines) {
    private static final int FIELDS = 9;

    boolean executable() {
        return fields.size() > 2 && fields.get(2).equals("x");
    }

    DynamicObject object() {
        Identity identity = identity();
        Optional<String> soname = Optional.empty();
        List<String> needed = List.of();
        Optional<String> rpath = Optional.empty();
        Optional<String> runpath = Optional.empty();
        List<VersionNeed> needs = new ArrayList<>();
        List<String> definitions = List.of();
        boolean versioned = false;
        List<Import> imports = List.of();
        List<Export> exports = List.of();
        for (String text : lines) {
            int tab = text.indexOf('\t');
            String key = tab < 0 ? text : text.substring(0, tab);
            String value = tab < 0 ? "" : text.substring(tab + 1);
            switch (key) {
                case "soname" -> soname = Optional.of(TargetFile.unescape(value));
                case "needed" -> needed = TargetFile.elements(value);
                case "rpath" -> rpath = Optional.of(TargetFile.unescape(value));
                case "runpath" -> runpath = Optional.of(TargetFile.unescape(value));
                case "need" -> needs.add(need(value));
                case "define" -> {
                    versioned = true;
                    definitions = TargetFile.elements(value);
                }
                case "imports" -> imports = imports(value);
                case "exports" -> exports = exports(value);
                default -> {
                    // A newer release may have written more than this one understands.
                }
            }
        }
        return new DynamicObject(
                identity, soname, needed, rpath, runpath, needs, definitions, versioned, imports, exports, traits());
    }

    /** Reads all but the symbols, so that what is wrong is found with the file and not in the middle of a verdict. */
    void check() {
        identity();
        traits();
        loader();
        for (int i = 0; i < lines.size(); i++) {
            if (isA("need", lines.get(i)) && lines.get(i).split("\t", -1).length < 3) {
                throw new BadFile(line + 1 + i, "\"need\" needs a file and versions");
            }
        }
    }

    Optional<Loader> loader() {
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i);
            if (isA("loader", text)) {
                int number = line + 1 + i;
                String[] parts = text.split("\t", -1);
                if (parts.length < 5) {
                    throw new BadFile(number, "\"loader\" needs kind, version, directories and features");
                }
                return Optional.of(new Loader(
                        TargetFile.constant(Loader.Kind.class, parts[1], number),
                        Optional.of(parts[2]).filter(version -> !version.isEmpty()),
                        TargetFile.elements(parts[3]),
                        TargetFile.elements(parts[4])));
            }
        }
        return Optional.empty();
    }

    private static boolean isA(String key, String text) {
        return text.startsWith(key) && (text.length() == key.length() || text.charAt(key.length()) == '\t');
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
        for (String name : TargetFile.list(fields.get(8))) {
            traits.add(TargetFile.constant(DynamicObject.Trait.class, name, line));
        }
        return traits;
    }

    /** {@code libc.so.6 TAB GLIBC_2.34 GLIBC_2.14?}, where ? marks a weak need. */
    private static VersionNeed need(String value) {
        int tab = value.indexOf('\t');
        List<VersionNeed.Version> versions = new ArrayList<>();
        for (String text : TargetFile.list(value.substring(tab + 1))) {
            boolean weak = text.endsWith("?");
            versions.add(new VersionNeed.Version(
                    TargetFile.unescape(weak ? text.substring(0, text.length() - 1) : text),
                    weak,
                    versions.size() + 2));
        }
        return new VersionNeed(TargetFile.unescape(value.substring(0, tab)), versions);
    }

    /** {@code name@version@file}, with ? behind it when it may stay unresolved and ~ when it is bound lazily. */
    private static List<Import> imports(String value) {
        List<Import> imports = new ArrayList<>();
        for (String text : TargetFile.list(value)) {
            boolean lazy = text.endsWith("~");
            String unlazy = lazy ? text.substring(0, text.length() - 1) : text;
            boolean weak = unlazy.endsWith("?");
            String[] parts = (weak ? unlazy.substring(0, unlazy.length() - 1) : unlazy).split("@", 3);
            imports.add(new Import(
                    TargetFile.unescape(parts[0]),
                    parts.length > 1 ? Optional.of(TargetFile.unescape(parts[1])) : Optional.empty(),
                    parts.length > 2 ? Optional.of(TargetFile.unescape(parts[2])) : Optional.empty(),
                    weak,
                    lazy));
        }
        return imports;
    }

    /** {@code name}, {@code name@@version} for the default and {@code name@version} for an older, hidden one; ! when indirect. */
    private static List<Export> exports(String value) {
        List<Export> exports = new ArrayList<>();
        int at = 0;
        while (at < value.length()) {
            int space = value.indexOf(' ', at);
            int end = space < 0 ? value.length() : space;
            if (end > at) {
                exports.add(export(value.substring(at, end)));
            }
            at = end + 1;
        }
        return exports;
    }

    private static Export export(String marked) {
        boolean indirect = marked.endsWith("!");
        String text = indirect ? marked.substring(0, marked.length() - 1) : marked;
        int sign = text.indexOf('@');
        if (sign < 0) {
            return new Export(TargetFile.unescape(text), Optional.empty(), false, indirect);
        }
        boolean byDefault = text.startsWith("@@", sign);
        String version = text.substring(sign + (byDefault ? 2 : 1));
        return new Export(
                TargetFile.unescape(text.substring(0, sign)),
                version.isEmpty() ? Optional.empty() : Optional.of(TargetFile.unescape(version)),
                !byDefault,
                indirect);
    }
}
