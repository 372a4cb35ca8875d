package dev.seaworthy.acceptance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Prints what happens, pair by pair, as tab separated values. Runs without a build:
 * {@code java acceptance/src/test/java/dev/seaworthy/acceptance/OutcomeTable.java [BINARY-REGEX [ROOT-REGEX]]}
 */
final class OutcomeTable {
    private OutcomeTable() {}

    public static void main(String[] arguments) {
        Predicate<String> binary =
                arguments.length > 0 ? Pattern.compile(arguments[0]).asPredicate() : any -> true;
        Predicate<String> root =
                arguments.length > 1 ? Pattern.compile(arguments[1]).asPredicate() : any -> true;
        Laboratory laboratory = Laboratory.open();
        List<Laboratory.Tried> tried = laboratory.tryAll(
                laboratory.binaries().stream().filter(b -> binary.test(b.id())).toList(),
                laboratory.roots().stream().filter(r -> root.test(r.name())).toList());
        List<Laboratory.Probed> probed = laboratory.askAll(laboratory.probes().stream()
                .filter(p -> binary.test("probe/" + p.name()) && root.test(p.base()))
                .toList());
        print(new PrintStream(System.out, true, StandardCharsets.UTF_8), tried, probed);
    }

    /** Writes the table to a file, for whoever wants to look at it after a test. */
    static void write(Path file, List<Laboratory.Tried> tried, List<Laboratory.Probed> probed) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            print(out, tried, probed);
        }
    }

    private static void print(PrintStream out, List<Laboratory.Tried> tried, List<Laboratory.Probed> probed) {
        out.println("binary\troot\toutcome\treason\ttext");
        tried.forEach(one -> printLine(out, one.binary().id(), one.root().name(), one.outcome()));
        probed.forEach(
                one -> printLine(out, "probe/" + one.probe().name(), one.probe().base(), one.outcome()));
    }

    private static void printLine(PrintStream out, String binary, String root, Outcome outcome) {
        String columns = switch (outcome) {
            case Outcome.Starts starts -> "starts\t" + starts.ending();
            case Outcome.DoesNotStart fails ->
                "does not start\t" + fails.reason().name().toLowerCase(Locale.ROOT);
        };
        String text = outcome.text().replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
        out.println(String.join("\t", binary, root, columns, text));
    }
}
