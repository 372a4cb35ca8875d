package dev.seaworthy.image.json;

import java.util.Map;

/** Writes JSON (RFC 8259) on one line, members in their order: the same value gives the same bytes. */
public final class JsonText {
    private JsonText() {}

    /** The text of a value. */
    public static String of(Json json) {
        StringBuilder out = new StringBuilder();
        write(json, out);
        return out.toString();
    }

    private static void write(Json json, StringBuilder out) {
        switch (json) {
            case Json.Text(String text) -> string(text, out);
            case Json.Numeral(String digits) -> out.append(digits);
            case Json.Flag(boolean value) -> out.append(value);
            case Json.Nothing() -> out.append("null");
            case Json.Array(var elements) -> {
                out.append('[');
                String separator = "";
                for (Json element : elements) {
                    out.append(separator);
                    write(element, out);
                    separator = ",";
                }
                out.append(']');
            }
            case Json.Members(var members) -> {
                out.append('{');
                String separator = "";
                for (Map.Entry<String, Json> member : members.entrySet()) {
                    out.append(separator);
                    string(member.getKey(), out);
                    out.append(':');
                    write(member.getValue(), out);
                    separator = ",";
                }
                out.append('}');
            }
        }
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c < ' ' || Character.isSurrogate(c)) {
                out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
