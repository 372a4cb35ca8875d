package dev.seaworthy.cli.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The page of a rule. All pages have one shape, which a test holds them to:
 *
 * <pre>
 * # group/name
 *
 * *severity*: summary.
 *
 * ## What happens
 * …
 * </pre>
 *
 * @param id the rule
 * @param severity what its findings do to a verdict, in the page's language
 * @param summary what it is about, in a few words without a full stop
 * @param text the whole page, in Markdown
 */
public record RulePage(String id, String severity, String summary, String text) {
    private static final String STAR = "*";

    /** A rule's page in a language. The build copies the pages from {@code docs}. */
    public static Optional<RulePage> find(String id, Language language) {
        // A resource's name comes from a user: only what can be a rule's id is looked for.
        if (!id.matches("[a-z]+/[a-z0-9]+(-[a-z0-9]+)*")) {
            return Optional.empty();
        }
        return resource("pages/" + language.code() + "/" + id + ".md").map(text -> parse(id, text));
    }

    static Optional<String> resource(String name) {
        try (InputStream in = RulePage.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static RulePage parse(String id, String text) {
        String head = text.lines()
                .skip(1)
                .dropWhile(String::isBlank)
                .takeWhile(line -> !line.isBlank())
                .reduce("", (all, line) -> all.isEmpty() ? line : all + " " + line);
        int end = head.indexOf(STAR, 1);
        if (!head.startsWith(STAR) || end < 0) {
            throw new IllegalStateException(id + ": the page does not begin with its severity");
        }
        String summary =
                head.substring(end + 1).replaceFirst("^[:\uff1a] *", "").replaceFirst("[.\u3002]$", "");
        return new RulePage(id, head.substring(1, end), summary, text);
    }

    /** The first paragraph of the first section: what happens, in one thought. */
    public String firstParagraph() {
        List<String> lines = text.lines()
                .dropWhile(line -> !line.startsWith("## "))
                .skip(1)
                .dropWhile(String::isBlank)
                .takeWhile(line -> !line.isBlank())
                .toList();
        return String.join(" ", lines);
    }
}
