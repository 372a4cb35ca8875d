package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.binary.Use;
import dev.seaworthy.target.Setting;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.rules.Draft;
import dev.seaworthy.verdict.rules.ElfChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program asks for directories of its user: nobody says where they are, or the user may not make them there. */
public final class HomeDirectoryRule implements Rule {
    @Override
    public String id() {
        return "runtime/home-directory";
    }

    @Override
    public List<Finding> check(Case one) {
        if (!ElfChecks.loadable(one)) {
            return List.of();
        }
        Linked linked = Linked.in(one);
        Identity identity = Identity.of(one);
        List<Finding> findings = new ArrayList<>();
        if (identity.home(one).isEmpty()) {
            undefined(one, linked.calledFromOutside(Use.HOME_DIRECTORY), "$HOME is not defined", "HOME")
                    .ifPresent(findings::add);
            undefined(
                            one,
                            linked.calledFromOutside(Use.CONFIG_DIRECTORY),
                            "neither $XDG_CONFIG_HOME nor $HOME are defined",
                            "XDG_CONFIG_HOME")
                    .ifPresent(findings::add);
            undefined(
                            one,
                            linked.calledFromOutside(Use.CACHE_DIRECTORY),
                            "neither $XDG_CACHE_HOME nor $HOME are defined",
                            "XDG_CACHE_HOME")
                    .ifPresent(findings::add);
        } else if (identity.account() != Identity.Account.UNKNOWN || set(one, "HOME")) {
            cache(one, linked, identity.home(one).orElseThrow()).ifPresent(findings::add);
        }
        return findings;
    }

    private static boolean set(Case one, String variable) {
        return one.start().variable(variable).filter(value -> !value.isEmpty()).isPresent();
    }

    /** On a host of which nothing is said it may be started by somebody who is logged in, and has a home. */
    private Optional<Finding> undefined(Case one, List<LinkedFunction> uses, String error, String variable) {
        if (uses.isEmpty() || set(one, variable)) {
            return Optional.empty();
        }
        boolean service = one.target().setting() == Setting.CONTAINER
                || one.start().user().isPresent()
                || one.start().variable("HOME").isPresent();
        String message = one.name() + " asks where its user's files are, and "
                + (service
                        ? "HOME is not set."
                        : "HOME is not set when systemd starts it as a system service without User=.");
        Draft draft = service ? Draft.gap(id(), message).lacks("HOME") : Draft.note(id(), message);
        return Optional.of(Linked.evidence(draft, uses)
                .predicts(error)
                .target("environment", "HOME is not said to be set")
                .remedies(List.of(new Remedy(
                        Remedy.Kind.INSTALL,
                        one.target().setting() == Setting.HOST ? "Environment=HOME=/var/lib/service" : "ENV HOME=/",
                        one.target().setting() == Setting.HOST
                                ? "in the unit's [Service]; or User=, for which systemd sets it"
                                : "in the Dockerfile")))
                .finding());
    }

    /** Caches are there to be written: the first directory that is missing on the way has to be made. */
    private Optional<Finding> cache(Case one, Linked linked, String home) {
        List<LinkedFunction> uses = linked.calledFromOutside(Use.CACHE_DIRECTORY);
        if (uses.isEmpty()) {
            return Optional.empty();
        }
        String cache = one.start()
                .variable("XDG_CACHE_HOME")
                .filter(value -> !value.isEmpty())
                .orElse(home.equals("/") ? "/.cache" : home + "/.cache");
        String missing = cache;
        String parent = parent(missing);
        while (!parent.equals("/") && one.target().root().lookup(parent) instanceof RootView.Lookup.Absent) {
            missing = parent;
            parent = parent(missing);
        }
        if (one.target().root().lookup(missing) instanceof RootView.Lookup.Directory) {
            missing = missing + "/…";
            parent = cache;
        }
        if (!(Files.of(one).createIn(parent) instanceof Files.Opened.Denied(String culprit))) {
            return Optional.empty();
        }
        return Optional.of(Linked.evidence(
                        Draft.gap(
                                        id(),
                                        one.name() + " asks where caches of its user belong, which is " + cache
                                                + ", and user "
                                                + Identity.of(one).text() + " may not make that.")
                                .lacks("cache directory")
                                .predicts("mkdir " + missing + ": permission denied"),
                        uses)
                .target("HOME", home)
                .target("forbidden by", culprit)
                .remedies(List.of(new Remedy(
                        Remedy.Kind.INSTALL,
                        "ENV XDG_CACHE_HOME=/tmp",
                        "or a home that belongs to the user, or a volume that is mounted there")))
                .finding());
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }
}
