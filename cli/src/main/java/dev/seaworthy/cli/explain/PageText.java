package dev.seaworthy.cli.explain;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page as a terminal shows it: headings in bold, paragraphs in lines of its width, code as it is. */
public final class PageText {
    private static final int COLUMNS = 80;
    private static final String FENCE = "```";
    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(([^)]+)\\)");
    private static final Pattern EMPHASIS = Pattern.compile("(?<![*\\w])\\*([^*\\n]+)\\*(?![*\\w])");

    private final UnaryOperator<String> bold;
    private final StringBuilder out = new StringBuilder();
    private String paragraph = "";

    private PageText(UnaryOperator<String> bold) {
        this.bold = bold;
    }

    /**
     * The text of a page.
     *
     * @param bold makes a heading bold, or leaves it as it is where there are no colours
     */
    public static String of(RulePage page, UnaryOperator<String> bold) {
        PageText text = new PageText(bold);
        text.read(page.text());
        return text.out.toString();
    }

    private void read(String markdown) {
        boolean code = false;
        for (String line : markdown.lines().toList()) {
            if (line.startsWith(FENCE)) {
                endParagraph();
                code = !code;
            } else if (code) {
                out.append(line.isEmpty() ? "" : "    " + line).append('\n');
            } else if (line.startsWith("#")) {
                endParagraph();
                out.append(bold.apply(line.replaceFirst("^#+ ", ""))).append('\n');
            } else if (line.isBlank()) {
                endParagraph();
                out.append('\n');
            } else if (line.startsWith("- ") || line.startsWith("|")) {
                endParagraph();
                paragraph = line;
            } else {
                paragraph = Wrapping.join(paragraph, line.strip());
            }
        }
        endParagraph();
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            String indent = paragraph.startsWith("- ") ? "  " : "";
            out.append(Wrapping.wrap(plain(paragraph), COLUMNS, indent)).append('\n');
            paragraph = "";
        }
    }

    /** Links show where they lead; those to other pages are what "explain" takes. */
    private static String plain(String text) {
        String linked = LINK.matcher(text)
                .replaceAll(link -> Matcher.quoteReplacement(
                        link.group(2).startsWith("http") ? link.group(1) + " (" + link.group(2) + ")" : link.group(1)));
        return EMPHASIS.matcher(linked).replaceAll("$1");
    }
}
