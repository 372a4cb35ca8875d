package dev.seaworthy.logs;

import dev.seaworthy.logs.stream.Line;
import dev.seaworthy.logs.stream.Lines;
import dev.seaworthy.logs.stream.Unwrapper;
import dev.seaworthy.logs.stream.Wrappings;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Lints a stream of logs against the contract: one JSON object a line, with a few fields that all services share. */
public final class LogLint {
    /** Progress is told after so many lines. */
    private static final int STEP = 4096;

    private LogLint() {}

    /**
     * Reads a stream to its end, in constant memory.
     *
     * @param in the stream; it is not closed
     * @param progress told from time to time how many bytes were read
     * @throws IOException when it cannot be read
     */
    public static LogReport lint(InputStream in, LintOptions options, LongConsumer progress) throws IOException {
        Lines lines = new Lines(in);
        Judge judge = new Judge(options);
        Optional<Line> first = lines.next();
        while (first.isPresent() && first.get().isBlank()) {
            judge.blank();
            first = lines.next();
        }
        Wrapping wrapping = options.unwrap().orElse(first.map(Wrappings::of).orElse(Wrapping.NONE));
        Unwrapper unwrapper = new Unwrapper(wrapping);
        Optional<Line> next = first;
        for (long count = 1; next.isPresent(); count++) {
            if (wrapping == Wrapping.NONE) {
                judge.judge(next.get());
            } else {
                unwrapper.unwrap(next.get()).ifPresent(judge::judge);
            }
            if (count % STEP == 0) {
                progress.accept(lines.bytes());
            }
            next = lines.next();
        }
        unwrapper.rest().ifPresent(judge::judge);
        return judge.report(wrapping, unwrapper, lines.isUnended());
    }
}
