package dev.seaworthy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether there is somebody to look at colours and progress. */
interface Screen {
    /** That of this process. */
    Screen OWN = new OfThisProcess();

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

    /** A class, not a lambda: every start needs it, and this one can be in the archive of classes. */
    record OfThisProcess() implements Screen {
        @Override
        public boolean isTerminal(int descriptor) {
            // The JDK's Console only tells of both streams together, and loads a lot for it.
            try {
                Path device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
                return device.startsWith("/dev/pts") || device.toString().startsWith("/dev/tty");
            } catch (IOException notLinux) {
                return false;
            }
        }
    }
}
