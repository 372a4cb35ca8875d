package dev.seaworthy.logs.stream;

import dev.seaworthy.logs.Wrapping;

/** Tells what is wrapped around lines. */
public final class Wrappings {
    private Wrappings() {}

    /** What a line looks like. */
    public static Wrapping of(Line line) {
        if (line.startsWith("{\"log\":\"") && line.head(line.to() - line.from()).contains("\"stream\":\"std")) {
            return Wrapping.DOCKER;
        }
        if (CriPrefix.length(line) > 0) {
            return Wrapping.CRI;
        }
        boolean exported = line.at(0) == '{' && line.head(Lines.LONGEST).contains("\"__REALTIME_TIMESTAMP\"");
        return exported || SyslogPrefix.length(line) > 0 ? Wrapping.JOURNAL : Wrapping.NONE;
    }
}
