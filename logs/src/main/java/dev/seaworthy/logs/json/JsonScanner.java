package dev.seaworthy.logs.json;

/**
 * Scans one line of JSON (RFC 8259), without recursion and without making objects.
 *
 * <p>The buffer must have {@value #PADDING} readable bytes behind the line, the first of which is a line feed: no value has
 * one in it, so that it ends every loop and nothing but the line feed need be looked for.
 */
public final class JsonScanner {
    /** Bytes that must be readable behind a line. */
    public static final int PADDING = 16;
    /** Deeper is not looked into: an encoder that gets there has lost itself in a loop. */
    public static final int DEEPEST = 1000;

    private final Members members;
    private final boolean[] array = new boolean[DEEPEST + 1];
    private final int[] owners = new int[DEEPEST + 1];
    private final long[] objects = new long[DEEPEST + 1];

    private byte[] text = new byte[0];
    private int end;
    private long objectCount;
    private int depth;

    private Problem problem = Problem.NONE;
    private int problemAt;
    private int deepest;
    private boolean escaped;
    private int badUtf8;
    private int control;

    public JsonScanner(Members members) {
        this.members = members;
    }

    /**
     * Scans a line.
     *
     * @return whether it is one JSON value, as {@link #badUtf8} leaves it
     */
    public boolean scan(byte[] buffer, int from, int to) {
        text = buffer;
        end = to;
        problem = Problem.NONE;
        problemAt = -1;
        badUtf8 = -1;
        control = -1;
        deepest = 0;
        depth = 0;
        return value(blanks(from));
    }

    /** What is wrong with the line. */
    public Problem problem() {
        return problem;
    }

    /** Where, as an index of the buffer. */
    public int problemAt() {
        return problemAt;
    }

    /** How many brackets were open at once. */
    public int deepest() {
        return deepest;
    }

    /** Where a string first is no UTF-8, or -1. The scan goes on behind it, since the brackets can still be read. */
    public int badUtf8() {
        return badUtf8;
    }

    /** Where a string first has an escaped control character other than tab, line feed and carriage return, or -1. */
    public int control() {
        return control;
    }

    private boolean value(int start) {
        int i = start;
        int field = Members.ROOT;
        while (true) {
            boolean element = depth > 0 && array[depth];
            byte c = text[i];
            if (c == '"') {
                int close = string(i + 1);
                if (close < 0) {
                    return false;
                }
                members.value(field, Kind.STRING, element, i + 1, close, escaped);
                i = close + 1;
            } else if (c == '{' || c == '[') {
                if (depth == DEEPEST) {
                    return fail(Problem.TOO_DEEP, i);
                }
                members.value(field, c == '{' ? Kind.OBJECT : Kind.ARRAY, element, i, i + 1, false);
                depth++;
                deepest = Math.max(deepest, depth);
                array[depth] = c == '[';
                owners[depth] = field;
                i = blanks(i + 1);
                if (text[i] == (c == '{' ? '}' : ']')) {
                    depth--;
                    i++;
                } else if (c == '[') {
                    continue;
                } else {
                    objects[depth] = ++objectCount;
                    i = key(i);
                    if (i < 0) {
                        return false;
                    }
                    field = lastField;
                    continue;
                }
            } else {
                i = scalar(i, field, element);
                if (i < 0) {
                    return false;
                }
            }
            i = behind(i);
            if (i < 0) {
                return problem == Problem.NONE;
            }
            field = lastField;
        }
    }

    private int lastField;

    /** From the end of a value to the beginning of the next, or -1 when there is none. */
    private int behind(int index) {
        int i = index;
        while (true) {
            if (text[i] <= ' ') {
                i = blanks(i);
            }
            if (depth == 0) {
                if (i < end) {
                    fail(Problem.MORE_BEHIND, i);
                }
                return -1;
            }
            byte c = text[i];
            boolean inArray = array[depth];
            if (c == ',') {
                i = blanks(i + 1);
                if (inArray) {
                    lastField = owners[depth];
                    return i;
                }
                return key(i);
            }
            if (c != (inArray ? ']' : '}')) {
                fail(Problem.NO_COMMA, i);
                return -1;
            }
            depth--;
            i++;
        }
    }

    /** From a key to its value, or -1. */
    private int key(int index) {
        if (text[index] != '"') {
            fail(Problem.NO_KEY, index);
            return -1;
        }
        int close = string(index + 1);
        if (close < 0) {
            return -1;
        }
        lastField = members.member(owners[depth], objects[depth], index + 1, close, escaped);
        int i = close + 1;
        if (text[i] != ':') {
            i = blanks(i);
            if (text[i] != ':') {
                fail(Problem.NO_COLON, i);
                return -1;
            }
        }
        return blanks(i + 1);
    }

    private int scalar(int start, int field, boolean element) {
        byte c = text[start];
        if (c == '-' || (c >= '0' && c <= '9')) {
            int close = number(start);
            if (close < 0) {
                fail(Problem.BAD_NUMBER, start);
                return -1;
            }
            members.value(field, Kind.NUMBER, element, start, close, false);
            return close;
        }
        if (is(start, "true") || is(start, "null")) {
            members.value(field, c == 't' ? Kind.BOOLEAN : Kind.NULL, element, start, start + 4, false);
            return start + 4;
        }
        if (is(start, "false")) {
            members.value(field, Kind.BOOLEAN, element, start, start + 5, false);
            return start + 5;
        }
        fail(Problem.NO_VALUE, start);
        return -1;
    }

    private boolean is(int index, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (text[index + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Behind a number, or -1. */
    private int number(int start) {
        int i = text[start] == '-' ? start + 1 : start;
        if (text[i] == '0') {
            i++;
        } else {
            int behind = digits(i);
            if (behind == i) {
                return -1;
            }
            i = behind;
        }
        if (text[i] == '.') {
            int behind = digits(i + 1);
            if (behind == i + 1) {
                return -1;
            }
            i = behind;
        }
        if (text[i] == 'e' || text[i] == 'E') {
            int exponent = text[i + 1] == '+' || text[i + 1] == '-' ? i + 2 : i + 1;
            int behind = digits(exponent);
            return behind == exponent ? -1 : behind;
        }
        return i;
    }

    private int digits(int start) {
        int i = start;
        while (text[i] >= '0' && text[i] <= '9') {
            i++;
        }
        return i;
    }

    /** The closing quote of a string, or -1. */
    private int string(int start) {
        escaped = false;
        int i = start;
        while (true) {
            long special = Words.special(Words.at(text, i));
            if (special == 0) {
                i += Long.BYTES;
                continue;
            }
            i += Long.numberOfTrailingZeros(special) >>> 3;
            byte c = text[i];
            if (c == '"' && i < end) {
                return i;
            }
            if (c == '\\') {
                i = escape(i);
                if (i < 0) {
                    return -1;
                }
            } else if (c >= 0) {
                fail(i >= end ? Problem.CUT_OFF : Problem.RAW_CONTROL, Math.min(i, end));
                return -1;
            } else {
                int length = Utf8.length(text, i, end);
                if (length == 0 && badUtf8 < 0) {
                    badUtf8 = i;
                }
                i += Math.max(1, length);
            }
        }
    }

    /** Behind an escape, or -1. */
    private int escape(int backslash) {
        escaped = true;
        return switch (text[backslash + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> backslash + 2;
            case 'u' -> unicode(backslash);
            default -> {
                fail(backslash + 1 >= end ? Problem.CUT_OFF : Problem.BAD_ESCAPE, backslash);
                yield -1;
            }
        };
    }

    private int unicode(int backslash) {
        int code = Escapes.hex4(text, backslash + 2);
        if (code < 0) {
            fail(Problem.BAD_ESCAPE, backslash);
            return -1;
        }
        if (code < ' ' && code != '\n' && code != '\r' && code != '\t' && control < 0) {
            control = backslash;
        }
        return backslash + 6;
    }

    private int blanks(int index) {
        int i = index;
        while (i < end && (text[i] == ' ' || text[i] == '\t' || text[i] == '\r')) {
            i++;
        }
        return i;
    }

    private boolean fail(Problem what, int where) {
        boolean cut = where >= end && what != Problem.MORE_BEHIND;
        problem = cut ? Problem.CUT_OFF : what;
        problemAt = Math.min(where, end);
        return false;
    }
}
