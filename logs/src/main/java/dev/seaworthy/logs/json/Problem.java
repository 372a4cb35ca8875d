package dev.seaworthy.logs.json;

/** Why a line is not JSON. */
public enum Problem {
    NONE(""),
    CUT_OFF("the line ends in the middle of a value"),
    NO_VALUE("no JSON value begins here"),
    NO_KEY("a key in double quotes is missing here"),
    NO_COLON("a colon is missing here"),
    NO_COMMA("a comma or a closing bracket is missing here"),
    BAD_NUMBER("not a number as JSON writes it"),
    BAD_ESCAPE("no escape of JSON"),
    RAW_CONTROL("a control character inside a string, which must be escaped"),
    TOO_DEEP("more than 1,000 brackets are open"),
    MORE_BEHIND("something follows the value; each value has a line of its own");

    private final String sentence;

    Problem(String sentence) {
        this.sentence = sentence;
    }

    /** In words, without a full stop. */
    public String sentence() {
        return sentence;
    }
}
