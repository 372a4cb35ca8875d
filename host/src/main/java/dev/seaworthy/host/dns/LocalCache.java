package dev.seaworthy.host.dns;

/**
 * A program that keeps answers, or passes questions on.
 *
 * @param name its package's name
 * @param state whether it runs
 * @param evidence what shows it
 */
record LocalCache(String name, State state, String evidence) {
    /** From most to least. */
    enum State {
        RUNS("runs"),
        ENABLED("starts with the host"),
        INSTALLED("is installed, and does not start by itself");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** For people. */
        String label() {
            return label;
        }
    }

    /** Whether DNS questions are sent to it; nscd is asked by glibc alone, over a socket of its own. */
    boolean speaksDns() {
        return !name.equals("nscd");
    }
}
