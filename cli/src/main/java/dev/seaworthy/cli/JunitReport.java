package dev.seaworthy.cli;

import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Subject;
import dev.seaworthy.verdict.Verdict;
import java.io.PrintStream;
import java.util.List;

/**
 * Results as a test report, the XML that JUnit's Ant task began: a suite a binary, a test case a target. A verdict that
 * {@code --fail-on} does not accept is a failure; {@code unknown} and {@code fails} that it does accept were skipped,
 * because "passed" would be untrue; an input that could not be read is an error.
 */
final class JunitReport {
    private static final Style PLAIN = new Style(false);

    private final PrintStream out;

    private JunitReport(PrintStream out) {
        this.out = out;
    }

    /** Prints it case by case: of thousands of binaries it has some hundred megabytes. */
    static void print(Report report, PrintStream out) {
        new JunitReport(out).write(report);
    }

    private void write(Report report) {
        long failures = failures(report.results(), report.failOn());
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"seaworthy check\"");
        number("tests", report.results().size() + report.unread().size());
        number("failures", failures);
        number("errors", report.unread().size());
        out.append(">\n");
        suites(report);
        report.unread().forEach(this::unread);
        out.append("</testsuites>\n");
    }

    private void suites(Report report) {
        for (Report.Row row : report.rows()) {
            long skipped = row.results().stream()
                    .filter(result -> isSkipped(result.verdict(), report.failOn()))
                    .count();
            suite(row.subject().shownAs(), row.results().size(), failures(row.results(), report.failOn()), 0, skipped);
            row.results().forEach(result -> testCase(report.failOn(), row.subject(), result));
            out.append("  </testsuite>\n");
        }
    }

    private void suite(String name, long tests, long failures, long errors, long skipped) {
        out.append("  <testsuite");
        attribute("name", name);
        number("tests", tests);
        number("failures", failures);
        number("errors", errors);
        number("skipped", skipped);
        out.append(">\n");
    }

    private void testCase(FailOn failOn, Subject subject, Assessment result) {
        out.append("    <testcase");
        attribute("classname", result.binary());
        attribute("name", result.target());
        String text = new TextReport(PLAIN, new EnglishWords(), false).text(List.of(subject), List.of(result));
        if (!failOn.accepts(result.verdict())) {
            out.append(">\n      <failure");
            attribute("type", Style.word(result.verdict().name()));
            attribute("message", result.answer());
            out.append('>').append(escaped(text)).append("</failure>\n    </testcase>\n");
        } else if (isSkipped(result.verdict(), failOn)) {
            out.append(">\n      <skipped");
            attribute("message", Style.word(result.verdict().name()) + ": " + result.answer());
            out.append("/>\n");
            output(text);
        } else if (result.findings().isEmpty()) {
            out.append("/>\n");
        } else {
            out.append(">\n");
            output(text);
        }
    }

    private void output(String text) {
        out.append("      <system-out>").append(escaped(text)).append("</system-out>\n    </testcase>\n");
    }

    private void unread(Report.Unread one) {
        suite(one.name(), 1, 0, 1, 0);
        out.append("    <testcase");
        attribute("classname", one.name());
        attribute("name", "can be read");
        out.append(">\n      <error type=\"unread\"");
        attribute("message", one.reason());
        out.append("/>\n    </testcase>\n  </testsuite>\n");
    }

    private static boolean isSkipped(Verdict verdict, FailOn failOn) {
        return failOn.accepts(verdict) && (verdict == Verdict.UNKNOWN || verdict == Verdict.FAILS);
    }

    private static long failures(List<Assessment> results, FailOn failOn) {
        return results.stream()
                .filter(result -> !failOn.accepts(result.verdict()))
                .count();
    }

    private void number(String name, long value) {
        out.append(' ').append(name).append("=\"").append(Long.toString(value)).append('"');
    }

    private void attribute(String name, String value) {
        out.append(' ')
                .append(name)
                .append("=\"")
                .append(escaped(Terminal.oneLine(value)))
                .append('"');
    }

    /** A text for XML 1.0, which has no way at all to write most control characters (2.2, "Characters"). */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        Terminal.printable(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isCharacter(c) ? c : '?');
            }
        });
        return escaped.toString();
    }

    private static boolean isCharacter(int c) {
        return c == '\n' || (c >= ' ' && c < 0xd800) || (c > 0xdfff && c != 0xfffe && c != 0xffff);
    }
}
