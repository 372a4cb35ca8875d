package dev.seaworthy.verdict;

/** Makes words safe to paste into a shell: names come from strangers. */
public final class Quoting {
    private Quoting() {}

    /** A word as it is when that is safe, otherwise in single quotes. */
    public static String word(String text) {
        boolean safe = !text.isEmpty()
                && !text.startsWith("-")
                && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "@%+=:,./-_".indexOf(c) >= 0);
        return safe ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
