package dev.seaworthy.cli.serve;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Function;

/** Questions from one stream, replies to another, one after the other. */
public final class Conversation {
    /** A command line of Linux may have 2 MiB (execve(2), MAX_ARG_STRLEN and ARG_MAX); nobody types half of that. */
    private static final int LONGEST_LINE = 1 << 20;

    private Conversation() {}

    /**
     * Answers until the questions end.
     *
     * @throws IOException when one of the streams fails
     */
    public static void hold(InputStream questions, OutputStream replies, Function<Question, Reply> work)
            throws IOException {
        InputStream in = new BufferedInputStream(questions);
        for (Optional<byte[]> line = line(in); line.isPresent(); line = line(in)) {
            if (line.get().length > LONGEST_LINE) {
                replies.write(new Reply.Refused("a question has more than " + LONGEST_LINE + " bytes")
                        .line(Optional.empty()));
                replies.flush();
                return;
            }
            replies.write(reply(line.get(), work));
            replies.flush();
        }
    }

    private static byte[] reply(byte[] line, Function<Question, Reply> work) {
        try {
            Question question = Question.of(line);
            return work.apply(question).line(question.id());
        } catch (OutOfMemoryError exhausted) {
            // The reply is gone by now; whoever asks next may have a smaller one.
            return new Reply.Refused("out of memory").line(Optional.empty());
        } catch (Question.Malformed wrong) {
            return new Reply.Refused("a question " + wrong.getMessage()).line(Optional.empty());
        }
    }

    /** The next line without its end, or more than the longest one of it; empty at the end. Blank lines are passed over. */
    private static Optional<byte[]> line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next != '\n') {
                line.write(next);
                if (line.size() > LONGEST_LINE) {
                    return Optional.of(line.toByteArray());
                }
            } else if (!isBlank(line.toByteArray())) {
                return Optional.of(line.toByteArray());
            } else {
                line.reset();
            }
        }
        return isBlank(line.toByteArray()) ? Optional.empty() : Optional.of(line.toByteArray());
    }

    private static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }
}
