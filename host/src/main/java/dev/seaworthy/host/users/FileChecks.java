package dev.seaworthy.host.users;

import dev.seaworthy.host.Found;
import dev.seaworthy.host.Notes;
import dev.seaworthy.host.unit.Unit;
import dev.seaworthy.verdict.Quoting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may change what the service is, and whether the service gets at what it needs. */
final class FileChecks {
    private FileChecks() {}

    static void check(Service service, Notes notes) {
        Map<String, String> files = new LinkedHashMap<>();
        service.program().ifPresent(path -> files.put(path, "the program"));
        service.unit().ifPresent(unit -> unit.files().forEach(file -> files.put(file, "the unit")));
        files.forEach((path, what) -> writable(service, path, what, notes));
        service.program().ifPresent(path -> executable(service, path, notes));
        service.unit()
                .flatMap(unit -> unit.last("Service", "WorkingDirectory"))
                .filter(path -> path.startsWith("/"))
                .ifPresent(path -> directory(service, path, notes));
    }

    /** Anybody but root who may change a file, or a directory on the way to it. */
    private static void writable(Service service, String path, String what, Notes notes) {
        List<String> open = new ArrayList<>();
        List<String> commands = new ArrayList<>();
        boolean byService = false;
        for (PathSteps.Step step : service.steps(path)) {
            List<String> who = who(service, step);
            if (!who.isEmpty()) {
                open.add(step.path() + " by " + String.join(", ", who) + " (" + service.words(step) + ")");
                commands.add(
                        (service.lists().of(step).isPresent() ? "setfacl -b " + Quoting.word(step.path()) + " && " : "")
                                + "chown root:root " + Quoting.word(step.path()) + " && chmod go-w "
                                + Quoting.word(step.path()));
                byService |=
                        service.user().map(user -> service.may(2, step, user)).orElse(false);
            }
        }
        if (open.isEmpty()) {
            return;
        }
        Found found = Found.gap(
                "user/writable",
                byService
                        ? "The service may change " + path + ", " + what
                                + ": whoever takes it over once keeps it, restarts and updates included."
                        : "Others than root may change " + path + ", " + what + ", and with it what the service does.");
        open.forEach(one -> found.host("may be changed", one));
        commands.forEach(
                command -> found.configure(command, "only root may change it; everybody may use it as before"));
        notes.finding(found.finding());
    }

    private static List<String> who(Service service, PathSteps.Step step) {
        int mode = step.attributes().mode();
        boolean sticky = step.directory() && (mode & 01000) != 0;
        List<String> who = new ArrayList<>();
        if (step.attributes().user() != 0 && !sticky) {
            // The owner may give himself the right even where the mode does not have it.
            who.add("the owner " + service.accounts().userName(step.attributes().user()));
        }
        Optional<AccessList> list = service.lists().of(step);
        int ofGroup = list.map(one -> one.group() & one.mask()).orElse(mode >> 3);
        if (list.isPresent() && !sticky) {
            int most = list.get().mask();
            list.get().users().stream()
                    .filter(one -> (one.bits() & most & 2) != 0 && one.id() != 0)
                    .forEach(one -> who.add(service.accounts().userName(one.id()) + ", by the access list"));
            list.get().groups().stream()
                    .filter(one -> (one.bits() & most & 2) != 0 && one.id() != 0)
                    .forEach(one ->
                            who.add("the group " + service.accounts().groupName(one.id()) + ", by the access list"));
        }
        if ((ofGroup & 2) != 0 && step.attributes().group() != 0 && !sticky) {
            who.add("the group "
                    + service.accounts().groupName(step.attributes().group()));
        }
        if ((mode & 02) != 0 && !sticky) {
            who.add("everybody");
        }
        return who;
    }

    private static void executable(Service service, String path, Notes notes) {
        Optional<Accounts.User> user = service.user().filter(one -> one.id() != 0);
        if (user.isEmpty()) {
            return;
        }
        for (PathSteps.Step step : service.steps(path)) {
            if (!service.may(1, step, user.get())) {
                String unit = service.unit().map(Unit::name).orElse(service.name() + ".service");
                notes.finding(Found.blocker(
                                "user/access",
                                user.get().name() + " may not " + (step.directory() ? "enter " : "execute ")
                                        + step.path()
                                        + (step.directory()
                                                ? ", which is on the way to the program."
                                                : ", the program."))
                        .error(unit + ": Failed to execute " + path + ": Permission denied\n" + unit
                                + ": Main process exited, code=exited, status=203/EXEC")
                        .host("mode", step.path() + " " + service.words(step))
                        .configure(
                                service.lists().of(step).isPresent()
                                        ? "setfacl -m u:" + user.get().name() + ":x " + Quoting.word(step.path())
                                        : "chmod o+x " + Quoting.word(step.path()),
                                service.lists().of(step).isPresent()
                                        ? "gives the service's user the right, in the access list that decides"
                                        : step.directory()
                                                ? "everybody may pass, nobody may list more than before"
                                                : "everybody may execute it")
                        .finding());
                return;
            }
        }
    }

    private static void directory(Service service, String path, Notes notes) {
        Optional<Accounts.User> user = service.user().filter(one -> one.id() != 0);
        if (user.isEmpty()) {
            return;
        }
        for (PathSteps.Step step : service.steps(path)) {
            if (!service.may(1, step, user.get())) {
                String unit = service.unit().map(Unit::name).orElse("");
                notes.finding(Found.blocker(
                                "user/access",
                                user.get().name() + " may not enter " + step.path()
                                        + ", which its working directory needs.")
                        .error(unit + ": Changing to the requested working directory failed: Permission denied\n" + unit
                                + ": Main process exited, code=exited, status=200/CHDIR")
                        .host("mode", step.path() + " " + service.words(step))
                        .configure(
                                "chown " + user.get().name() + " " + Quoting.word(step.path()),
                                "the directory becomes the service's; or take StateDirectory=")
                        .finding());
                return;
            }
        }
    }
}
