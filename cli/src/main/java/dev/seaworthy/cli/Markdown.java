package dev.seaworthy.cli;

/** Writes strangers' texts into GitHub's Markdown so that they stay texts: no markup, no links, no mentions. */
final class Markdown {
    /** What begins markup in the middle of a line. */
    private static final String MARKUP = "\\`*_{}[]<>&|~$!";
    /** Splits what GitHub would turn into a link to a user, an issue or a page, and is not seen. */
    private static final String NOTHING = "<!-- -->";

    private Markdown() {}

    /** A text in a sentence or a table cell. */
    static String text(String text) {
        String line = Terminal.oneLine(text);
        StringBuilder out = new StringBuilder(line.length() + 16);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '<' || c == '>' || c == '&') {
                out.append(entity(c));
            } else if (MARKUP.indexOf(c) >= 0) {
                out.append('\\').append(c);
            } else if (c == '@' || c == '#') {
                out.append(c).append(NOTHING);
            } else if ((c == ':' && line.startsWith("://", i))
                    || (c == '.' && line.regionMatches(true, i - 3, "www.", 0, 4))) {
                out.append(NOTHING).append(c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** A text as code, in a sentence. */
    static String code(String text) {
        String line = Terminal.oneLine(text);
        if (line.isBlank()) {
            return "";
        }
        String fence = "`".repeat(longestRun(line) + 1);
        String space = line.startsWith("`") || line.endsWith("`") || line.startsWith(" ") ? " " : "";
        return fence + space + line + space + fence;
    }

    /** A text as code, in a cell of a table, where a bar ends the cell even inside code. */
    static String codeCell(String text) {
        // A blank keeps a backslash of the text's own from escaping ours.
        return code(text.replace("\\|", "\\ |")).replace("|", "\\|");
    }

    /** A text as code, inside HTML. */
    static String codeHtml(String text) {
        StringBuilder out = new StringBuilder("<code>");
        for (char c : Terminal.oneLine(text).toCharArray()) {
            out.append(c == '<' || c == '>' || c == '&' ? entity(c) : String.valueOf(c));
        }
        return out.append("</code>").toString();
    }

    /** A block of code with an empty line behind it. */
    static String block(String language, String text) {
        String content = Terminal.printable(text);
        String fence = "`".repeat(Math.max(3, longestRun(content) + 1));
        return fence + language + "\n" + content + (content.endsWith("\n") ? "" : "\n") + fence + "\n\n";
    }

    private static String entity(char c) {
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> "&amp;";
        };
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
