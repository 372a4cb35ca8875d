package dev.seaworthy.logs.go;

import dev.seaworthy.logs.stream.Line;

/** What lines of text look like that are no JSON. */
public enum Shape {
    LOGFMT("log/slog's TextHandler or another logfmt"),
    LOGRUS_TEXT("logrus's text formatter"),
    STANDARD_LOG("the standard library's log"),
    KLOG("klog or glog"),
    CONSOLE("a logger's console form, made for people"),
    JSON_PIECE("JSON over several lines"),
    TEXT("plain text");

    private static final int HEAD = 200;

    private final String words;

    Shape(String words) {
        this.words = words;
    }

    /** Who writes so. */
    public String words() {
        return words;
    }

    /** What a line looks like. */
    public static Shape of(Line line) {
        int first = line.at(0);
        if (first == '\033') {
            return CONSOLE;
        }
        if (line.startsWith("time=")) {
            return line.hasAt(5, "\"") ? LOGRUS_TEXT : LOGFMT;
        }
        if (line.startsWith("level=") || line.startsWith("ts=")) {
            return LOGFMT;
        }
        if (line.at(4) == '/' && line.at(7) == '/' && line.at(10) == ' ' && line.at(13) == ':') {
            return STANDARD_LOG;
        }
        if ("IWEF".indexOf(first) >= 0
                && isDigit(line.at(1))
                && isDigit(line.at(4))
                && line.at(5) == ' '
                && line.at(8) == ':') {
            return KLOG;
        }
        if (line.at(4) == '-'
                && line.at(7) == '-'
                && line.at(10) == 'T'
                && line.head(HEAD).indexOf('\t') > 0) {
            return CONSOLE;
        }
        boolean isMember = first == ' ' && line.head(HEAD).stripLeading().startsWith("\"");
        boolean isBracket = line.to() - line.from() <= 2 && (first == '{' || first == '}' || first == ']');
        return isMember || isBracket ? JSON_PIECE : TEXT;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
