package dev.seaworthy.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms in which results come: the register of output formats, each of which is one file beside this one. */
enum ReportFormat {
    /** For people: {@link TextReport}. */
    TEXT(".txt"),
    /** For programs: {@link JsonReport}. */
    JSON(".json"),
    /** For code scanning: {@link SarifReport}. */
    SARIF(".sarif"),
    /** For a pull request: {@link MarkdownReport}. */
    MARKDOWN(".md"),
    /** For a test report: {@link JunitReport}. */
    JUNIT(".xml"),
    /** To send around and to print: {@link HtmlReport}. */
    HTML(".html");

    private final String ending;

    ReportFormat(String ending) {
        this.ending = ending;
    }

    /** Its name on the command line. */
    String word() {
        return Style.word(name());
    }

    /** All names, for a message. */
    static String words() {
        return Arrays.stream(values()).map(ReportFormat::word).collect(Collectors.joining(", "));
    }

    static Optional<ReportFormat> named(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    /** What the ending of a file's name promises; text when it promises nothing. */
    static ReportFormat ofFile(String file) {
        return Arrays.stream(values())
                .filter(format -> file.endsWith(format.ending))
                .findFirst()
                .orElse(TEXT);
    }

    /**
     * Prints a report; the long ones are never in memory as a whole. A format that nobody asks for is not even loaded.
     *
     * @param look colours, language and detail, for the formats that people read
     */
    void print(Report report, Look look, PrintStream out) {
        switch (this) {
            case TEXT -> {
                if (!report.results().isEmpty()) {
                    out.print(new TextReport(look.style(), look.words(), look.verbose())
                            .text(report.subjects(), report.results()));
                    out.print(NamePages.text(report, look.style()));
                }
            }
            case JSON -> JsonReport.print(report, out);
            case SARIF -> SarifReport.print(report, out);
            case MARKDOWN -> out.print(new MarkdownReport(look.words(), look.verbose()).text(report));
            case JUNIT -> JunitReport.print(report, out);
            case HTML -> HtmlReport.print(report, look.words(), out);
        }
    }

    /**
     * What people see of a report.
     *
     * @param style with or without colour
     * @param words the language
     * @param verbose whether all evidence is wanted
     */
    record Look(Style style, Words words, boolean verbose) {}
}
