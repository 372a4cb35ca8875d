package dev.seaworthy.cli;

import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out the answer
 * @param err complaints and progress
 */
record Terminal(PrintStream out, PrintStream err) {
    /** One line of complaint. */
    void complain(String message) {
        err.println("seaworthy: " + printable(message).replace('\n', '?'));
    }

    /** Names and texts come from strangers' files: control characters must not reach a terminal. */
    static String printable(String text) {
        boolean clean = text.chars().noneMatch(c -> (c < ' ' && c != '\n') || c == 0x7f || (c >= 0x80 && c < 0xa0));
        if (clean) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            boolean control = (c < ' ' && c != '\n') || c == 0x7f || (c >= 0x80 && c < 0xa0);
            out.append(control ? '?' : (char) c);
        });
        return out.toString();
    }
}
