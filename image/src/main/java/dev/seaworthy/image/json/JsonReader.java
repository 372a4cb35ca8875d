package dev.seaworthy.image.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON text (RFC 8259). The caller bounds its size; depth and the number of values are bounded here, because a
 * value takes more memory than the two bytes that {@code []} takes.
 */
public final class JsonReader {
    /** Image documents nest 6 deep; Go's decoder stops at 10,000, which is too much for a stack. */
    private static final int DEEPEST = 64;
    /** A configuration with 10,000 layers of history has some 100,000 values. */
    private static final int MOST_VALUES = 1 << 18;

    private final String text;
    private int at;
    private int values;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * Reads a text in UTF-8.
     *
     * @throws JsonException when it is none, saying what and where
     */
    public static Json read(byte[] utf8) throws JsonException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new JsonException("is not UTF-8 text", 0);
        }
        JsonReader reader = new JsonReader(text.startsWith("\ufeff") ? text.substring(1) : text);
        Json value = reader.value(0);
        reader.blanks();
        if (reader.at < reader.text.length()) {
            throw reader.wrong("there is more after the value");
        }
        return value;
    }

    private Json value(int depth) throws JsonException {
        if (depth > DEEPEST) {
            throw wrong("values are nested deeper than " + DEEPEST);
        }
        values++;
        if (values > MOST_VALUES) {
            throw wrong("there are more than " + MOST_VALUES + " values");
        }
        blanks();
        char c = peek();
        return switch (c) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Flag(true));
            case 'f' -> word("false", new Json.Flag(false));
            case 'n' -> word("null", new Json.Nothing());
            default -> numeral();
        };
    }

    private Json object(int depth) throws JsonException {
        Map<String, Json> members = new LinkedHashMap<>();
        at++;
        blanks();
        if (peek() == '}') {
            at++;
            return new Json.Members(members);
        }
        while (true) {
            blanks();
            if (peek() != '"') {
                throw wrong("a member needs a name");
            }
            String name = string();
            blanks();
            expect(':');
            members.put(name, value(depth + 1));
            blanks();
            if (peek() == '}') {
                at++;
                return new Json.Members(members);
            }
            expect(',');
        }
    }

    private Json array(int depth) throws JsonException {
        List<Json> elements = new ArrayList<>();
        at++;
        blanks();
        if (peek() == ']') {
            at++;
            return new Json.Array(elements);
        }
        while (true) {
            elements.add(value(depth + 1));
            blanks();
            if (peek() == ']') {
                at++;
                return new Json.Array(elements);
            }
            expect(',');
        }
    }

    private String string() throws JsonException {
        at++;
        StringBuilder out = new StringBuilder();
        while (true) {
            char c = peek();
            at++;
            if (c == '"') {
                return out.toString();
            }
            if (c < ' ') {
                throw wrong("a control character in a string");
            }
            out.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() throws JsonException {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = Character.digit(peek(), 16);
                    if (digit < 0) {
                        throw wrong("four hexadecimal digits are missing");
                    }
                    code = 16 * code + digit;
                    at++;
                }
                yield (char) code;
            }
            default -> throw wrong("an unknown escape in a string");
        };
    }

    private Json numeral() throws JsonException {
        int start = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        if (!digits.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            at = start;
            throw wrong("a value is missing");
        }
        return new Json.Numeral(digits);
    }

    private Json word(String word, Json value) throws JsonException {
        if (!text.startsWith(word, at)) {
            throw wrong("a value is missing");
        }
        at += word.length();
        return value;
    }

    private void expect(char c) throws JsonException {
        if (peek() != c) {
            throw wrong("\"" + c + "\" is missing");
        }
        at++;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws JsonException {
        if (at >= text.length()) {
            throw wrong("it ends too early");
        }
        return text.charAt(at);
    }

    private JsonException wrong(String what) {
        return new JsonException(what, at);
    }
}
