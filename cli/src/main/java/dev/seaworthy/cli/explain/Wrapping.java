package dev.seaworthy.cli.explain;

/** Breaks texts into lines of a terminal, where Chinese characters take two columns and may be broken anywhere. */
public final class Wrapping {
    /** What must not begin a line in Chinese. */
    private static final String NOT_FIRST =
            "\uff0c\u3002\u3001\uff1b\uff1a\uff1f\uff01\uff09\u300b\u300d\u300f\u201d\u2019\u2026";

    private Wrapping() {}

    /** How many columns a text takes. */
    public static int width(String text) {
        return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
    }

    /** A text padded with blanks to a number of columns. */
    public static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /** Joins two lines of a paragraph; between Chinese characters there is no blank. */
    static String join(String one, String other) {
        boolean chinese = !one.isEmpty()
                && !other.isEmpty()
                && (isWide(one.codePointBefore(one.length())) || isWide(other.codePointAt(0)));
        return one.isEmpty() ? other : one + (chinese ? "" : " ") + other;
    }

    /**
     * A paragraph in lines of at most so many columns, each after the first with an indent; words longer than that stand
     * alone.
     */
    public static String wrap(String paragraph, int columns, String indent) {
        StringBuilder out = new StringBuilder();
        StringBuilder line = new StringBuilder();
        int start = 0;
        while (start < paragraph.length()) {
            int end = endOfWord(paragraph, start);
            String word = paragraph.substring(start, end);
            if (width(line + word.stripTrailing()) > columns && !line.toString().isBlank()) {
                out.append(line.toString().stripTrailing()).append('\n');
                line.setLength(0);
                line.append(indent);
                word = word.stripLeading();
            }
            line.append(word);
            start = end;
        }
        return out.append(line.toString().stripTrailing()).toString();
    }

    /** Blanks belong to the word before them; a wide character is a word with the punctuation that follows it. */
    private static int endOfWord(String text, int start) {
        int end = text.offsetByCodePoints(start, 1);
        if (!isWide(text.codePointAt(start))) {
            while (end < text.length() && text.charAt(end) != ' ' && !isWide(text.codePointAt(end))) {
                end++;
            }
        }
        while (end < text.length() && (NOT_FIRST.indexOf(text.charAt(end)) >= 0 || text.charAt(end) == ' ')) {
            end++;
        }
        return end;
    }

    /** East Asian Wide and Fullwidth of Unicode's annex 11, as far as our texts use it. */
    private static boolean isWide(int c) {
        return (c >= 0x2e80 && c <= 0xa4cf)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff00 && c <= 0xff60)
                || (c >= 0xffe0 && c <= 0xffe6)
                || (c >= 0x20000 && c <= 0x3fffd);
    }
}
