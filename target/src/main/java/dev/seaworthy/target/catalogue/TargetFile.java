package dev.seaworthy.target.catalogue;

import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.root.RecordedTree;
import dev.seaworthy.target.root.RootView.Entry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The file in which the facts about a target are kept: UTF-8 text, one fact a line, fields separated by tabs, lists by
 * spaces, other uses of those characters written as {@code %09}. Lines that begin with a space belong to the object above.
 *
 * <pre>
 *   seaworthy-target 2
 *   name · architecture · distribution (id, version, pretty name, package manager)
 *   c-library (kind, version, evidence) · captured (date, source) · size (bytes)
 *   user · environment (name, value) · working-directory · entrypoint (words) · command (words)
 *   setting (CONTAINER or HOST) · machine (architecture, kernel, processor level, page size, 32-bit mode)
 *   directory (path, all its entries) · entry (directory, one of its entries) · absent (path)
 *   text (path, content) · certificates (path, how many) · cache (name, paths)
 *   other (path, what it is instead of an object)
 *   object (path, x or -, word size, byte order, machine, OS ABI, type, traits)
 *     soname · needed · rpath · runpath · need (file, versions) · define (versions) · imports · exports · loader
 *   end
 * </pre>
 *
 * Line-oriented, because a library's symbols (most of the file) are then parsed only when that library takes part. Files of
 * the first version, which held only what loaders ask for, are read too ({@code link (path, target)} was theirs).
 */
public final class TargetFile {
    static final String FIRST_LINE = "seaworthy-target\t2";
    /** The first version's. */
    static final String OLD_FIRST_LINE = "seaworthy-target\t1";
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
        return read(text, RecordedObject.NONE);
    }

    static Result read(String text, RecordedObject.Shared shared) {
        try {
            return new Result.Facts(parse(text, shared));
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

    /** What the lines about files say. */
    private static final class Body {
        final Map<String, String> links = new HashMap<>();
        final Map<String, String> lists = new HashMap<>();
        final Map<String, Entry> entries = new HashMap<>();
        final Set<String> absent = new HashSet<>();
        final Map<String, String> others = new HashMap<>();
        final Map<String, String> texts = new HashMap<>();
        final Map<String, Integer> certificates = new HashMap<>();
        final Map<String, List<String>> cache = new HashMap<>();
        final Map<String, RecordedObject> objects = new LinkedHashMap<>();

        /** Takes a line in; false when it is not about files. */
        boolean take(String[] fields, Lines lines, RecordedObject.Shared shared) {
            switch (fields[0]) {
                case "link" -> links.put(field(fields, 1, lines), field(fields, 2, lines));
                case "directory" -> lists.put(field(fields, 1, lines), fields.length > 2 ? fields[2] : "");
                case "entry" -> entry(field(fields, 1, lines), raw(fields, 2, lines));
                case "absent" -> absent.add(field(fields, 1, lines));
                case "other" -> others.put(field(fields, 1, lines), field(fields, 2, lines));
                case "text" -> texts.put(field(fields, 1, lines), field(fields, 2, lines));
                case "certificates" -> certificates.put(field(fields, 1, lines), number(fields, lines));
                case "cache" -> cache.put(field(fields, 1, lines), Fields.elements(fields.length > 2 ? fields[2] : ""));
                case "object" -> {
                    RecordedObject object =
                            new RecordedObject(List.of(fields), lines.number(), lines.indented(), shared);
                    object.check();
                    objects.put(field(fields, 1, lines), object);
                }
                default -> {
                    return false;
                }
            }
            return true;
        }

        /** The root itself has no name in a directory: its entry is that of {@code .} in {@code /}. */
        private void entry(String directory, String marked) {
            ListedEntry.readAll(marked)
                    .forEach((name, entry) -> entries.put(
                            name.equals(".") ? "/" : (directory.equals("/") ? "" : directory) + "/" + name, entry));
        }

        CapturedRoot root(boolean first) {
            RecordedTree.Names names = first ? firstNames() : new RecordedNames(lists, entries, absent);
            return new CapturedRoot(names, new CapturedRoot.Contents(others, texts, certificates, cache, objects));
        }

        private FirstNames firstNames() {
            Set<String> files = new HashSet<>(others.keySet());
            files.addAll(texts.keySet());
            Set<String> programs = new HashSet<>();
            objects.forEach((path, object) -> (object.executable() ? programs : files).add(path));
            return new FirstNames(links, files, programs);
        }
    }

    private static TargetFacts parse(String text, RecordedObject.Shared shared) {
        Lines lines = new Lines(text);
        String version = lines.hasNext() ? lines.next() : "";
        if (!version.equals(FIRST_LINE) && !version.equals(OLD_FIRST_LINE)) {
            throw new BadFile(1, "the first line must be \"seaworthy-target\", a tab and 2");
        }
        TargetHead head = new TargetHead();
        Body body = new Body();
        boolean ended = false;
        while (lines.hasNext() && !ended) {
            String line = lines.next();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            ended = line.equals(LAST_LINE);
            String[] fields = line.split("\t", -1);
            if (!ended && !body.take(fields, lines, shared)) {
                head.take(List.of(fields), lines.number());
            }
        }
        if (!ended) {
            throw new BadFile(lines.number(), "the last line, \"" + LAST_LINE + "\", is missing: the file was cut");
        }
        return head.facts(body.root(version.equals(OLD_FIRST_LINE)));
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
        return Fields.unescape(raw(fields, index, lines));
    }

    private static String raw(String[] fields, int index, Lines lines) {
        if (index >= fields.length) {
            throw new BadFile(lines.number(), "too few fields for \"" + fields[0] + "\"");
        }
        return fields[index];
    }

    private static int number(String[] fields, Lines lines) {
        String text = raw(fields, 2, lines);
        if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new BadFile(lines.number(), "\"" + text + "\" is not a number");
        }
        return Integer.parseInt(text);
    }
}
