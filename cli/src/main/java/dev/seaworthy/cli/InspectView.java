package dev.seaworthy.cli;

import java.io.IOException;
import java.io.PrintStream;

/**
 * One view of a binary. A new one is a class that implements this, made anew for each command, and a line in
 * {@link InspectViews}.
 *
 * <p>Both methods are called with the file still open, once for each binary, and must not keep anything that refers to its
 * bytes. Names in a binary are chosen by strangers: text goes through {@link Terminal#printable} before it is printed,
 * {@link Json} does the like by itself.
 */
interface InspectView {
    /**
     * Prints the view for people. It begins with what it shows; the file's name and empty lines between views are the
     * command's affair.
     *
     * @param out standard output, with a large buffer
     * @throws IOException when something other than the binary, a target for instance, cannot be read; the message becomes
     *     one line of complaint
     */
    void text(Inspected binary, PrintStream out) throws IOException;

    /**
     * The same as a value for {@link Json}: maps that keep their order, lists, texts, numbers, truth values. A list may be a
     * view that makes its elements when they are asked for.
     *
     * @throws IOException as above
     */
    Object json(Inspected binary) throws IOException;
}
