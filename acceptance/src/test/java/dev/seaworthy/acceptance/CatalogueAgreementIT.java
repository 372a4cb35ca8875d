package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetReader;
import dev.seaworthy.target.catalogue.Capture;
import dev.seaworthy.target.catalogue.Catalogue;
import dev.seaworthy.target.catalogue.TargetFile;
import dev.seaworthy.target.loader.LoadProblem;
import dev.seaworthy.target.loader.LoadedObject;
import dev.seaworthy.target.loader.Loading;
import dev.seaworthy.target.loader.Program;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Permission;
import dev.seaworthy.verdict.Start;
import dev.seaworthy.verdict.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Judging on a target file is as good as judging on the root: a fresh capture gives the very same answers, and the
 * built-in entry, captured from another point release, the same verdicts.
 */
@Together
class CatalogueAgreementIT {
    private static final Laboratory LABORATORY = Laboratory.open();
    private static final dev.seaworthy.verdict.Judge JUDGE = dev.seaworthy.verdict.Judge.of(Machine.UNKNOWN);

    /** Roots of the laboratory, and the entry of the same release. */
    private static final Map<String, String> ENTRIES =
            Map.of("bullseye", "debian:11", "bookworm", "debian:12", "trixie", "debian:13");

    @Test
    void aCaptureAnswersLikeItsRoot() throws IOException {
        List<String> differences = new ArrayList<>();
        int pairs = 0;
        List<Subject> subjects = subjects();
        for (Root root : LABORATORY.roots()) {
            TargetFacts read = TargetReader.read(root.name(), root.directory());
            TargetFacts captured = captured(read);
            for (Subject subject : subjects) {
                pairs++;
                String expected = answer(subject, read);
                String found = answer(subject, captured);
                if (!found.equals(expected)) {
                    differences.add(
                            subject.shownAs() + " on " + root.name() + ": " + found + " but the root says " + expected);
                }
            }
        }
        System.out.println("captured: " + pairs + " pairs, " + differences.size() + " differences");

        assertThat(differences).isEmpty();
        assertThat(pairs).isGreaterThan(4000);
    }

    @Test
    void theCatalogueGivesTheVerdictOfTheRoot() throws IOException {
        Catalogue catalogue = Catalogue.load();
        List<String> differences = new ArrayList<>();
        int pairs = 0;
        List<Subject> subjects = subjects();
        for (Root root : LABORATORY.roots()) {
            Optional<String> entry = Optional.ofNullable(ENTRIES.get(root.name()));
            if (entry.isEmpty()) {
                continue;
            }
            TargetFacts read = TargetReader.read(root.name(), root.directory());
            for (Subject subject : subjects) {
                if (!(catalogue.find(entry.get(), read.architecture())
                        instanceof Catalogue.Answer.Found(TargetFacts listed))) {
                    throw new AssertionError("no " + entry.get());
                }
                pairs++;
                Assessment expected = JUDGE.judge(subject, read);
                Assessment found = JUDGE.judge(subject, listed);
                boolean same = found.verdict() == expected.verdict()
                        && problems(subject, listed).equals(problems(subject, read));
                if (!same) {
                    differences.add(subject.shownAs() + " on " + entry.get() + ": " + found.verdict()
                            + problems(subject, listed) + " but the root says " + expected.verdict()
                            + problems(subject, read));
                }
            }
        }
        System.out.println("catalogue: " + pairs + " pairs, " + differences.size() + " differences");

        assertThat(differences).isEmpty();
        assertThat(pairs).isGreaterThan(800);
    }

    /** What a service asks for while it runs: a capture says what the root says, or that it does not know. */
    @Test
    void aCaptureKnowsTheFilesOfItsRoot() throws IOException {
        List<String> differences = new ArrayList<>();
        int asked = 0;
        int known = 0;
        for (Root root : LABORATORY.roots()) {
            TargetFacts read = TargetReader.read(root.name(), root.directory());
            TargetFacts captured = captured(read);
            for (String path : paths(root.directory())) {
                Map<String, String> found = answers(captured.root(), path);
                Map<String, String> expected = answers(read.root(), path);
                for (Map.Entry<String, String> answer : found.entrySet()) {
                    asked++;
                    if (!answer.getValue().equals("Unknown")) {
                        known++;
                        if (!answer.getValue().equals(expected.get(answer.getKey()))) {
                            differences.add(answer.getKey() + " of " + path + " on " + root.name() + ": "
                                    + answer.getValue() + " but the root says " + expected.get(answer.getKey()));
                        }
                    }
                }
            }
            for (String path : List.of(
                    "/etc/passwd",
                    "/etc/group",
                    "/etc/nsswitch.conf",
                    "/tmp",
                    "/root",
                    "/bin/sh",
                    "/etc/ssl/certs/ca-certificates.crt",
                    "/usr/share/zoneinfo/Europe/Berlin")) {
                assertThat(answers(captured.root(), path).get("entry"))
                        .as("%s of %s", path, root.name())
                        .isNotEqualTo("Unknown");
            }
        }
        System.out.println("files: " + asked + " questions, " + known + " answered, " + differences.size() + " wrong");

        assertThat(differences).isEmpty();
        assertThat(known).isGreaterThan(20_000);
    }

    /** All paths of a root, and beside each one that is not there. */
    private static List<String> paths(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(file -> "/" + directory.relativize(file))
                    .filter(path -> !path.startsWith("/proc") && !path.startsWith("/sys") && !path.startsWith("/dev"))
                    .flatMap(path -> Stream.of(path, path + ".not"))
                    .toList();
        }
    }

    private static Map<String, String> answers(RootView root, String path) {
        Map<String, String> answers = new java.util.TreeMap<>();
        answers.put("entry", answer(root.entry(path)));
        answers.put("lookup", answer(root.lookup(path)));
        answers.put("list", answer(root.list(path)));
        if (path.startsWith("/etc/")) {
            answers.put("text", answer(root.text(path, 1 << 16)));
            answers.put("certificates", answer(root.certificates(path)));
        }
        return answers;
    }

    /** Why something is not there is worded by the root that was asked. */
    private static String answer(Object answer) {
        String kind = answer.getClass().getSimpleName();
        return kind.equals("Absent") || kind.equals("Unknown") ? kind : answer.toString();
    }

    private static TargetFacts captured(TargetFacts read) throws IOException {
        String text = Capture.capture(read, "2026-01-01", "the laboratory");
        return switch (TargetFile.read(text)) {
            case TargetFile.Result.Facts(TargetFacts facts) -> facts;
            case TargetFile.Result.Bad(int line, String what) ->
                throw new AssertionError(read.name() + ", line " + line + ": " + what);
        };
    }

    private static List<Subject> subjects() throws IOException {
        List<Subject> subjects = new ArrayList<>();
        for (Binary binary : LABORATORY.binaries()) {
            if (BinaryReader.examine(binary.file()) instanceof Examination.Executable(BinaryFacts facts)) {
                String name = binary.file().getFileName().toString();
                subjects.add(
                        new Subject(binary.id(), name, "/trial/" + name, Start.UNSAID, Permission.EXECUTABLE, facts));
            }
        }
        return subjects;
    }

    /** Verdict, findings and every library with its place; the words for what is not there are the root's own. */
    private static String answer(Subject subject, TargetFacts target) {
        Assessment assessment = JUDGE.judge(subject, target);
        List<String> findings = assessment.findings().stream()
                .map(finding -> finding.rule() + " " + finding.predictedError().orElse(""))
                .toList();
        return assessment.verdict() + " " + findings + " " + libraries(subject, target) + problems(subject, target);
    }

    private static List<String> libraries(Subject subject, TargetFacts target) {
        return loading(subject, target).stream()
                .flatMap(loading -> loading instanceof Loading.Done done
                        ? done.result().loaded().stream()
                        : Stream.<LoadedObject>empty())
                .map(object -> object.name() + " => " + object.path())
                .toList();
    }

    /** What the loader stumbles over, without the places of files, which differ between point releases. */
    private static Set<String> problems(Subject subject, TargetFacts target) {
        Set<String> problems = new TreeSet<>();
        loading(subject, target).ifPresent(loading -> {
            switch (loading) {
                case Loading.Done done -> done.result().problems().forEach(one -> problems.add(problem(one)));
                case Loading.InterpreterMissing _ -> problems.add("no interpreter");
                case Loading.InterpreterUnusable unusable ->
                    problems.add(unusable.why().name());
                case Loading.Undetermined _ -> problems.add("undetermined");
            }
        });
        return problems;
    }

    private static String problem(LoadProblem problem) {
        String by = by(problem.requiredBy());
        return switch (problem) {
            case LoadProblem.LibraryMissing missing -> missing.name() + by;
            case LoadProblem.WrongClass wrong -> wrong.name() + " is of another class" + by;
            case LoadProblem.NotLoadable not -> not.name() + " cannot be loaded" + by;
            case LoadProblem.VersionMissing missing -> missing.version() + by;
            case LoadProblem.SymbolMissing missing -> missing.symbol().nameAndVersion() + by;
            case LoadProblem.PackedRelocations _ -> "packed relocations" + by;
            case LoadProblem.GoLibrary _ -> "a library of Go" + by;
            case LoadProblem.Undetermined open -> open.what() + " is open" + by;
        };
    }

    private static String by(LoadedObject object) {
        return " for " + object.name();
    }

    private static Optional<Loading> loading(Subject subject, TargetFacts target) {
        return subject.facts()
                .interpreter()
                .flatMap(interpreter -> subject.facts()
                        .dynamic()
                        .map(object -> Loading.simulate(
                                new Program(
                                        subject.path(),
                                        interpreter,
                                        object,
                                        subject.start().variable("LD_LIBRARY_PATH")),
                                target.root())));
    }
}
