package dev.seaworthy.host.users;

import dev.seaworthy.host.Audited;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.unit.ExecCommand;
import dev.seaworthy.host.unit.Unit;
import dev.seaworthy.verdict.Subject;
import java.util.Optional;

/**
 * What the checks of users and permissions look at.
 *
 * @param unit the service's unit, when there is one
 * @param accounts who is known on the host
 * @param account the name or number of the service's user; empty when it runs as root, or nobody said as whom
 */
record Service(Host host, Audited audited, Optional<Unit> unit, Accounts accounts, Optional<String> account) {
    static Service of(Host host, Audited audited, Optional<Unit> unit) {
        Optional<String> said =
                audited.program().flatMap(program -> program.start().user()).map(user -> user.split(":", 2)[0]);
        return new Service(host, audited, unit, Accounts.read(host.files()), said.or(() -> unit.flatMap(Unit::user)));
    }

    /** Whether systemd makes its user. */
    boolean isDynamic() {
        return unit.map(Unit::hasDynamicUser).orElse(false) && account.isEmpty();
    }

    Optional<Accounts.User> user() {
        return account.flatMap(accounts::user);
    }

    boolean isRoot() {
        return (unit.isPresent() && account.isEmpty() && !isDynamic())
                || account.map(name -> name.equals("root") || name.equals("0")).orElse(false)
                || user().map(one -> one.id() == 0).orElse(false);
    }

    /** Where its program lies. */
    Optional<String> program() {
        return unit.flatMap(Unit::start)
                .map(ExecCommand::program)
                .filter(path -> path.startsWith("/"))
                .or(() -> audited.program().map(Subject::path).filter(_ -> unit.isEmpty()));
    }

    /** A word for it: {@code orders}. */
    String name() {
        return unit.map(Unit::prefix)
                .or(() -> audited.program().map(Subject::name))
                .orElse("service");
    }

    boolean may(int bits, PathSteps.Step step, Accounts.User user) {
        if (user.id() == 0) {
            return true;
        }
        int mode = step.attributes().mode();
        if (step.attributes().user() == user.id()) {
            return (mode >> 6 & bits) == bits;
        }
        return ((accounts.groupsOf(user).contains(step.attributes().group()) ? mode >> 3 : mode) & bits) == bits;
    }
}
