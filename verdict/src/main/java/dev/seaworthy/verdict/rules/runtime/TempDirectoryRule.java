package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.binary.Use;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.rules.Draft;
import dev.seaworthy.verdict.rules.ElfChecks;
import java.util.List;
import java.util.Optional;

/** The program makes temporary files, and there is no directory for them: container engines do not bring a /tmp. */
public final class TempDirectoryRule implements Rule {
    private static final List<String> DIRECTORIES = List.of("os.MkdirTemp", "io/ioutil.TempDir");

    @Override
    public String id() {
        return "runtime/temp-directory";
    }

    @Override
    public List<Finding> check(Case one) {
        Linked linked = Linked.in(one);
        List<LinkedFunction> files = linked.of(Use.TEMPORARY_FILES).stream()
                .filter(function -> !DIRECTORIES.contains(function.name()))
                .toList();
        List<LinkedFunction> directories = linked.of(Use.TEMPORARY_FILES).stream()
                .filter(function -> DIRECTORIES.contains(function.name()))
                .toList();
        if ((files.isEmpty() && directories.isEmpty()) || !ElfChecks.loadable(one)) {
            return List.of();
        }
        Optional<String> variable = one.start().variable("TMPDIR").filter(value -> !value.isEmpty());
        String directory = variable.orElse("/tmp");
        String what = variable.isPresent() ? "TMPDIR, " + directory + "," : directory;
        return switch (Files.of(one).createIn(directory)) {
            case Files.Opened.Directory _ -> List.of();
            case Files.Opened.Absent(String reason) ->
                finding(
                        one,
                        linked,
                        what + " is not there",
                        files.isEmpty()
                                ? "stat " + directory + ": no such file or directory"
                                : "open " + directory + "/…: no such file or directory",
                        reason);
            case Files.Opened.File(String real) ->
                finding(
                        one,
                        linked,
                        what + " is a file",
                        "open " + directory + "/…: not a directory",
                        real + " is a file");
            case Files.Opened.Denied(String culprit) ->
                finding(
                        one,
                        linked,
                        what + " may not be written by " + Identity.of(one).text(),
                        (files.isEmpty() ? "mkdir " : "open ") + directory + "/…: permission denied",
                        culprit + " forbids it");
            case Files.Opened.Unknown(String reason) ->
                Linked.evidence(
                                Draft.note(
                                        id(),
                                        one.name() + " makes temporary files; whether "
                                                + one.target().name() + " has " + directory + " is not known."),
                                linked.of(Use.TEMPORARY_FILES))
                        .target("not known", reason)
                        .alone();
        };
    }

    private List<Finding> finding(Case one, Linked linked, String what, String error, String reason) {
        boolean uploads = linked.callsKnown()
                ? linked.reachedPast(Use.TEMPORARY_FILES, Use.FORM_UPLOADS).isEmpty()
                : linked.has(Use.FORM_UPLOADS);
        String directory =
                one.start().variable("TMPDIR").filter(value -> !value.isEmpty()).orElse("/tmp");
        String message =
                one.name() + " makes temporary files, and on " + one.target().name() + " " + what + "."
                        + (uploads ? " It may be that only large uploads of forms need them." : "");
        Draft draft =
                uploads ? Draft.note(id(), message) : Draft.gap(id(), message).lacks(directory);
        return Linked.evidence(draft, linked.of(Use.TEMPORARY_FILES))
                .predicts(error)
                .target(directory, reason)
                .remedies(Remedies.temporaryDirectory(one, directory))
                .alone();
    }
}
