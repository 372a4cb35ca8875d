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
    private static final String CURRENT = "os/user.Current";
    private static final List<String> USERS = List.of("os/user.Lookup", "os/user.LookupId");
    private static final List<String> GROUPS = List.of("os/user.LookupGroup", "os/user.LookupGroupId");
    private static final List<String> MEMBERSHIP = List.of("os/user.(*User).GroupIds");

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
        List<LinkedFunction> uses = linked.of(List.of(CURRENT));
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

    /** Go's own code believes the environment when the database knows nothing. HOME is set by every container engine. */
    private static boolean named(Case one, boolean inC) {
        boolean user =
                one.start().variable("USER").filter(value -> !value.isEmpty()).isPresent();
        return !inC && user && !homeless(one);
    }

    private static boolean homeless(Case one) {
        return one.start().variable("HOME").map(String::isEmpty).orElse(false);
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

    /** Whom it looks up is not known: said only where every lookup fails. */
    private Optional<Finding> users(Case one, Linked linked) {
        List<LinkedFunction> uses = linked.of(USERS);
        boolean absent = one.target().root().lookup(Identity.PASSWD) instanceof RootView.Lookup.Absent;
        if (uses.isEmpty() || !absent) {
            return Optional.empty();
        }
        boolean inC = linked.has(Use.USER_DATABASE_IN_C);
        return Optional.of(Linked.evidence(
                        Draft.gap(
                                        id(),
                                        one.name() + " looks up users, and "
                                                + one.target().name() + " has no " + Identity.PASSWD + ".")
                                .lacks(Identity.PASSWD)
                                .predicts(lookup(linked, inC, "username root", "user root", Identity.PASSWD)),
                        uses)
                .target(Identity.PASSWD, "is not there")
                .remedies(Remedies.account(one, Identity.of(one), false))
                .finding());
    }

    private Optional<Finding> groups(Case one, Linked linked) {
        List<LinkedFunction> uses = linked.of(GROUPS);
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
        List<LinkedFunction> uses = linked.of(MEMBERSHIP);
        if (uses.isEmpty() || linked.has(Use.USER_DATABASE_IN_C) || linked.since(1, 18)) {
            return Optional.empty();
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
