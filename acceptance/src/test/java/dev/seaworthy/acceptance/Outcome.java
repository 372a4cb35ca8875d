package dev.seaworthy.acceptance;

/** What became of a binary in a root, as far as its loader is concerned. */
sealed interface Outcome {
    /** What was printed, or how it ended if it printed nothing. */
    String text();

    /**
     * The program's own code began to run. What it did then is not the loader's business, but a crash is worth knowing.
     *
     * @param ending {@code exit N}, {@code signal N}, or {@code running} if it was still at it when the trial was over
     */
    record Starts(String ending, String text) implements Outcome {}

    /** Nothing of the program itself ever ran. */
    record DoesNotStart(Reason reason, String text) implements Outcome {}

    /** What was in the way. */
    enum Reason {
        /** The interpreter of the binary (or script) is missing or no program. */
        INTERPRETER,
        /** A library is missing, or is there but none that this program could load. */
        LIBRARY,
        /** A library lacks a symbol version. */
        VERSION,
        /** A symbol is nowhere. */
        SYMBOL,
        /** Another processor's, another system's, or no program at all: exec format error. */
        ARCHITECTURE,
        /** Permissions, thread-local storage, relocation types, crashes of the loader; the text says what. */
        OTHER
    }
}
