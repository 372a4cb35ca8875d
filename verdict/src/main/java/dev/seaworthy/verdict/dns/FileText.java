package dev.seaworthy.verdict.dns;

/** A text file of a target, as far as it is known. */
public sealed interface FileText {
    /** More than this of a file is not looked at: Go stops at a line of 64 KiB, and real files have some hundred bytes. */
    int LARGEST = 1 << 16;

    /**
     * Its text.
     *
     * @param text what stands in it, cut at {@link #LARGEST} characters
     */
    record Known(String text) implements FileText {
        public Known {
            text = text.length() > LARGEST ? text.substring(0, LARGEST) : text;
        }
    }

    /** There is no such file. */
    record Absent() implements FileText {}

    /**
     * It cannot be told.
     *
     * @param why the reason, as the end of a sentence: "the container engine writes it"
     */
    record Unknown(String why) implements FileText {}
}
