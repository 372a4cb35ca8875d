package dev.seaworthy.cli;

import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out the answer
 * @param err complaints and progress
 * @param screen whether these are looked at
 */
record Terminal(PrintStream out, PrintStream err, Screen screen) {
    /** The streams of this process. */
    Terminal(PrintStream out, PrintStream err) {
        this(out, err, OwnScreen.INSTANCE);
    }

    /** One line of complaint. */
    void complain(String message) {
        err.println("seaworthy: " + oneLine(message));
    }

    /** One line about something that was named; what has no name is most likely a variable that was never set. */
    void complain(String name, String reason) {
        complain(shown(name) + ": " + reason);
    }

    /** A name, visible where it is empty. */
    static String shown(String name) {
        return name.isEmpty() ? "\"\"" : name;
    }

    /** Names and texts come from strangers' files: control characters must not reach a terminal. */
    static String printable(String text) {
        // Loops, since every word of a report comes through here, and streams are slow in code that is not compiled
        // yet.
        int clean = 0;
        while (clean < text.length() && !isControl(text.charAt(clean))) {
            clean++;
        }
        if (clean == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            out.append(isControl(text.charAt(i)) ? '?' : text.charAt(i));
        }
        return out.toString();
    }

    /** Likewise, for what must not begin a line of its own either. */
    static String oneLine(String text) {
        return printable(text).replace('\n', '?');
    }

    private static boolean isControl(int c) {
        boolean turnsLines = c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
        return (c < ' ' && c != '\n') || (c >= 0x7f && c < 0xa0) || turnsLines;
    }
}
