package dev.seaworthy.cli;

import dev.seaworthy.cli.serve.Conversation;
import dev.seaworthy.cli.serve.LocalServer;
import dev.seaworthy.verdict.Quoting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code seaworthy serve}: a process that stays and answers checks, for editors and for loops of commands. */
final class ServeCommand {
    private static final String VERB = "serve";

    private final Terminal terminal;
    private final InputStream in;

    ServeCommand(Terminal terminal, InputStream in) {
        this.terminal = terminal;
        this.in = in;
    }

    static Options options() {
        Options options = new Options();
        options.addOption(Option.builder().longOpt("socket").hasArg().get());
        options.addOption(Option.builder().longOpt("stdio").get());
        options.addOption(Option.builder("h").longOpt("help").get());
        return options;
    }

    int run(List<String> words) {
        Arguments arguments = Arguments.parse(VERB, options(), words);
        if (arguments.has("help")) {
            terminal.out().print(Help.text(VERB));
            return ExitCode.OK;
        }
        if (!arguments.rest().isEmpty()) {
            throw new UsageException(VERB, "takes no arguments; what to check is asked for later");
        }
        Optional<String> socket = arguments.value("socket");
        if (socket.isPresent() == arguments.has("stdio")) {
            throw new UsageException(VERB, "where are questions to come from: --socket PATH or --stdio?");
        }
        try {
            ServedWork work = new ServedWork(ServedCheck.asker());
            return socket.isPresent() ? onSocket(socket.get(), work) : onStreams(work);
        } catch (IOException notLinux) {
            terminal.complain("what process this is cannot be told: " + Complaints.reason(notLinux));
            return ExitCode.INPUT;
        }
    }

    private int onStreams(ServedWork work) {
        try {
            Conversation.hold(in, terminal.out(), work::reply);
            return ExitCode.OK;
        } catch (IOException problem) {
            terminal.complain("the standard input cannot be read: " + Complaints.reason(problem));
            return ExitCode.INPUT;
        }
    }

    private int onSocket(String name, ServedWork work) {
        try {
            Path socket = FileNames.path(name).toAbsolutePath();
            try (LocalServer server = LocalServer.at(socket)) {
                // Nothing but a signal ends it, and that is how it should end.
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    close(server);
                    Runtime.getRuntime().halt(ExitCode.OK);
                }));
                terminal.out().println("export " + LocalServer.VARIABLE + "=" + Quoting.word(socket.toString()));
                terminal.out().flush();
                server.serve(work::reply);
                return ExitCode.OK;
            }
        } catch (IOException problem) {
            terminal.complain(name, Complaints.reason(problem));
            return ExitCode.INPUT;
        }
    }

    private static void close(LocalServer server) {
        try {
            server.close();
        } catch (IOException remains) {
            // Is replaced by the next server.
        }
    }
}
