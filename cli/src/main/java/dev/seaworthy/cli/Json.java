package dev.seaworthy.cli;

import java.io.PrintStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes JSON. Objects are maps that keep their order, arrays are lists, or streams whose elements are made when they are
 * written; reading is nobody's job here.
 */
final class Json {
    /** Characters that are kept before they are written. */
    private static final int PIECE = 1 << 16;

    private final StringBuilder out = new StringBuilder();
    private final Optional<PrintStream> stream;

    private Json(Optional<PrintStream> stream) {
        this.stream = stream;
    }

    /** Prints a value like {@link #text}, piece by piece: it may be much larger than what fits into memory. */
    static void print(Object value, PrintStream stream) {
        printOpen(value, stream);
        stream.print('\n');
    }

    /** The same without the newline, for what goes on. */
    static void printOpen(Object value, PrintStream stream) {
        Json json = new Json(Optional.of(stream));
        json.write(value, 0);
        stream.append(json.out);
    }

    /** The text of a value, indented by two blanks, with a newline at its end. */
    static String text(Object value) {
        Json json = new Json(Optional.empty());
        json.write(value, 0);
        return json.out.append('\n').toString();
    }

    private void write(Object value, int depth) {
        switch (value) {
            case Map<?, ?> map -> object(map, depth);
            case List<?> list -> array(list.iterator(), depth);
            case Stream<?> made -> array(made.iterator(), depth);
            case String text -> string(text);
            case Number number -> out.append(number);
            case Boolean bool -> out.append(bool);
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    private void object(Map<?, ?> map, int depth) {
        if (map.isEmpty()) {
            out.append("{}");
            return;
        }
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            newline(depth + 1);
            string(String.valueOf(entry.getKey()));
            out.append(": ");
            write(entry.getValue(), depth + 1);
            separator = ",";
        }
        newline(depth);
        out.append('}');
    }

    private void array(Iterator<?> elements, int depth) {
        if (!elements.hasNext()) {
            out.append("[]");
            return;
        }
        out.append('[');
        String separator = "";
        while (elements.hasNext()) {
            out.append(separator);
            newline(depth + 1);
            write(elements.next(), depth + 1);
            separator = ",";
        }
        newline(depth);
        out.append(']');
    }

    private void newline(int depth) {
        if (out.length() > PIECE && stream.isPresent()) {
            stream.get().append(out);
            out.setLength(0);
        }
        out.append('\n');
        out.repeat("  ", depth);
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    // A lone surrogate is no character: it cannot be written as UTF-8.
                    if (c < ' ' || (c >= 0x7f && c < 0xa0) || (Character.isSurrogate(c) && !paired(text, i))) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean paired(String text, int index) {
        char c = text.charAt(index);
        return Character.isHighSurrogate(c)
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }
}
