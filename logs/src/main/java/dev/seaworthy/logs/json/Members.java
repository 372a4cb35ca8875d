package dev.seaworthy.logs.json;

/** Who is told of members and values while a line is scanned. */
public interface Members {
    /** The field of the value that is the whole line. */
    int ROOT = 0;

    /**
     * A member begins.
     *
     * @param owner the field whose value is the object that it is in
     * @param object a number that no other object of the stream has
     * @param from where the key begins, behind its quote
     * @param to where it ends
     * @param escaped whether the key has escapes in it
     * @return the number of its field
     */
    int member(int owner, long object, int from, int to, boolean escaped);

    /**
     * A value. Of an object or array it is told when it begins.
     *
     * @param element whether it is an element of an array, whose field it shares
     * @param from where it begins, behind the quote of a string
     * @param to where it ends; of an object or array, one byte behind its bracket
     * @param escaped whether a string has escapes in it
     */
    void value(int field, Kind kind, boolean element, int from, int to, boolean escaped);
}
