package dev.seaworthy.host.users;

import dev.seaworthy.host.Audited;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.unit.ExecCommand;
import dev.seaworthy.host.unit.Unit;
import dev.seaworthy.verdict.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the checks of users and permissions look at.
 *
 * @param unit the service's unit, when there is one
 * @param accounts who is known on the host
 * @param account the name or number of the service's user; empty when it runs as root, or nobody said as whom
 * @param lists the access lists of files that were looked at
 */
record Service(
        Host host,
        Audited audited,
        Optional<Unit> unit,
        Accounts accounts,
        Optional<String> account,
        AccessLists lists) {
    static Service of(Host host, Audited audited, Optional<Unit> unit) {
        Optional<String> said =
                audited.program().flatMap(program -> program.start().user()).map(user -> user.split(":", 2)[0]);
        return new Service(
                host,
                audited,
                unit,
                Accounts.read(host.files()),
                said.or(() -> unit.flatMap(Unit::user)),
                new AccessLists(host));
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

    /** The way to a file, with the access lists on it. */
    List<PathSteps.Step> steps(String path) {
        List<PathSteps.Step> steps = PathSteps.of(host.files(), path);
        lists.learn(steps);
        return steps;
    }

    /**
     * Whether a user has a right when systemd starts a process as that user.
     *
     * @param bits one of 4 to read, 2 to write, 1 to execute or enter
     */
    boolean may(int bits, PathSteps.Step step, Accounts.User user) {
        if (user.id() == 0) {
            return true;
        }
        int mode = step.attributes().mode();
        int owner = step.attributes().user();
        int group = step.attributes().group();
        Set<Integer> groups = groups(user);
        Optional<AccessList> list = lists.of(step);
        if (list.isPresent()) {
            return list.get().allows(bits, user.id(), groups, owner, group, mode);
        }
        if (owner == user.id()) {
            return (mode >> 6 & bits) == bits;
        }
        return ((groups.contains(group) ? mode >> 3 : mode) & bits) == bits;
    }

    /** Those of the user, and those that the unit adds. */
    private Set<Integer> groups(Accounts.User user) {
        Set<Integer> all = new TreeSet<>(accounts.groupsOf(user));
        unit.ifPresent(one -> {
            one.group().flatMap(accounts::group).ifPresent(group -> all.add(group.id()));
            one.words("Service", "SupplementaryGroups").stream()
                    .flatMap(name -> accounts.group(name).stream())
                    .forEach(group -> all.add(group.id()));
        });
        return all;
    }

    /** Who may do what with a step. */
    String words(PathSteps.Step step) {
        return Modes.words(step.attributes(), step.directory(), accounts)
                + lists.of(step)
                        .map(list -> "; " + list.words(accounts, step.directory()))
                        .orElse("");
    }
}
