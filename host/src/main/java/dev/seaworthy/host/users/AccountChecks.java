package dev.seaworthy.host.users;

import dev.seaworthy.host.Found;
import dev.seaworthy.host.Notes;
import dev.seaworthy.host.unit.Unit;
import dev.seaworthy.host.unit.UnitFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The account itself: is there one, is it the service's alone, can anybody log in with it? */
final class AccountChecks {
    /** The first number of people's accounts (UID_MIN of login.defs(5) in Debian, Red Hat, SUSE). */
    private static final int PEOPLE = 1000;

    private static final int NOBODY = 65534;
    private static final int LARGEST_PEOPLE = 60000;

    /** More units than these are no host's. */
    private static final int MOST_UNITS = 5000;

    private AccountChecks() {}

    static void check(Service service, Notes notes) {
        if (service.isDynamic()) {
            return;
        }
        Optional<String> account = service.account();
        if (account.isPresent() && service.user().isEmpty()) {
            missing(service, account.get(), notes);
            return;
        }
        group(service, notes);
        service.user().filter(user -> user.id() != 0).ifPresent(user -> {
            if (user.name().equals("nobody") || user.id() == NOBODY) {
                nobody(service, user, notes);
            } else {
                login(user, service, notes);
                shared(service, user, notes);
            }
        });
    }

    private static void missing(Service service, String name, Notes notes) {
        if (name.matches("\\d+") || !service.accounts().unread().isEmpty()) {
            // A number needs no entry; and who cannot be read may be there.
            return;
        }
        String unit = service.unit().map(Unit::name).orElse(service.name() + ".service");
        notes.finding(Found.blocker("user/missing", "The host has no user " + name + ".")
                .missing("user " + name)
                .error(unit + ": Failed to determine user credentials: No such process\n" + unit
                        + ": Main process exited, code=exited, status=217/USER")
                .host("/etc/passwd", "has no " + name)
                .configure(
                        "useradd --system --user-group --no-create-home --shell /usr/sbin/nologin " + name,
                        "a system account of its own; --fix-plan prints it for systemd-sysusers")
                .finding());
    }

    private static void group(Service service, Notes notes) {
        Optional<Unit> unit = service.unit();
        if (unit.isEmpty() || !service.accounts().unread().isEmpty()) {
            return;
        }
        String name = unit.get().name();
        unit.get()
                .group()
                .filter(group -> isUnknown(service, group))
                .ifPresent(group -> noGroup(
                        group, name + ": Failed to determine group credentials: No such process\n", name, notes));
        unit.get().words("Service", "SupplementaryGroups").stream()
                .filter(group -> isUnknown(service, group))
                .findFirst()
                .ifPresent(group -> noGroup(
                        group, name + ": Failed to determine supplementary groups: No such process\n", name, notes));
    }

    private static boolean isUnknown(Service service, String group) {
        return !group.matches("\\d+|.*%.*") && service.accounts().group(group).isEmpty();
    }

    private static void noGroup(String group, String error, String unit, Notes notes) {
        notes.finding(Found.blocker("user/missing", "The host has no group " + group + ".")
                .missing("group " + group)
                .error(error + unit + ": Main process exited, code=exited, status=216/GROUP")
                .host("/etc/group", "has no " + group)
                .configure("groupadd --system " + group, "a group of the system")
                .finding());
    }

    private static void nobody(Service service, Accounts.User user, Notes notes) {
        notes.finding(Found.gap(
                        "user/nobody",
                        "The service runs as " + user.name() + ", which belongs to no service: all that run as it may"
                                + " stop, read and change one another, and files of unknown owners seem to be theirs.")
                .error("Special user nobody configured, this is not safe!")
                .host("user", user.name() + ", number " + user.id())
                .configure("DynamicUser=yes", "an account of its own, made at each start; state in StateDirectory=")
                .configure("User=" + service.name(), "or a system account; --fix-plan prints it for systemd-sysusers")
                .finding());
    }

    private static void login(Accounts.User user, Service service, Notes notes) {
        List<String> reasons = new ArrayList<>();
        if (!user.shell().matches(".*/(nologin|false)|")) {
            reasons.add("it has the shell " + user.shell());
        }
        if (user.id() >= PEOPLE && user.id() <= LARGEST_PEOPLE) {
            reasons.add("its number " + user.id() + " is one of people's accounts (from " + PEOPLE + ")");
        }
        if (!reasons.isEmpty()) {
            notes.finding(Found.gap(
                            "user/login",
                            "The account " + user.name() + " is made for a person: " + String.join(", and ", reasons)
                                    + ".")
                    .host("/etc/passwd", user.name() + " " + user.id() + " " + user.home() + " " + user.shell())
                    .configure("usermod --shell /usr/sbin/nologin " + user.name(), "nobody can log in with it")
                    .finding());
        }
        List<PathSteps.Step> steps = service.steps(user.home());
        if (!steps.isEmpty() && user.home().length() > 1) {
            PathSteps.Step home = steps.getLast();
            boolean writable = home.path().equals(user.home()) && service.may(2, home, user);
            if (writable && !user.home().startsWith("/var/lib/") && !user.home().startsWith("/run/")) {
                notes.finding(Found.note(
                                "user/login",
                                "The account may write its home " + user.home()
                                        + ": start-up files and keys for ssh put there would be used.")
                        .host("home", home.path() + " " + service.words(home))
                        .configure(
                                "usermod --home /nonexistent " + user.name(),
                                "no home; what it must write belongs to /var/lib/" + service.name())
                        .finding());
            }
        }
    }

    private static void shared(Service service, Accounts.User user, Notes notes) {
        if (service.unit().isEmpty()) {
            return;
        }
        UnitFiles files = new UnitFiles(service.host().files());
        List<String> others = new ArrayList<>();
        for (String name : files.services().stream().limit(MOST_UNITS).toList()) {
            if (files.find(name) instanceof UnitFiles.Answer.Found(Unit other)
                    && !other.files()
                            .getFirst()
                            .equals(service.unit().get().files().getFirst())
                    && !other.prefix().equals(service.unit().get().prefix())
                    && !other.hasDynamicUser()
                    && other.user()
                            .filter(one -> one.equals(user.name()) || one.equals(Integer.toString(user.id())))
                            .isPresent()) {
                others.add(name);
            }
        }
        if (!others.isEmpty()) {
            Found found = Found.gap(
                    "user/shared",
                    "Another service runs as " + user.name()
                            + " too: whoever takes over one of them has the files and processes of both.");
            others.forEach(other -> found.host("runs as " + user.name() + " too", other));
            notes.finding(found.configure("User=" + service.name(), "an account for each service")
                    .finding());
        }
    }
}
