package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.target.root.RootView;
import dev.seaworthy.verdict.Case;
import java.util.Optional;

/**
 * The files of a target as the program will see them: with its user's rights, relative paths from its working directory.
 */
final class Files {
    private final RootView root;
    private final Identity identity;
    private final String workingDirectory;

    private Files(RootView root, Identity identity, String workingDirectory) {
        this.root = root;
        this.identity = identity;
        this.workingDirectory = workingDirectory;
    }

    static Files of(Case one) {
        return new Files(
                one.target().root(),
                Identity.of(one),
                one.start().workingDirectory().orElse("/"));
    }

    Identity identity() {
        return identity;
    }

    /** What comes of opening a path. */
    sealed interface Opened {
        record File(String realPath) implements Opened {}

        record Directory(String realPath) implements Opened {}

        record Absent(String reason) implements Opened {}

        /**
         * It is there, and this user may not.
         *
         * @param culprit the file or directory that forbids it
         */
        record Denied(String culprit) implements Opened {}

        record Unknown(String reason) implements Opened {}
    }

    /** A path from the working directory. */
    String absolute(String path) {
        return path.startsWith("/") ? path : workingDirectory + "/" + path;
    }

    /** Opens a file or a directory for reading. */
    Opened read(String path) {
        return open(absolute(path), 4);
    }

    /** Makes an entry in a directory. */
    Opened createIn(String directory) {
        return open(absolute(directory), 3);
    }

    private Opened open(String path, int bits) {
        return switch (root.lookup(path)) {
            case RootView.Lookup.File(String real, boolean _) ->
                denied(real, bits).<Opened>map(Opened.Denied::new).orElse(new Opened.File(real));
            case RootView.Lookup.Directory(String real) ->
                denied(real, bits).<Opened>map(Opened.Denied::new).orElse(new Opened.Directory(real));
            case RootView.Lookup.Absent(String reason) -> new Opened.Absent(reason);
            case RootView.Lookup.Unknown(String reason) -> unreadable(path, reason);
        };
    }

    /** A file that nobody may read: root reads it all the same, and whoever else is known does not. */
    private Opened unreadable(String path, String reason) {
        boolean file = root.entry(path) instanceof RootView.Entry.File;
        if (file && identity.user().isPresent()) {
            return identity.user().getAsInt() == 0 ? new Opened.File(path) : new Opened.Denied(path);
        }
        return new Opened.Unknown(reason);
    }

    /** What on the way forbids it. Attributes that are not known forbid nothing. */
    private Optional<String> denied(String real, int bits) {
        for (int slash = real.indexOf('/', 1); slash > 0; slash = real.indexOf('/', slash + 1)) {
            String parent = real.substring(0, slash);
            if (forbids(parent, 1)) {
                return Optional.of(parent);
            }
        }
        return forbids(real, bits) ? Optional.of(real) : Optional.empty();
    }

    private boolean forbids(String real, int bits) {
        Optional<RootView.Attributes> attributes = switch (root.entry(real)) {
            case RootView.Entry.Directory(Optional<RootView.Attributes> known) -> known;
            case RootView.Entry.File(Optional<RootView.Attributes> known) -> known;
            case RootView.Entry.Link _, RootView.Entry.Special _, RootView.Entry.Absent _, RootView.Entry.Unknown _ ->
                Optional.empty();
        };
        return attributes.map(known -> !identity.may(bits, known)).orElse(false);
    }
}
