package dev.seaworthy.cli;

import java.io.PrintStream;

/** Where the command starts. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int exitCode = run(arguments, System.out, System.err);
        System.out.flush();
        System.exit(exitCode);
    }

    /**
     * Runs one command and says how it ended; never ends the process.
     *
     * @param arguments as on the command line
     * @param out where the answer goes
     * @param err where complaints and progress go
     * @return the exit code
     */
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length == 1 && arguments[0].equals("--version")) {
            out.println("seaworthy " + Version.text());
            return 0;
        }
        err.println("usage: seaworthy --version");
        return 2;
    }
}
