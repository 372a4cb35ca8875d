package dev.seaworthy.image.dockerfile;

import dev.seaworthy.target.root.RootView;
import java.util.List;
import java.util.Optional;

/** What COPY and ADD put into a stage. */
final class Copying {
    private static final List<String> ARCHIVES = List.of(".tar", ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2", ".tar.zst");

    private final Changes changes;
    private final Instruction instruction;
    private final String target;
    private final boolean intoDirectory;
    private final String fromContext;

    Copying(Changes changes, Instruction instruction, String target, boolean intoDirectory) {
        this.changes = changes;
        this.instruction = instruction;
        this.target = target;
        this.intoDirectory = intoDirectory;
        this.fromContext = instruction.shown() + " copies it from the build context";
    }

    /** From another stage or image. A source that is a directory gives its content, one that is a file itself. */
    void from(String name, Built built, String source) {
        if (changes.isFull()) {
            return;
        }
        String path = Paths.clean(source);
        if (isPattern(source)) {
            changes.put(target, new Added.Anything(instruction.shown() + " copies it from " + name));
            return;
        }
        switch (built.root().lookup(path)) {
            case RootView.Lookup.File(String real, boolean _) ->
                changes.put(place(source), new Added.Copied(built.root(), real));
            case RootView.Lookup.Directory(String real) -> tree(built.root(), real);
            case RootView.Lookup.Absent(String reason) ->
                changes.notFollowed(instruction.shown() + " copies what " + name + " does not have (" + reason + ")");
            case RootView.Lookup.Unknown(String reason) -> unseen(source, name, reason);
        }
    }

    /** A directory's entries are put into the target; what was there stays. */
    private void tree(RootView from, String real) {
        if (!(from.list(real) instanceof RootView.Listing.Names(List<String> names))) {
            changes.put(
                    target,
                    new Added.Anything(instruction.shown() + " copies a directory of which the names are not known"));
            return;
        }
        changes.directory(target, 0755);
        String prefix = real.equals("/") ? "/" : real + "/";
        for (String name : names) {
            changes.put((target.equals("/") ? "" : target) + "/" + name, new Added.Copied(from, prefix + name));
        }
    }

    /** A build would stop if the source were not there, so something is. */
    private void unseen(String source, String name, String reason) {
        String why = instruction.shown() + " copies it from " + name + ", and " + reason;
        String last = Paths.name(source);
        boolean certainlyFile =
                last.endsWith(".crt") || last.endsWith(".pem") || last.equals("passwd") || last.equals("group");
        changes.put(
                certainlyFile ? place(source) : target,
                certainlyFile ? new Added.Present(why, false) : new Added.Anything(why));
    }

    /** From the folder with the Dockerfile. */
    void fromContext(BuildContext context, String source) {
        boolean add = instruction.keyword().equals("ADD");
        boolean remote = source.contains("://") || source.startsWith("git@");
        if (remote || (add && ARCHIVES.stream().anyMatch(source::endsWith))) {
            changes.put(target, new Added.Anything(instruction.shown() + " fetches or unpacks it"));
            if (!remote) {
                changes.notFollowed(instruction.shown() + " unpacks an archive");
            }
            return;
        }
        Optional<BuildContext.Kind> kind = isPattern(source) ? Optional.empty() : context.kind(source);
        if (kind.isEmpty()) {
            // It will be made before the build, as a binary is, or its name is a pattern.
            changes.put(isPattern(source) ? target : place(source), new Added.Anything(fromContext));
            return;
        }
        switch (kind.get()) {
            case BuildContext.Kind.Text(String text) -> changes.put(place(source), new Added.Text(text, false));
            case BuildContext.Kind.File(boolean executable) ->
                changes.put(place(source), new Added.Present(fromContext, executable));
            case BuildContext.Kind.Directory _ -> {
                if (target.equals("/")) {
                    changes.notFollowed(instruction.shown());
                } else {
                    changes.put(target, new Added.Anything(fromContext));
                }
            }
        }
    }

    void heredoc() {
        changes.put(
                target,
                intoDirectory
                        ? new Added.Anything(instruction.shown() + " writes files there")
                        : new Added.Text(String.join("", instruction.heredocs()), false));
    }

    private String place(String source) {
        return intoDirectory ? (target.equals("/") ? "" : target) + "/" + Paths.name(Paths.clean(source)) : target;
    }

    private static boolean isPattern(String source) {
        return source.indexOf('*') >= 0 || source.indexOf('?') >= 0 || source.indexOf('[') >= 0;
    }
}
