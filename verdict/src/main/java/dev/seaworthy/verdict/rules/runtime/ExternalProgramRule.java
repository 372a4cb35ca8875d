package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.binary.Use;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.rules.Draft;
import dev.seaworthy.verdict.rules.ElfChecks;
import java.util.ArrayList;
import java.util.List;

/**
 * The program runs other programs. Their names are texts among others in the file, so this is never more than a note: what
 * there is to be run on the target.
 */
public final class ExternalProgramRule implements Rule {
    /** What container engines set when the image does not. */
    private static final String USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    @Override
    public String id() {
        return "runtime/external-program";
    }

    @Override
    public List<Finding> check(Case one) {
        List<LinkedFunction> uses = Linked.in(one).reached(Use.EXTERNAL_PROGRAMS);
        if (uses.isEmpty() || !ElfChecks.loadable(one)) {
            return List.of();
        }
        String path = one.start().variable("PATH").orElse(USUAL_PATH);
        List<String> shells = new ArrayList<>();
        List<String> known = new ArrayList<>();
        boolean programs = false;
        boolean unknown = false;
        for (String directory : path.split(":", -1)) {
            switch (one.target().root().lookup(directory + "/sh")) {
                case RootView.Lookup.File _ -> shells.add(directory + "/sh");
                case RootView.Lookup.Unknown _ -> unknown = true;
                case RootView.Lookup.Directory _, RootView.Lookup.Absent _ -> {}
            }
            switch (one.target().root().list(directory)) {
                case RootView.Listing.Names(List<String> names) -> {
                    programs = programs || !names.isEmpty();
                    known.add(directory + ": " + names.size() + " files");
                }
                case RootView.Listing.Absent _ -> known.add(directory + ": is not there");
                case RootView.Listing.Unknown _ -> unknown = true;
            }
        }
        String what;
        if (!shells.isEmpty()) {
            what = "has a shell (" + shells.getFirst() + "); whether it has the programs has to be tried.";
        } else if (unknown) {
            what = "may or may not have them: what is in its PATH is not known.";
        } else {
            what = programs ? "has no shell." : "has no program in PATH at all, and no shell.";
        }
        Draft draft = Draft.note(
                id(),
                one.name() + " runs other programs, of which the names cannot be read from its bytes; "
                        + one.target().name() + " " + what);
        if (shells.isEmpty() && !unknown) {
            draft.predicts("exec: \"sh\": executable file not found in $PATH");
        }
        Linked.evidence(draft, uses.subList(0, 1)).target("PATH", path);
        known.forEach(directory -> draft.target("looked in", directory));
        return draft.alone();
    }
}
