package dev.seaworthy.cli;

import dev.seaworthy.aot.Elsewhere;
import dev.seaworthy.aot.Machine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where the native program starts: {@code seaworthy check}, as far as it needs no JVM. It has an answer whole before it
 * writes any of it, and whatever is unusual is left to the JVM: every complaint, fault and wrong use.
 */
public final class PlainCheck {
    private PlainCheck() {}

    public static void main(String[] arguments) {
        List<String> words = Arrays.asList(arguments).subList(1, arguments.length);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(answer, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(complaints, false, StandardCharsets.UTF_8);
        Optional<Integer> exitCode = Optional.empty();
        try {
            exitCode = Optional.of(
                    new CheckCommand(new Terminal(out, err), Optional.of(Main.today()), Kept.nothing()).run(words));
        } catch (RuntimeException | Error problem) {
            Elsewhere.go(problem.toString());
        }
        out.flush();
        err.flush();
        if (complaints.size() > 0) {
            Elsewhere.go("there is something to complain of");
        }
        Machine.finish(answer.toByteArray(), exitCode.orElseThrow());
    }
}
