package dev.seaworthy.binary;

import dev.seaworthy.binary.DlopenNote.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads {@code .note.dlopen}: JSON, a list of objects whose values are texts or lists of texts.
 *
 * <pre>
 *   [{"soname":["libz.so.1"], "feature":"zlib", "description":"compression", "priority":"recommended"}]
 * </pre>
 *
 * What is not of this form ends the reading; what came before it counts.
 */
final class DlopenNotes {
    /** Real notes have one to three objects; systemd's own libraries some dozen notes. */
    private static final int MOST = 1000;

    private final String text;
    private int at;

    private DlopenNotes(String text) {
        this.text = text;
    }

    static List<DlopenNote> read(List<String> notes) {
        List<DlopenNote> found = new ArrayList<>();
        for (String note : notes) {
            new DlopenNotes(note).collect(found);
        }
        return found;
    }

    private void collect(List<DlopenNote> found) {
        if (!takes('[')) {
            return;
        }
        do {
            Optional<Map<String, List<String>>> object = object();
            if (object.isEmpty() || found.size() == MOST) {
                return;
            }
            Map<String, List<String>> fields = object.get();
            List<String> sonames = fields.getOrDefault("soname", List.of());
            if (!sonames.isEmpty()) {
                found.add(new DlopenNote(
                        sonames,
                        first(fields, "feature"),
                        first(fields, "description"),
                        priority(first(fields, "priority"))));
            }
        } while (takes(','));
    }

    private static String first(Map<String, List<String>> fields, String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    private static Priority priority(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "required" -> Priority.REQUIRED;
            case "suggested" -> Priority.SUGGESTED;
            default -> Priority.RECOMMENDED;
        };
    }

    private Optional<Map<String, List<String>>> object() {
        Map<String, List<String>> fields = new TreeMap<>();
        if (!takes('{')) {
            return Optional.empty();
        }
        if (takes('}')) {
            return Optional.of(fields);
        }
        do {
            Optional<String> name = string();
            if (name.isEmpty() || !takes(':')) {
                return Optional.empty();
            }
            Optional<List<String>> values = values();
            if (values.isEmpty()) {
                return Optional.empty();
            }
            fields.put(name.get(), values.get());
        } while (takes(','));
        return takes('}') ? Optional.of(fields) : Optional.empty();
    }

    private Optional<List<String>> values() {
        if (!takes('[')) {
            return string().map(List::of);
        }
        List<String> values = new ArrayList<>();
        if (takes(']')) {
            return Optional.of(values);
        }
        do {
            Optional<String> value = string();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        } while (takes(','));
        return takes(']') ? Optional.of(values) : Optional.empty();
    }

    private Optional<String> string() {
        if (!takes('"')) {
            return Optional.empty();
        }
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '"') {
                return Optional.of(value.toString());
            }
            if (next == '\\') {
                Optional<Character> escaped = escaped();
                if (escaped.isEmpty()) {
                    return Optional.empty();
                }
                next = escaped.get();
            }
            value.append(next);
        }
        return Optional.empty();
    }

    private Optional<Character> escaped() {
        if (at == text.length()) {
            return Optional.empty();
        }
        char next = text.charAt(at++);
        return switch (next) {
            case '"', '\\', '/' -> Optional.of(next);
            case 'b' -> Optional.of('\b');
            case 'f' -> Optional.of('\f');
            case 'n' -> Optional.of('\n');
            case 'r' -> Optional.of('\r');
            case 't' -> Optional.of('\t');
            case 'u' -> unicode();
            default -> Optional.empty();
        };
    }

    private Optional<Character> unicode() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at++), 16) : -1;
            if (digit < 0) {
                return Optional.empty();
            }
            value = (value << 4) | digit;
        }
        return Optional.of((char) value);
    }

    /** Skips white space, and this sign if it is next. */
    private boolean takes(char sign) {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        boolean there = at < text.length() && text.charAt(at) == sign;
        if (there) {
            at++;
        }
        return there;
    }
}
