package example;

import dev.seaworthy.target.catalogue.Catalogue;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Checked;
import dev.seaworthy.verdict.Checker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Judges a file on targets of the catalogue: {@code FILE TARGET...}. */
public final class Example {
    private Example() {}

    public static void main(String[] arguments) throws IOException {
        List<String> targets = Arrays.asList(arguments).subList(1, arguments.length);
        Checker checker = Checker.onCatalogue(Catalogue.load(), targets);
        switch (checker.check(Path.of(arguments[0]))) {
            case Checked.Judged judged -> judged.assessments().forEach(Example::print);
            case Checked.NotExecutable other -> System.out.println("not an executable: " + other);
            case Checked.Damaged damaged -> System.out.println("damaged: " + damaged);
        }
    }

    private static void print(Assessment assessment) {
        System.out.println(assessment.target() + ": " + assessment.verdict());
        assessment.findings().forEach(finding -> System.out.println("  " + finding.rule() + " " + finding.message()));
    }
}
