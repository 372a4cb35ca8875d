package dev.seaworthy.cli;

import dev.seaworthy.cli.serve.Asker;
import dev.seaworthy.cli.serve.Question;
import dev.seaworthy.cli.serve.Reply;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Runs the checks that somebody asks for, one after the other; targets and binaries that did not change are kept. */
final class ServedWork {
    private static final String SERVED = "check";
    /** Of a report: the JSON of some eighty binaries. It is held several times over until it is sent. */
    private static final int MOST_BYTES = 4 << 20;
    /** Whoever can do the work itself need not wait for others longer than that would take. */
    private static final long PATIENCE_MILLIS = 500;

    private final Asker self;
    private final Kept kept = Kept.all();
    private final ReentrantLock turn = new ReentrantLock(true);

    /** @param self this process */
    ServedWork(Asker self) {
        this.self = self;
    }

    Reply reply(Question question) {
        Optional<String> refusal = refusal(question);
        if (refusal.isPresent()) {
            return new Reply.Refused(refusal.get());
        }
        if (!hasTurn(question)) {
            return new Reply.Refused("busy with another check");
        }
        try {
            return run(question);
        } finally {
            turn.unlock();
        }
    }

    private Optional<String> refusal(Question question) {
        if (!question.arguments().getFirst().equals(SERVED)) {
            return Optional.of("only \"" + SERVED + "\" is served, not \""
                    + question.arguments().getFirst() + "\"");
        }
        Optional<String> difference = question.asker().flatMap(self::difference);
        if (difference.isPresent()) {
            return Optional.of("whoever asks has another " + difference.get());
        }
        try {
            List<String> words = question.arguments();
            Arguments arguments = Arguments.parse(SERVED, CheckCommand.options(), words.subList(1, words.size()));
            if (arguments.has("watch")) {
                return Optional.of("--watch never ends; ask again instead");
            }
            boolean isAboutItself = words.stream().anyMatch(ServedWork::isOfOneProcess);
            if (question.asker().isPresent() && (arguments.has("output") || isAboutItself)) {
                // Such a file would be another one, or have another mask and owner.
                return Optional.of("depends on the process that asks");
            }
            return Optional.empty();
        } catch (UsageException wrong) {
            return Optional.empty(); // The check says what is wrong.
        }
    }

    /** Whether a word may name something that is another thing in another process. */
    private static boolean isOfOneProcess(String word) {
        return word.contains("/dev/") || word.contains("/proc/");
    }

    private boolean hasTurn(Question question) {
        if (question.asker().isEmpty()) {
            turn.lock();
            return true;
        }
        try {
            return turn.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Reply run(Question question) {
        Captured out = new Captured();
        Captured err = new Captured();
        int exit;
        try (PrintStream toOut = new PrintStream(out, false, StandardCharsets.UTF_8);
                PrintStream toErr = new PrintStream(err, false, StandardCharsets.UTF_8)) {
            Terminal terminal = new Terminal(toOut, toErr, new Elsewhere(question.colour()));
            exit = Main.run(question.arguments(), terminal, Optional.of(Main.today()), kept);
        }
        return out.isFull() || err.isFull()
                ? new Reply.Refused(
                        "the report has more than " + (MOST_BYTES >> 20) + " MiB; --output FILE writes it to a file")
                : new Reply.Done(exit, out.text(), err.text());
    }

    /** The screen of whoever asks: there may be colours, but nothing can be drawn while it waits. */
    private record Elsewhere(boolean colours) implements Screen {
        @Override
        public boolean isTerminal(int descriptor) {
            return false;
        }

        @Override
        public boolean colour(String when, int descriptor) {
            return when.equals("always") || (when.equals("auto") && colours);
        }
    }

    /** Text that is kept as long as it is no more than a reply may have. */
    private static final class Captured extends OutputStream {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private boolean full;

        @Override
        public void write(int next) {
            write(new byte[] {(byte) next}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            full |= length > MOST_BYTES - content.size();
            if (!full) {
                content.write(bytes, from, length);
            }
        }

        boolean isFull() {
            return full;
        }

        String text() {
            return content.toString(StandardCharsets.UTF_8);
        }
    }
}
