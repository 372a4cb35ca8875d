package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.binary.Use;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.remedy.Installs;
import dev.seaworthy.verdict.remedy.Thing;
import dev.seaworthy.verdict.rules.Draft;
import dev.seaworthy.verdict.rules.ElfChecks;
import java.util.ArrayList;
import java.util.List;

/** The program asks for the media types of file names, and the target has no list of them: Go's own short one is left. */
public final class MimeTypesRule implements Rule {
    private static final String ASKED = "mime.TypeByExtension";

    /** {@code src/mime/type_unix.go}; the first two since Go 1.17, the last since 1.17 as well. */
    private static final List<String> PLACES = List.of(
            "/usr/local/share/mime/globs2",
            "/usr/share/mime/globs2",
            "/etc/mime.types",
            "/etc/apache2/mime.types",
            "/etc/apache/mime.types",
            "/etc/httpd/conf/mime.types");

    private static final List<String> OLDER_PLACES =
            List.of("/etc/mime.types", "/etc/apache2/mime.types", "/etc/apache/mime.types");

    @Override
    public String id() {
        return "runtime/mime-types";
    }

    @Override
    public List<Finding> check(Case one) {
        Linked linked = Linked.in(one);
        List<LinkedFunction> uses = linked.reached(Use.MIME_TYPES).stream()
                .filter(function -> function.name().equals(ASKED))
                .toList();
        if (uses.isEmpty() || !ElfChecks.loadable(one)) {
            return List.of();
        }
        List<String> absent = new ArrayList<>();
        for (String place : linked.since(1, 17) ? PLACES : OLDER_PLACES) {
            switch (one.target().root().lookup(place)) {
                case RootView.Lookup.File _, RootView.Lookup.Unknown _ -> {
                    return List.of();
                }
                case RootView.Lookup.Directory _, RootView.Lookup.Absent _ -> absent.add(place);
            }
        }
        Draft draft = Linked.evidence(
                Draft.note(
                        id(),
                        one.name() + " asks for media types by file name, and "
                                + one.target().name()
                                + " has no list of them: of what is not in Go's own list it will know nothing."),
                uses);
        absent.forEach(place -> draft.target("looked for", place + ": is not there"));
        return draft.remedies(Installs.of(one, new Thing.File("/etc/mime.types")))
                .alone();
    }
}
