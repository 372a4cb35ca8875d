package dev.seaworthy.cli;

/** Whether there is somebody to look at colours and progress. */
interface Screen {
    /** Whether a file descriptor (1 output, 2 errors) is a terminal. */
    boolean isTerminal(int descriptor);

    /** Whether to use colour: as asked, otherwise on terminals, unless NO_COLOR is set or TERM is dumb. */
    default boolean colour(String when, int descriptor) {
        return switch (when) {
            case "always" -> true;
            case "never" -> false;
            default ->
                isTerminal(descriptor)
                        && System.getenv().getOrDefault("NO_COLOR", "").isEmpty()
                        && !System.getenv().getOrDefault("TERM", "").equals("dumb");
        };
    }
}
