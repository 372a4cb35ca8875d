package dev.seaworthy.logs.go;

import dev.seaworthy.logs.stream.Line;

/**
 * Recognises what the runtime of Go prints when a program dies or is asked for its goroutines ({@code runtime/panic.go},
 * {@code runtime/traceback.go}): many lines, one event.
 */
public final class Traces {
    /** A message of a panic may have line feeds in it; more lines than these are something else. */
    private static final int LONGEST_MESSAGE = 64;

    private static final String[] BEGINNINGS = {
        "panic: ", "fatal error: ", "goroutine ", "SIGQUIT: ", "SIGABRT: ", "unexpected fault address ", "runtime: "
    };

    private boolean inside;
    private boolean atGoroutines;
    private int messageLines;
    private long events;
    private long panics;
    private long fatalErrors;
    private long lines;

    /** What a line is. */
    public enum Step {
        /** Not of a stack trace. */
        OTHER,
        /** The first of one. */
        FIRST,
        /** A further line of one. */
        FURTHER
    }

    /** How many stack traces there were. */
    public long events() {
        return events;
    }

    /** How many of them say {@code panic:}. */
    public long panics() {
        return panics;
    }

    /** How many of them say {@code fatal error:}, which no program can recover from. */
    public long fatalErrors() {
        return fatalErrors;
    }

    /** How many lines they have. */
    public long lines() {
        return lines;
    }

    /** A line that is no stack trace for certain, such as JSON: whatever was going on is over. */
    public void end() {
        inside = false;
    }

    /** What a line is that is no JSON. */
    public Step see(Line line) {
        if (begins(line) && !goesOn(line)) {
            inside = true;
            atGoroutines = line.startsWith("goroutine ");
            messageLines = 0;
            events++;
            if (line.startsWith("panic: ")) {
                panics++;
            } else if (line.startsWith("fatal error: ")) {
                fatalErrors++;
            }
            lines++;
            return Step.FIRST;
        }
        if (!inside) {
            return Step.OTHER;
        }
        boolean further = atGoroutines ? isFrame(line) : ++messageLines <= LONGEST_MESSAGE;
        if (!further) {
            inside = false;
            return Step.OTHER;
        }
        if (isGoroutine(line) || line.startsWith("runtime stack:")) {
            atGoroutines = true;
        }
        lines++;
        return Step.FURTHER;
    }

    private static boolean begins(Line line) {
        for (String beginning : BEGINNINGS) {
            if (line.startsWith(beginning)) {
                return !beginning.equals("goroutine ") || isGoroutine(line);
            }
        }
        return false;
    }

    /** Whether a line that could begin a trace belongs to the one that goes on: a goroutine, or the message's next line. */
    private boolean goesOn(Line line) {
        return inside && (isGoroutine(line) || !atGoroutines);
    }

    /** {@code goroutine 7 [running]:}, also {@code goroutine 0 gp=0x… m=0 mp=0x… [idle]:}. */
    private static boolean isGoroutine(Line line) {
        int digit = line.at("goroutine ".length());
        return line.startsWith("goroutine ")
                && digit >= '0'
                && digit <= '9'
                && line.at(line.to() - line.from() - 1) == ':';
    }

    private static boolean isFrame(Line line) {
        int last = line.at(line.to() - line.from() - 1);
        boolean known = line.isBlank()
                || line.at(0) == '\t'
                || line.startsWith("created by ")
                || line.startsWith("[signal ")
                || line.startsWith("exit status ")
                || line.startsWith("...")
                || line.startsWith("runtime stack:")
                || isGoroutine(line);
        return known || isRegister(line) || (last == ')' && !hasBlankBeforeParenthesis(line));
    }

    /** {@code main.(*T).f(0x1, {0x2, 0x3})}: no blank before the arguments. */
    private static boolean hasBlankBeforeParenthesis(Line line) {
        int length = line.to() - line.from();
        for (int i = 0; i < length; i++) {
            int c = line.at(i);
            if (c == '(') {
                return i == 0;
            }
            if (c <= ' ') {
                return true;
            }
        }
        return true;
    }

    /** {@code rax    0x0}: what the processor held. */
    private static boolean isRegister(Line line) {
        int i = 0;
        while (i < 8 && line.at(i) > ' ') {
            i++;
        }
        int blank = i;
        while (line.at(i) == ' ') {
            i++;
        }
        return blank > 0 && i > blank && line.hasAt(i, "0x");
    }
}
