package dev.seaworthy.cli;

import dev.seaworthy.cli.serve.LocalServer;
import dev.seaworthy.cli.serve.Reply;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where the command starts. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // The standard stream flushes at every line; results can be thousands of them.
        Written written = new Written(new FileOutputStream(FileDescriptor.out));
        PrintStream out = new PrintStream(new BufferedOutputStream(written, 1 << 16), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int exitCode = served(arguments, out, err).orElseGet(() -> run(arguments, out, err, Optional.of(today())));
        out.flush();
        if (written.lost().isPresent()) {
            err.println("seaworthy: standard output cannot be written: "
                    + Terminal.oneLine(written.lost().get()));
            exitCode = ExitCode.INPUT;
        }
        // An orderly exit first loads a logger, to tell it of the exit. Every verb has cleaned up after itself by now;
        // what has to be done when a signal ends it is done by hooks, for which those who set them wait.
        Runtime.getRuntime().halt(exitCode);
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
        return run(arguments, out, err, Optional.empty());
    }

    /**
     * The same on a certain day, for what is out of date by then. Without one, nothing is.
     *
     * @param today the day
     */
    static int run(String[] arguments, PrintStream out, PrintStream err, Optional<LocalDate> today) {
        return run(Arrays.asList(arguments), new Terminal(out, err), today, Kept.nothing());
    }

    /**
     * The same in a process that runs several commands.
     *
     * @param kept what they have in common
     */
    static int run(List<String> arguments, Terminal terminal, Optional<LocalDate> today, Kept kept) {
        PrintStream err = terminal.err();
        try {
            return dispatch(arguments, terminal, today, kept);
        } catch (UsageException wrong) {
            err.println("seaworthy: " + Terminal.oneLine(wrong.getMessage()));
            err.println("Try: seaworthy " + wrong.verb().map(verb -> verb + " ").orElse("") + "--help");
            return ExitCode.USAGE;
        } catch (RuntimeException bug) {
            return explain(bug, err);
        } catch (OutOfMemoryError exhausted) {
            err.println("seaworthy: out of memory: the input needs more than the "
                    + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB that Java was given (-Xmx)");
            return ExitCode.INPUT;
        } catch (StackOverflowError deep) {
            // No reader should come to that; if one does, the input is at fault, and the user is told so in one line.
            err.println("seaworthy: the input is nested too deeply");
            return ExitCode.INPUT;
        } catch (InternalError fault) {
            // How the JVM reports that a mapped page is gone, wherever that shows: compiled code tells it late.
            boolean isGonePage = String.valueOf(fault.getMessage()).contains("unsafe memory access");
            err.println("seaworthy: "
                    + (isGonePage
                            ? "an input changed while it was read"
                            : "Java cannot go on: " + Terminal.oneLine(String.valueOf(fault.getMessage()))));
            return ExitCode.INPUT;
        } catch (LinkageError missing) {
            // A class is read when it is first needed. Its file may be gone by then, or one too many be open.
            err.println("seaworthy: a part of the program cannot be loaded: "
                    + Terminal.oneLine(String.valueOf(missing.getMessage()))
                    + "; are too few open files allowed (ulimit -n), or is the installation damaged?");
            return ExitCode.INPUT;
        }
    }

    static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** What a process that serves checks answers, where the environment names one; empty when the work is to be done here. */
    private static Optional<Integer> served(String[] arguments, PrintStream out, PrintStream err) {
        String socket = System.getenv().getOrDefault(LocalServer.VARIABLE, "");
        if (socket.isEmpty() || arguments.length == 0 || !arguments[0].equals("check")) {
            return Optional.empty();
        }
        return switch (ServedCheck.ask(socket, Arrays.asList(arguments))) {
            case Reply.Done(int exit, String answer, String complaints) -> {
                out.print(answer);
                err.print(complaints);
                yield Optional.of(exit);
            }
            case Reply.Refused(String why) -> {
                if (isDebugging()) {
                    err.println("seaworthy: not served by " + Terminal.oneLine(socket + ": " + why));
                }
                yield Optional.empty();
            }
        };
    }

    private static boolean isDebugging() {
        return !System.getenv().getOrDefault("SEAWORTHY_DEBUG", "").isEmpty();
    }

    /** A fault of ours. The trace is for whoever reports it, and only on demand. */
    private static int explain(RuntimeException bug, PrintStream err) {
        err.println("seaworthy: internal error: " + Terminal.oneLine(bug.toString())
                + "; this is a bug. SEAWORTHY_DEBUG=1 shows where");
        if (isDebugging()) {
            bug.printStackTrace(err);
        }
        return ExitCode.INPUT;
    }

    private static int dispatch(List<String> arguments, Terminal terminal, Optional<LocalDate> today, Kept kept) {
        String first = arguments.isEmpty() ? "--help" : arguments.getFirst();
        List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        return switch (first) {
            case "advise" -> new AdviseCommand(terminal).run(rest);
            case "build" -> new BuildCommand(terminal).run(rest);
            case "bundle" -> new BundleCommand(terminal, today).run(rest);
            case "check" -> new CheckCommand(terminal, today, kept).run(rest);
            case "diff" -> new DiffCommand(terminal).run(rest);
            case "explain" -> new ExplainCommand(terminal, System.in).run(rest);
            case "host" -> new HostCommand(terminal, System.in, today).run(rest);
            case "image" -> new ImageCommand(terminal).run(rest);
            case "init" -> new InitCommand(terminal, System.in).run(rest);
            case "inspect" -> new InspectCommand(terminal).run(rest);
            case "logs" -> new LogsCommand(terminal, System.in).run(rest);
            case "serve" -> new ServeCommand(terminal, System.in).run(rest);
            case "targets" -> new TargetsCommand(terminal, today).run(rest);
            case "trial" -> new TrialCommand(terminal).run(rest);
            case "version", "--version", "-V" -> {
                terminal.out().println("seaworthy " + Version.text());
                yield ExitCode.OK;
            }
            case "help", "--help", "-h" -> {
                terminal.out().print(Help.text(rest.isEmpty() ? "main" : rest.getFirst()));
                yield ExitCode.OK;
            }
            default ->
                throw new UsageException("there is no command \"" + first
                        + "\"; there are advise, build, bundle, check, diff, explain, host, image, init, inspect, logs, serve,"
                        + " targets, trial, version, help");
        };
    }
}
