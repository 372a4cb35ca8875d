package dev.seaworthy.logs.json;

/** What a value is. */
public enum Kind {
    STRING("string"),
    NUMBER("number"),
    BOOLEAN("boolean"),
    NULL("null"),
    OBJECT("object"),
    ARRAY("array");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** Its name in JSON's own terms. */
    public String word() {
        return word;
    }
}
