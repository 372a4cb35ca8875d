package dev.seaworthy.verdict.dns;

import dev.seaworthy.target.Setting;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.root.RootView;
import java.util.Optional;

/** Takes the files that resolvers read from a target. */
public final class TargetNameFiles {
    private static final FileText ENGINES = new FileText.Unknown("the container engine writes it");

    private TargetNameFiles() {}

    /** The files of a target, in the setting in which programs run there. */
    public static NameFiles of(TargetFacts target) {
        RootView root = target.root();
        boolean container = target.setting() == Setting.CONTAINER;
        return new NameFiles(
                container ? ENGINES : text(root, "/etc/resolv.conf"),
                text(root, "/etc/nsswitch.conf"),
                container ? ENGINES : text(root, "/etc/hosts"),
                presence(root, "/etc/mdns.allow"),
                container ? Optional.empty() : hostName(root));
    }

    private static FileText text(RootView root, String path) {
        return switch (root.text(path, FileText.LARGEST)) {
            case RootView.Content.Text(String _, String text) -> new FileText.Known(text);
            case RootView.Content.Absent(String _) -> new FileText.Absent();
            case RootView.Content.Unknown(String reason) -> new FileText.Unknown(reason);
        };
    }

    private static FileText presence(RootView root, String path) {
        return switch (root.lookup(path)) {
            case RootView.Lookup.File(String _, boolean _), RootView.Lookup.Directory(String _) ->
                new FileText.Known("");
            case RootView.Lookup.Absent(String _) -> new FileText.Absent();
            case RootView.Lookup.Unknown(String reason) -> new FileText.Unknown(reason);
        };
    }

    private static Optional<String> hostName(RootView root) {
        return root.text("/etc/hostname", FileText.LARGEST) instanceof RootView.Content.Text(String _, String text)
                ? Fields.lines(text).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .findFirst()
                : Optional.empty();
    }
}
