package dev.seaworthy.acceptance;

import dev.seaworthy.acceptance.Outcome.Reason;
import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.CompatibilityMode;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetReader;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Permission;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.Start;
import dev.seaworthy.verdict.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** The product as a judge: its verdict on a binary in a root, in the laboratory's words. */
final class ProductJudge implements Judge {
    private static final String LIBRARY_PATH = "LD_LIBRARY_PATH=";

    private final dev.seaworthy.verdict.Judge judge;
    private final Map<Path, TargetFacts> targets = new ConcurrentHashMap<>();
    private final Map<Path, Examination> binaries = new ConcurrentHashMap<>();

    /**
     * A judge of trials on this machine, so its architecture is known; the rest of it is left open, as for an image.
     *
     * @param compatibility whether its kernel runs 32-bit programs
     */
    ProductJudge(CompatibilityMode compatibility) {
        judge = dev.seaworthy.verdict.Judge.of(new Machine(
                Architecture.named(System.getProperty("os.arch")),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                compatibility));
    }

    @Override
    public Prediction predict(Path binary, Path root, List<String> environment) {
        if (environment.stream().anyMatch(variable -> variable.startsWith("LD_PRELOAD="))) {
            return new Prediction.CannotTell("LD_PRELOAD is not asked about");
        }
        return switch (binaries.computeIfAbsent(binary, ProductJudge::examine)) {
            case Examination.Executable(BinaryFacts facts) ->
                prediction(judge.judge(subject(binary, root, environment, facts), target(root)));
            case Examination.OtherFile(Examination.OtherFile.Kind kind, String description) ->
                otherFile(binary, kind, description);
            case Examination.Damaged damaged -> new Prediction.CannotTell(damaged.toString());
        };
    }

    /** What {@code seaworthy check} refuses with one line: it is no Linux executable, so the kernel refuses it as well. */
    private static Prediction otherFile(Path binary, Examination.OtherFile.Kind kind, String description) {
        return switch (kind) {
            case MACH_O, PE, EMPTY, TEXT, ARCHIVE, WASM, JAVA_CLASS, ELF_OBJECT, KERNEL_MODULE, CORE_DUMP ->
                Files.isExecutable(binary)
                        ? new Prediction.WillNotStart(Reason.ARCHITECTURE, "exec format error")
                        : new Prediction.WillNotStart(Reason.OTHER, "permission denied");
            case SHARED_LIBRARY, DEBUG_FILE, SCRIPT, UNKNOWN -> new Prediction.CannotTell(description);
        };
    }

    private TargetFacts target(Path root) {
        return targets.computeIfAbsent(root, ProductJudge::read);
    }

    private static TargetFacts read(Path root) {
        try {
            return TargetReader.read(root.toString(), root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Examination examine(Path binary) {
        try {
            return BinaryReader.examine(binary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Subject subject(Path binary, Path root, List<String> environment, BinaryFacts facts) {
        String name = binary.getFileName().toString();
        String path = binary.startsWith(root) ? "/" + root.relativize(binary) : "/trial/" + name;
        Optional<String> libraryPath = environment.stream()
                .filter(variable -> variable.startsWith(LIBRARY_PATH))
                .map(variable -> variable.substring(LIBRARY_PATH.length()))
                .findFirst();
        Permission permission = Files.isExecutable(binary) ? Permission.EXECUTABLE : Permission.NOT_EXECUTABLE_THERE;
        Start start = new Start(
                Optional.empty(),
                libraryPath.map(paths -> Map.of("LD_LIBRARY_PATH", paths)).orElse(Map.of()),
                Optional.empty());
        return new Subject(name, name, path, start, permission, facts);
    }

    private static Prediction prediction(Assessment assessment) {
        return switch (assessment.verdict()) {
            case RUNS, GAPS -> new Prediction.WillStart();
            case UNKNOWN ->
                new Prediction.CannotTell(assessment.findings().getFirst().message());
            case FAILS ->
                blocker(assessment.findings().stream()
                        .filter(finding -> finding.severity() == Severity.BLOCKER)
                        .findFirst()
                        .orElseThrow());
        };
    }

    private static Prediction blocker(Finding finding) {
        String error = finding.predictedError().orElse("");
        if (error.equals("Segmentation fault")) {
            return new Prediction.WillCrash();
        }
        // "exec PATH: " is what a container engine puts before the kernel's own words.
        String text = error.startsWith("exec ") ? error.substring(error.indexOf(": ") + 2) : error;
        return new Prediction.WillNotStart(reason(finding.rule(), text), text);
    }

    private static Reason reason(String rule, String error) {
        return switch (rule) {
            case "kernel/wrong-architecture" -> Reason.ARCHITECTURE;
            case "loader/interpreter-missing", "loader/interpreter-unusable", "kernel/wrong-os" ->
                error.equals("permission denied") ? Reason.OTHER : Reason.INTERPRETER;
            case "loader/library-missing", "loader/wrong-class" -> Reason.LIBRARY;
            case "loader/version-missing", "loader/packed-relocations" -> Reason.VERSION;
            case "loader/symbol-missing" -> Reason.SYMBOL;
            default -> Reason.OTHER;
        };
    }
}
