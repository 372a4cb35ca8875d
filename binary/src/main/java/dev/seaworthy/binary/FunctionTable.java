package dev.seaworthy.binary;

/** The Go runtime's table of functions (pclntab). */
public final class FunctionTable {
    private FunctionTable() {}

    /** The generations of the table's layout. */
    public enum Layout {
        GO_1_2("go1.2", "go1.15"),
        GO_1_16("go1.16", "go1.17"),
        GO_1_18("go1.18", "go1.19"),
        GO_1_20("go1.20", "go1.25"),
        /** As before, but the header no longer has the address of the code. */
        GO_1_26("go1.26", "go1.27");

        private final String oldest;
        private final String newest;

        Layout(String oldest, String newest) {
            this.oldest = oldest;
            this.newest = newest;
        }

        /** The first release that wrote it. */
        public String oldest() {
            return oldest;
        }

        /** The last release that is known to write it. */
        public String newest() {
            return newest;
        }
    }

    /**
     * The table in numbers.
     *
     * @param layout its layout
     * @param offset where it begins in the file
     * @param address where it is mapped
     * @param functions how many functions have code of their own
     */
    public record Summary(Layout layout, long offset, long address, long functions) {}
}
