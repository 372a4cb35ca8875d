package dev.seaworthy.cli;

import dev.seaworthy.cli.serve.Asker;
import dev.seaworthy.cli.serve.LocalClient;
import dev.seaworthy.cli.serve.Question;
import dev.seaworthy.cli.serve.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A check by a process that serves them ({@code seaworthy serve}): the same answer as here, but sooner. */
final class ServedCheck {
    private ServedCheck() {}

    /**
     * Asks.
     *
     * @return refused when it is to be done here: nobody is there, it is busy, or it might answer otherwise
     */
    static Reply ask(String socket, List<String> arguments) {
        try {
            Question question = new Question(
                    Optional.empty(), arguments, OwnScreen.INSTANCE.colour("auto", 1), Optional.of(asker()));
            return LocalClient.ask(FileNames.path(socket), question);
        } catch (IOException cannot) {
            return new Reply.Refused(Complaints.reason(cannot));
        }
    }

    /** This process, as one that asks or is asked. */
    static Asker asker() throws IOException {
        // The same version may have been built twice, and be at two places.
        String program = String.join(
                " ",
                Version.text(),
                System.getProperty("java.home", ""),
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path", ""));
        return Asker.self(program, System.getenv());
    }
}
