package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/** What one command in this process answered. */
record Answer(int exitCode, String out, String err, Duration time) {
    /** The promise is two seconds; a machine that runs other tests at the same time may take longer. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    static Answer to(Object... arguments) {
        return to(Optional.empty(), arguments);
    }

    /** The same on a certain day. */
    static Answer to(Optional<LocalDate> today, Object... arguments) {
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        long start = System.nanoTime();
        int exitCode = Main.run(
                words,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                today);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        return new Answer(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), time);
    }

    /** Whatever the input was: no trace, no control characters, at most one line of complaint, and soon. */
    Answer isCivil(String what) {
        assertThat(exitCode).as(what + ": " + err).isIn(ExitCode.OK, ExitCode.WORSE, ExitCode.INPUT);
        assertThat(err.lines().count()).as(what + ": " + err).isLessThanOrEqualTo(1);
        assertThat(out + err).as(what).doesNotContain("Exception", "Error:", "internal error", "\tat ");
        assertThat((out + err).chars().filter(c -> c != '\n' && c != '\t' && Character.isISOControl(c)))
                .as(what)
                .isEmpty();
        assertThat(exitCode == ExitCode.INPUT).as(what + ": " + err).isEqualTo(!err.isEmpty());
        assertThat(time).as(what).isLessThan(LONGEST);
        return this;
    }

    /** The input was refused with this exit code and in these words. */
    void isRefused(int code, String why) {
        assertThat(exitCode).as(err).isEqualTo(code);
        assertThat(err).startsWith("seaworthy: ").contains(why).hasLineCount(code == ExitCode.USAGE ? 2 : 1);
        assertThat(out).isEmpty();
    }
}
