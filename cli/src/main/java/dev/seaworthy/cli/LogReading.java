package dev.seaworthy.cli;

import dev.seaworthy.image.Compressed;
import dev.seaworthy.logs.LintOptions;
import dev.seaworthy.logs.LogLint;
import dev.seaworthy.logs.LogReport;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What was read of a log, and why no more.
 *
 * @param report about all that could be read
 * @param problem why the rest could not
 */
record LogReading(LogReport report, Optional<IOException> problem) {
    /**
     * Reads a file, which may be compressed.
     *
     * @throws IOException when it cannot be opened
     */
    static LogReading of(Terminal terminal, Path file, LintOptions options) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("is a directory; name a file in it");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return of(terminal, stream, String.valueOf(file.getFileName()), Files.size(file), options);
        }
    }

    /**
     * Reads a stream to its end, which may be compressed.
     *
     * @param name what the progress is told of; empty for the standard input
     * @param size how many bytes there will be, 0 when nobody knows
     * @throws IOException when nothing of it can be read
     */
    static LogReading of(Terminal terminal, InputStream stream, String name, long size, LintOptions options)
            throws IOException {
        try (ReadingProgress progress =
                new ReadingProgress(terminal.err(), terminal.screen().isTerminal(2), name, size)) {
            Counted counted = new Counted(stream, progress);
            UpToTheFault whole = new UpToTheFault(Compressed.open(counted));
            LogReport report = LogLint.lint(whole, options, _ -> progress.show());
            return new LogReading(report, whole.problem());
        }
    }

    /** Counts what was read of the file itself, which a compressed one is told the progress by. */
    private static final class Counted extends FilterInputStream {
        private final ReadingProgress progress;

        private Counted(InputStream in, ReadingProgress progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            progress.add(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            progress.add(Math.max(0, count));
            return count;
        }
    }

    /** Ends where the stream cannot be read any further, and remembers why: what came before is still worth a report. */
    private static final class UpToTheFault extends FilterInputStream {
        private Optional<IOException> problem = Optional.empty();

        private UpToTheFault(InputStream in) {
            super(in);
        }

        private Optional<IOException> problem() {
            return problem;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException fault) {
                problem = Optional.of(fault);
                return -1;
            }
        }
    }
}
