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
import java.util.Optional;

/** The program asks who runs it, or looks up users and groups, and the target has no database that says so. */
public final class UserDatabaseRule implements Rule {
    private static final String BY_NUMBER = "os/user.LookupId";
    private static final String GROUP_FILE = "/etc/group";

    @Override
    public String id() {
        return "runtime/user-database";
    }

    @Override
    public List<Finding> check(Case one) {
        if (!ElfChecks.loadable(one)) {
            return List.of();
        }
        Linked linked = Linked.in(one);
        List<Finding> findings = new ArrayList<>();
        current(one, linked).ifPresent(findings::add);
        users(one, linked).ifPresent(findings::add);
        groups(one, linked).ifPresent(findings::add);
        membership(one, linked).ifPresent(findings::add);
        return findings;
    }

    private Optional<Finding> current(Case one, Linked linked) {
        List<LinkedFunction> uses = current(linked);
        Identity identity = Identity.of(one);
        if (uses.isEmpty()) {
            return Optional.empty();
        }
        boolean inC = linked.has(Use.USER_DATABASE_IN_C);
        return switch (identity.account()) {
            case LISTED -> Optional.empty();
            case UNKNOWN ->
                identity.user().isEmpty() || named(one, inC)
                        ? Optional.empty()
                        : Optional.of(Linked.evidence(
                                        Draft.note(
                                                id(),
                                                one.name() + " asks for its user by number; whether "
                                                        + one.target().name() + " knows user " + identity.text()
                                                        + " is not known."),
                                        uses)
                                .target("user", identity.text())
                                .finding());
            case NOT_LISTED, NO_DATABASE ->
                named(one, inC) ? Optional.empty() : Optional.of(nobody(one, linked, uses, identity, inC));
        };
    }

    /** Lookups begin with the current user, so that a program which looks up others has the function for it, too. */
    private static List<LinkedFunction> current(Linked linked) {
        List<LinkedFunction> uses = linked.calledFromOutside(Use.CURRENT_USER);
        return !linked.callsKnown() && linked.has(Use.USER_LOOKUP) ? List.of() : uses;
    }

    /** Go's own code believes the environment when the database knows nothing. HOME is set by every container engine. */
    private static boolean named(Case one, boolean inC) {
        boolean user =
                one.start().variable("USER").filter(value -> !value.isEmpty()).isPresent();
        return !inC && user && !homeless(one);
    }

    private static boolean homeless(Case one) {
        return Identity.of(one).home(one).isEmpty();
    }

    private Finding nobody(Case one, Linked linked, List<LinkedFunction> uses, Identity identity, boolean inC) {
        boolean database = identity.account() == Identity.Account.NOT_LISTED;
        Draft draft = Draft.gap(
                        id(),
                        one.name() + " asks who runs it, and " + one.target().name() + " does not know user "
                                + identity.text() + (database ? "." : ": it has no " + Identity.PASSWD + "."))
                .lacks(database ? "an entry for user " + identity.text() : Identity.PASSWD)
                .predicts(error(one, linked, identity, inC));
        return Linked.evidence(draft, uses)
                .binary("user lookup", inC ? "by the C library" : "by Go's own code")
                .target("user", identity.text())
                .target(Identity.PASSWD, database ? "has no entry for it" : "is not there")
                .remedies(Remedies.account(one, identity, !inC))
                .finding();
    }

    /** By {@code src/os/user/lookup_stubs.go} and {@code cgo_lookup_unix.go}; ENOENT counts as unknown since Go 1.20. */
    private static String error(Case one, Linked linked, Identity identity, boolean inC) {
        String number =
                identity.user().isPresent() ? String.valueOf(identity.user().getAsInt()) : identity.text();
        if (inC) {
            return identity.account() == Identity.Account.NO_DATABASE && !linked.since(1, 20)
                    ? "user: lookup userid " + number + ": no such file or directory"
                    : "user: unknown userid " + number;
        }
        boolean user =
                one.start().variable("USER").filter(value -> !value.isEmpty()).isPresent();
        return "user: Current requires cgo or " + (user ? "$HOME" : homeless(one) ? "$USER, $HOME" : "$USER")
                + " set in environment";
    }

    /** Whom it looks up is not known: a gap only where every lookup fails. */
    private Optional<Finding> users(Case one, Linked linked) {
        List<LinkedFunction> uses = linked.reached(Use.USER_LOOKUP);
        if (uses.isEmpty()) {
            return Optional.empty();
        }
        Identity identity = Identity.of(one);
        boolean inC = linked.has(Use.USER_DATABASE_IN_C);
        boolean byNumber = uses.stream().anyMatch(use -> use.name().equals(BY_NUMBER));
        if (!(one.target().root().lookup(Identity.PASSWD) instanceof RootView.Lookup.Absent)) {
            return byNumber && identity.account() == Identity.Account.NOT_LISTED && !named(one, inC)
                    ? Optional.of(itself(one, uses, identity))
                    : Optional.empty();
        }
        // A lookup of its own number is answered from the environment as well.
        if (uses.size() == 1 && byNumber && named(one, inC)) {
            return Optional.empty();
        }
        String number =
                identity.user().isPresent() ? String.valueOf(identity.user().getAsInt()) : "0";
        String error = byNumber
                ? lookup(linked, inC, "userid " + number, "userid " + number, Identity.PASSWD)
                : lookup(linked, inC, "username root", "user root", Identity.PASSWD);
        return Optional.of(Linked.evidence(
                        Draft.gap(
                                        id(),
                                        one.name() + " looks up users, and "
                                                + one.target().name() + " has no " + Identity.PASSWD + ".")
                                .lacks(Identity.PASSWD)
                                .predicts(error),
                        uses)
                .target(Identity.PASSWD, "is not there")
                .remedies(Remedies.account(one, identity, false))
                .finding());
    }

    private Finding itself(Case one, List<LinkedFunction> uses, Identity identity) {
        return Linked.evidence(
                        Draft.note(
                                        id(),
                                        one.name() + " looks up users by number, and "
                                                + one.target().name() + " has no entry for " + identity.text()
                                                + ", who runs it.")
                                .predicts("user: unknown userid " + identity.text()),
                        uses)
                .target(Identity.PASSWD, "has no entry for " + identity.text())
                .remedies(Remedies.account(one, identity, false))
                .finding();
    }

    private Optional<Finding> groups(Case one, Linked linked) {
        List<LinkedFunction> uses = linked.reached(Use.GROUP_LOOKUP);
        boolean absent = one.target().root().lookup(GROUP_FILE) instanceof RootView.Lookup.Absent;
        if (uses.isEmpty() || !absent) {
            return Optional.empty();
        }
        boolean inC = linked.has(Use.USER_DATABASE_IN_C);
        String error = lookup(linked, inC, "groupname root", "group root", GROUP_FILE);
        return Optional.of(Linked.evidence(
                        Draft.gap(
                                        id(),
                                        one.name() + " looks up groups, and "
                                                + one.target().name() + " has no " + GROUP_FILE + ".")
                                .lacks(GROUP_FILE)
                                .predicts(error),
                        uses)
                .target(GROUP_FILE, "is not there")
                .finding());
    }

    private static String lookup(Linked linked, boolean inC, String asked, String unknown, String file) {
        if (!inC) {
            return "open " + file + ": no such file or directory";
        }
        String prefix = asked.startsWith("group") ? "group: " : "user: ";
        return linked.since(1, 20)
                ? prefix + "unknown " + unknown
                : "user: lookup " + asked + ": no such file or directory";
    }

    /** Go's own code for it came with 1.18. */
    private Optional<Finding> membership(Case one, Linked linked) {
        List<LinkedFunction> uses = linked.reached(Use.GROUP_MEMBERSHIP);
        if (uses.isEmpty() || linked.has(Use.USER_DATABASE_IN_C)) {
            return Optional.empty();
        }
        if (linked.since(1, 18)) {
            return one.target().root().lookup(GROUP_FILE) instanceof RootView.Lookup.Absent
                    ? Optional.of(Linked.evidence(
                                    Draft.gap(
                                                    id(),
                                                    one.name() + " asks for the groups of a user, and "
                                                            + one.target().name() + " has no " + GROUP_FILE + ".")
                                            .lacks(GROUP_FILE)
                                            .predicts("open " + GROUP_FILE + ": no such file or directory"),
                                    uses)
                            .target(GROUP_FILE, "is not there")
                            .finding())
                    : Optional.empty();
        }
        return Optional.of(Linked.evidence(
                        Draft.gap(
                                        id(),
                                        one.name() + " asks for the groups of a user, which this Go release cannot do"
                                                + " without cgo.")
                                .predicts("user: GroupIds requires cgo"),
                        uses)
                .target("every target", "makes no difference")
                .finding());
    }
}
