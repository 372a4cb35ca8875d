package dev.seaworthy.cli;

import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.Verdict;

/** Colours and signs; without colour the signs alone carry the meaning. */
record Style(boolean colour) {
    String sign(Verdict verdict) {
        return switch (verdict) {
            case RUNS -> green("✓");
            case GAPS -> yellow("!");
            case UNKNOWN -> yellow("?");
            case FAILS -> red("✗");
        };
    }

    /** A word in the colour of a verdict. */
    String like(Verdict verdict, String word) {
        return switch (verdict) {
            case RUNS -> green(word);
            case GAPS, UNKNOWN -> yellow(word);
            case FAILS -> red(word);
        };
    }

    /** A word in the colour of a severity. */
    String like(Severity severity, String word) {
        return switch (severity) {
            case BLOCKER -> red(word);
            case UNDECIDED, GAP -> yellow(word);
            case NOTE -> dim(word);
        };
    }

    static String word(String constant) {
        return constant.toLowerCase(java.util.Locale.ROOT);
    }

    String bold(String text) {
        return paint("1", text);
    }

    String dim(String text) {
        return paint("2", text);
    }

    String green(String text) {
        return paint("32", text);
    }

    String yellow(String text) {
        return paint("33", text);
    }

    String red(String text) {
        return paint("31", text);
    }

    private String paint(String code, String text) {
        return colour ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
