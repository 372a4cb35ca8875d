package dev.seaworthy.cli.html;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes HTML. Texts and values of attributes are always escaped: names of files, symbols and packages are chosen by
 * strangers. Only {@link #trusted} takes what is markup already. What has been written is printed piece by piece: a page of
 * thousands of binaries has some hundred megabytes.
 */
public final class Html {
    /** Elements that have no end. */
    private static final Set<String> VOID = Set.of("meta", "input", "br", "hr", "link", "wbr");

    /** So many characters may wait to be printed. */
    private static final int PIECE = 1 << 16;

    private final PrintStream printed;
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private long charactersPrinted;

    /**
     * @param printed what all is printed to once the outermost element is closed
     */
    public Html(PrintStream printed) {
        this.printed = printed;
    }

    /** Opens an element; attributes come as name and value in turn. */
    public Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        out.append('>');
        if (!VOID.contains(tag)) {
            open.push(tag);
        }
        return this;
    }

    /** Closes the element that was opened last. */
    public Html close() {
        String tag = open.pop();
        out.append("</").append(tag).append('>');
        // Lines keep the file readable; inside of inline elements a newline would be a blank.
        if (BLOCKS.contains(tag)) {
            out.append('\n');
        }
        if (open.isEmpty() || out.length() > PIECE) {
            print();
        }
        return this;
    }

    private void print() {
        printed.append(out);
        charactersPrinted += out.length();
        out.setLength(0);
    }

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "div",
            "section",
            "article",
            "table",
            "tr",
            "ul",
            "ol",
            "li",
            "dl",
            "dd",
            "details",
            "summary",
            "header",
            "footer",
            "main",
            "nav",
            "figure",
            "figcaption",
            "head",
            "title",
            "style",
            "script",
            "pre");

    /** Text. */
    public Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** An element with a text. */
    public Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** Markup that this program made itself. */
    public Html trusted(String markup) {
        out.append(markup);
        return this;
    }

    /** Characters so far. */
    public long length() {
        return charactersPrinted + out.length();
    }

    /** A text with the characters that mean something in HTML and SVG replaced. */
    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
