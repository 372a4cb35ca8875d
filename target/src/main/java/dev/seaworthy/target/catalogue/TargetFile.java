package dev.seaworthy.target.catalogue;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.CLibrary;
import dev.seaworthy.target.Distribution;
import dev.seaworthy.target.PackageManager;
import dev.seaworthy.target.Provenance;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.root.RootView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file in which the facts about a target are kept: UTF-8 text, one fact a line, fields separated by tabs, lists by
 * spaces, other uses of those characters written as {@code %09}. Lines that begin with a space belong to the object above.
 *
 * <pre>
 *   seaworthy-target 1
 *   name · architecture · distribution (id, version, pretty name, package manager)
 *   c-library (kind, version, evidence) · captured or documented (date, source)
 *   link (path, target) · other (path, what it is instead of an object) · text (path, content) · cache (name, paths)
 *   object (path, x or -, word size, byte order, machine, OS ABI, type, traits)
 *     soname · needed · rpath · runpath · need (file, versions) · define (versions) · imports · exports · loader
 *   end
 * </pre>
 *
 * Line-oriented, because a library's symbols (most of the file) are then parsed only when that library takes part.
 */
public final class TargetFile {
    static final String FIRST_LINE = "seaworthy-target\t1";
    /** Without it, a file that was cut would look like a target with fewer libraries. */
    static final String LAST_LINE = "end";

    private TargetFile() {}

    /**
     * Reads a target file.
     *
     * @param text its content
     * @return the facts, or what is wrong with it in one line
     */
    public static Result read(String text) {
        try {
            return new Result.Facts(parse(text));
        } catch (BadFile bad) {
            return new Result.Bad(bad.line, bad.what);
        }
    }

    /** What reading a target file gave. */
    public sealed interface Result {
        /** The facts. */
        record Facts(TargetFacts facts) implements Result {}

        /** What is wrong, and in which line. */
        record Bad(int line, String what) implements Result {}
    }

    /** Ends the parsing of a damaged file; never leaves this package. */
    static final class BadFile extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        private final int line;
        private final String what;

        BadFile(int line, String what) {
            super(what, null, false, false);
            this.line = line;
            this.what = what;
        }
    }

    private static TargetFacts parse(String text) {
        Map<String, Head> head = new HashMap<>();
        Map<String, String> links = new HashMap<>();
        Map<String, String> others = new HashMap<>();
        Map<String, String> texts = new HashMap<>();
        Map<String, List<String>> cache = new HashMap<>();
        Map<String, RecordedObject> objects = new LinkedHashMap<>();
        Lines lines = new Lines(text);
        if (!lines.hasNext() || !lines.next().equals(FIRST_LINE)) {
            throw new BadFile(1, "the first line must be \"seaworthy-target\", a tab and 1");
        }
        boolean ended = false;
        while (lines.hasNext() && !ended) {
            String line = lines.next();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] fields = line.split("\t", -1);
            switch (fields[0]) {
                case "link" -> links.put(field(fields, 1, lines), field(fields, 2, lines));
                case "other" -> others.put(field(fields, 1, lines), field(fields, 2, lines));
                case "text" -> texts.put(field(fields, 1, lines), field(fields, 2, lines));
                case "cache" -> cache.put(field(fields, 1, lines), elements(fields.length > 2 ? fields[2] : ""));
                case "object" -> {
                    RecordedObject object = new RecordedObject(List.of(fields), lines.number(), lines.indented());
                    object.check();
                    objects.put(field(fields, 1, lines), object);
                }
                case LAST_LINE -> ended = true;
                default -> head.put(fields[0], new Head(List.of(fields), lines.number()));
            }
        }
        if (!ended) {
            throw new BadFile(lines.number(), "the last line, \"" + LAST_LINE + "\", is missing: the file was cut");
        }
        return facts(head, new CapturedRoot(links, others, texts, cache, objects));
    }

    /** A line about the target as a whole. */
    private record Head(List<String> fields, int line) {
        String text(int index) {
            return unescape(fields.get(index));
        }
    }

    private static TargetFacts facts(Map<String, Head> head, RootView root) {
        Head distribution = required(head, "distribution", 5);
        Head library = required(head, "c-library", 4);
        Head captured = required(head, "captured", 3);
        return TargetFacts.ofRoot(
                required(head, "name", 2).text(1),
                architecture(required(head, "architecture", 2)),
                new Distribution(
                        distribution.text(1),
                        distribution.text(2),
                        distribution.text(3),
                        constant(PackageManager.class, distribution.fields().get(4), distribution.line())),
                new CLibrary(
                        constant(CLibrary.Kind.class, library.fields().get(1), library.line()),
                        Optional.of(library.text(2)).filter(version -> !version.isEmpty()),
                        library.text(3)),
                new Provenance(Provenance.How.CAPTURED, captured.text(1), captured.text(2)),
                root);
    }

    /** Empty means none; one that is not known here must not look like none. */
    private static Optional<Architecture> architecture(Head line) {
        String name = line.text(1);
        Optional<Architecture> known = Architecture.named(name);
        if (known.isEmpty() && !name.isEmpty()) {
            throw new BadFile(line.line(), "\"" + name + "\" is no architecture of Go");
        }
        return known;
    }

    private static Head required(Map<String, Head> head, String name, int fields) {
        Head found = head.get(name);
        if (found == null) {
            throw new BadFile(1, "a line \"" + name + "\" is missing");
        }
        if (found.fields().size() < fields) {
            throw new BadFile(found.line(), "\"" + name + "\" needs " + (fields - 1) + " fields");
        }
        return found;
    }

    static <E extends Enum<E>> E constant(Class<E> type, String name, int line) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new BadFile(line, "\"" + name + "\" is none of " + List.of(type.getEnumConstants()));
    }

    private static String field(String[] fields, int index, Lines lines) {
        if (index >= fields.length) {
            throw new BadFile(lines.number(), "too few fields for \"" + fields[0] + "\"");
        }
        return unescape(fields[index]);
    }

    /** The elements of a field that is a list. */
    static List<String> elements(String field) {
        return list(field).stream().map(TargetFile::unescape).toList();
    }

    /** The elements of a field that is a list, still escaped. */
    static List<String> list(String field) {
        List<String> elements = new ArrayList<>();
        for (String element : field.split(" ", -1)) {
            if (!element.isEmpty()) {
                elements.add(element);
            }
        }
        return elements;
    }

    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' || c < ' ' || c == 0x7f) {
                out.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    static String unescape(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean coded = c == '%' && i + 2 < text.length();
            int high = coded ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = coded ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (high >= 0 && low >= 0) {
                out.append((char) (16 * high + low));
                i += 2;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
