package dev.seaworthy.cli.explain;

import java.util.regex.Pattern;

/**
 * A text as somebody pasted it, made comparable: one line, without colours, with straight quotes. Logs escape what they
 * quote, and browsers escape what they copy.
 */
final class ErrorText {
    /** More than this is a whole log; the first error is what matters. */
    static final int LONGEST = 64 << 10;

    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");
    private static final Pattern ESCAPED_LINE_END = Pattern.compile("\\\\[nrt]");
    /** Control characters and blanks of all kinds, line ends among them. */
    private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\s\u00a0\u200b]+");

    private ErrorText() {}

    static String oneLine(String pasted) {
        String text = pasted.length() > LONGEST ? pasted.substring(0, LONGEST) : pasted;
        text = COLOURS.matcher(text).replaceAll("");
        text = ESCAPED_LINE_END.matcher(text).replaceAll(" ");
        text = text.replace("\\\"", "\"")
                .replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("\\u0026", "&")
                .replace("\\u003c", "<")
                .replace("\\u003e", ">")
                .replace('\u2018', '\'')
                .replace('\u2019', '\'')
                .replace('\u201c', '"')
                .replace('\u201d', '"');
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }
}
