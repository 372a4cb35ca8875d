package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.binary.Use;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.rules.Draft;
import dev.seaworthy.verdict.rules.ElfChecks;
import java.util.ArrayList;
import java.util.List;

/** A library that is C inside was built without cgo: an empty stand-in took its place, which fails at every call. */
public final class StubLibraryRule implements Rule {
    @Override
    public String id() {
        return "runtime/stub-library";
    }

    @Override
    public List<Finding> check(Case one) {
        boolean cgo = one.binary().go().map(GoFacts::cgo).orElse(true);
        List<LinkedFunction> uses = Linked.in(one).of(Use.SQLITE_IN_C);
        if (cgo || uses.isEmpty() || !ElfChecks.loadable(one)) {
            return List.of();
        }
        Draft draft = Draft.gap(
                        id(),
                        one.name()
                                + " has go-sqlite3 in it, and was built without cgo: what is linked is a stand-in that"
                                + " opens no database.")
                .lacks("SQLite")
                .predicts("Binary was compiled with 'CGO_ENABLED=0', go-sqlite3 requires cgo to work. This is a stub");
        List<Remedy> remedies = new ArrayList<>(Remedies.withCgo(one));
        remedies.add(new Remedy(
                Remedy.Kind.REBUILD,
                "import _ \"modernc.org/sqlite\"",
                "SQLite translated to Go: needs no cgo; the driver's name is sqlite, not sqlite3"));
        return Linked.evidence(draft, uses)
                .binary("cgo", "false")
                .target("every target", "makes no difference")
                .remedies(remedies)
                .alone();
    }
}
