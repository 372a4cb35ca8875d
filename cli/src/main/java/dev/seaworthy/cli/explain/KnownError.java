package dev.seaworthy.cli.explain;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One way in which an error shows itself: a line of {@code errors.tsv}.
 *
 * @param cause a rule's id; one without a page is known, but judged by no rule
 * @param certainty how sure the words make us
 * @param words what they look like
 * @param next the command to run next
 * @param sign what tells this cause from others, in English
 * @param chineseSign the same in Chinese
 */
record KnownError(String cause, Certainty certainty, Pattern words, String next, String sign, String chineseSign) {
    private static final int COLUMNS = 6;

    /** All of them, in the order of the file; read when they are asked for. */
    static List<KnownError> all() {
        return Register.ALL;
    }

    private static final class Register {
        static final List<KnownError> ALL = read();

        private Register() {}
    }

    private static List<KnownError> read() {
        String text = RulePage.resource("errors.tsv")
                .orElseThrow(() -> new IllegalStateException("the build left out errors.tsv"));
        return text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(KnownError::parse)
                .toList();
    }

    private static KnownError parse(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalStateException("errors.tsv: not " + COLUMNS + " columns: " + line);
        }
        return new KnownError(
                columns[0],
                certainty(columns[1]),
                Pattern.compile(columns[2], Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                columns[3],
                columns[4],
                columns[5]);
    }

    private static Certainty certainty(String digit) {
        return switch (digit) {
            case "3" -> Certainty.SURE;
            case "2" -> Certainty.USUAL;
            case "1" -> Certainty.POSSIBLE;
            default -> throw new IllegalStateException("errors.tsv: how sure is " + digit + "?");
        };
    }

    String sign(Language language) {
        return switch (language) {
            case ENGLISH -> sign;
            case CHINESE -> chineseSign;
        };
    }
}
