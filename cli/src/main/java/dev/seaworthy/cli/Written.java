package dev.seaworthy.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * A stream that remembers why it could not be written: {@link java.io.PrintStream} only says that something went wrong. A
 * reader that has seen enough, such as {@code head}, is nothing wrong.
 */
final class Written extends FilterOutputStream {
    private Optional<String> lost = Optional.empty();

    Written(OutputStream out) {
        super(out);
    }

    /** Why something was lost, if it was. */
    Optional<String> lost() {
        return lost;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException problem) {
            String reason = Complaints.reason(problem);
            if (lost.isEmpty() && !reason.equals("Broken pipe")) {
                lost = Optional.of(reason);
            }
            throw problem;
        }
    }
}
