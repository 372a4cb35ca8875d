package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Fact;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Permission;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.Start;
import dev.seaworthy.verdict.Subject;
import dev.seaworthy.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Results made by hand: every verdict and severity, and texts as a stranger would choose them. */
final class TinyResults {
    /** All that a terminal, XML, Markdown, HTML, a URI or JSON could take for something else. */
    static final String HOSTILE =
            "a\u001b[31m|`b`</code><script>&\"'\u0000\n\r\t]]>[x](https://example.org) @someone #1 %41 "
                    + "\ud83d \uffff \u202e ```\nhttps://example.org www.example.org \\";

    static final Finding LIBRARY = new Finding(
            "loader/library-missing",
            Severity.BLOCKER,
            "libz.so.1 is missing; app needs it.",
            Optional.of("libz.so.1"),
            Optional.of("Error loading shared library libz.so.1\nError relocating app: inflate: symbol not found"),
            List.of(new Fact("needed by", "app")),
            List.of(
                    new Fact("looked for", "/lib/libz.so.1"),
                    new Fact("looked for", "/usr/lib/libz.so.1"),
                    new Fact("looked for", "/a/libz.so.1"),
                    new Fact("looked for", "/b/libz.so.1"),
                    new Fact("looked for", "/c/libz.so.1")),
            List.of(
                    new Remedy(Remedy.Kind.INSTALL, "apk add so:libz.so.1", "it has it"),
                    new Remedy(Remedy.Kind.REBASE, "FROM debian:13", "judged as well")));

    private TinyResults() {}

    /** A finding with nothing but what it must have. */
    static Finding finding(String rule, Severity severity) {
        return new Finding(
                rule,
                severity,
                "Something is the matter.",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    static Finding hostileFinding() {
        List<Fact> facts = List.of(new Fact("needed", HOSTILE));
        return new Finding(
                "loader/library-missing",
                Severity.BLOCKER,
                HOSTILE,
                Optional.of(HOSTILE),
                Optional.of(HOSTILE),
                facts,
                facts,
                List.of(new Remedy(Remedy.Kind.INSTALL, HOSTILE, HOSTILE)));
    }

    static Assessment result(String binary, String target, Finding... findings) {
        Verdict verdict = Verdict.of(List.of(findings));
        return new Assessment(binary, target, verdict, "The answer for " + target + ".", List.of(findings));
    }

    /** One binary on four targets, one a verdict. */
    static List<Assessment> everyVerdict(String binary) {
        return List.of(
                result(binary, "good:1"),
                result(binary, "gappy:1", finding("kernel/cpu-level", Severity.GAP)),
                result(binary, "odd:1", finding("loader/undetermined", Severity.UNDECIDED)),
                result(binary, "bad:1", LIBRARY, finding("kernel/not-executable", Severity.NOTE)));
    }

    /** A report of binaries, each on all targets that the results name for it. */
    static Report report(Path work, FailOn failOn, List<Report.Unread> unread, List<Assessment> results)
            throws IOException {
        List<Subject> subjects = new ArrayList<>();
        for (String name : results.stream().map(Assessment::binary).distinct().toList()) {
            Path file = TinyElf.executable(Machine.AMD64).writeTo(work.resolve("tiny"));
            Examination examination = BinaryReader.examine(file);
            assertThat(examination).isInstanceOf(Examination.Executable.class);
            subjects.add(new Subject(
                    name,
                    name,
                    "/" + name,
                    Start.UNSAID,
                    Permission.EXECUTABLE,
                    ((Examination.Executable) examination).facts()));
        }
        return new Report(subjects, results, unread, failOn);
    }
}
