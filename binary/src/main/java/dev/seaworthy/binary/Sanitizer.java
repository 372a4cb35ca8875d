package dev.seaworthy.binary;

/** A runtime that was compiled in to find mistakes, for which a program pays with memory and speed. */
public enum Sanitizer {
    /** The race detector, {@code -race}. */
    RACE("-race"),
    /** The address sanitizer, {@code -asan}. */
    ADDRESS("-asan"),
    /** The memory sanitizer, {@code -msan}. */
    MEMORY("-msan");

    private final String flag;

    Sanitizer(String flag) {
        this.flag = flag;
    }

    /** The flag of {@code go build} that asks for it. */
    public String flag() {
        return flag;
    }
}
