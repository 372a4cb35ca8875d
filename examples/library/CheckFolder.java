import dev.seaworthy.target.catalogue.Catalogue;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Checked;
import dev.seaworthy.verdict.Checker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Seaworthy as a library: says of every file of a folder on which targets it does not start. In a checkout:
 *
 * <pre>
 * ./seaworthy --version
 * java -cp "cli/build/launch/app/*" examples/library/CheckFolder.java FOLDER
 * </pre>
 */
public class CheckFolder {
    private static final List<String> TARGETS = List.of("debian:12", "alpine:3.20", "distroless/static-debian12");

    public static void main(String[] arguments) throws IOException {
        // Targets are loaded once; a checker may be used by several threads.
        Checker checker = Checker.onCatalogue(Catalogue.load(), TARGETS);
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                print(file, checker.check(file));
            }
        }
    }

    private static void print(Path file, Checked checked) {
        switch (checked) {
            case Checked.Judged judged -> {
                for (Assessment assessment : judged.assessments()) {
                    System.out.println(file + " on " + assessment.target() + ": " + assessment.verdict());
                    assessment.findings().forEach(finding -> System.out.println("    " + finding.rule()));
                }
            }
            case Checked.NotExecutable other -> System.out.println(file + ": " + other.file().description());
            case Checked.Damaged damaged -> System.out.println(file + ": damaged: " + damaged.damage().what());
        }
    }
}
