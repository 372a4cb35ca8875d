package dev.seaworthy.host.users;

import dev.seaworthy.host.Found;
import dev.seaworthy.host.Notes;
import dev.seaworthy.host.unit.Unit;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rights beyond those of an ordinary user. */
final class PrivilegeChecks {
    /** Groups that amount to more than they seem: with each, root is one step away or others' data is open. */
    private static final Map<String, String> GROUPS = Map.of(
            "root", "reads and writes what root's group may",
            "sudo", "may become root",
            "wheel", "may become root",
            "admin", "may become root",
            "docker", "may start containers with the whole host in them, as root",
            "lxd", "may start containers as root",
            "disk", "may read and write the disks past all permissions",
            "shadow", "may read everybody's password hashes",
            "kvm", "may use the processor's virtualisation");

    private static final int LARGEST_SUDOERS = 1 << 20;

    private PrivilegeChecks() {}

    static void check(Service service, Notes notes) {
        if (service.isRoot()) {
            notes.finding(Found.gap(
                            "user/privileged", "The service runs as root: whoever takes it over has the whole host.")
                    .host(
                            "User",
                            service.unit()
                                    .flatMap(Unit::user)
                                    .or(service::account)
                                    .orElse("not set, so root"))
                    .configure("DynamicUser=yes", "an account of its own, made at each start; state in StateDirectory=")
                    .configure(
                            "User=" + service.name(),
                            "or a system account; for a port below 1024 AmbientCapabilities=CAP_NET_BIND_SERVICE")
                    .finding());
        }
        service.user().filter(user -> user.id() != 0).ifPresent(user -> {
            groups(service, user, notes);
            sudoers(service, user, notes);
        });
        service.program().ifPresent(path -> setuid(service, path, notes));
    }

    private static void groups(Service service, Accounts.User user, Notes notes) {
        List<String> names = new ArrayList<>(service.accounts().groupsOf(user).stream()
                .map(service.accounts()::groupName)
                .toList());
        service.unit().ifPresent(unit -> {
            names.addAll(unit.words("Service", "SupplementaryGroups"));
            unit.group().ifPresent(names::add);
        });
        for (String name : names.stream().distinct().toList()) {
            if (GROUPS.containsKey(name) && !name.equals("kvm")) {
                notes.finding(Found.gap(
                                "user/privileged",
                                "The service is in the group " + name + ": it " + GROUPS.get(name) + ".")
                        .host("groups", String.join(", ", names))
                        .configure("gpasswd --delete " + user.name() + " " + name, "takes it out of the group")
                        .finding());
            }
        }
    }

    private static void sudoers(Service service, Accounts.User user, Notes notes) {
        List<String> files = new ArrayList<>(List.of("/etc/sudoers"));
        if (service.host().files().list("/etc/sudoers.d") instanceof RootView.Listing.Names(List<String> names)) {
            names.forEach(name -> files.add("/etc/sudoers.d/" + name));
        }
        Pattern mention = Pattern.compile("^\\s*" + Pattern.quote(user.name()) + "[\\s,].*");
        for (String file : files) {
            switch (service.host().files().text(file, LARGEST_SUDOERS)) {
                case RootView.Content.Text(String _, String text) -> {
                    Optional<String> line = text.lines()
                            .filter(one -> mention.matcher(one).matches())
                            .findFirst();
                    line.ifPresent(found -> notes.finding(
                            Found.gap("user/privileged", "sudo lets " + user.name() + " run commands as somebody else.")
                                    .host(file, found.strip())
                                    .configure("visudo -f " + file, "take the line out; a service needs no sudo")
                                    .finding()));
                }
                case RootView.Content.Unknown(String reason) -> notes.unseen("sudo's rules: " + reason);
                case RootView.Content.Absent _ -> {}
            }
        }
    }

    private static void setuid(Service service, String path, Notes notes) {
        List<PathSteps.Step> steps = service.steps(path);
        Optional<PathSteps.Step> file =
                steps.stream().filter(step -> !step.directory()).reduce((_, last) -> last);
        if (file.isPresent() && (file.get().attributes().mode() & 06000) != 0) {
            notes.finding(Found.gap(
                            "user/privileged",
                            "Whoever starts " + path + " gets the rights of its "
                                    + ((file.get().attributes().mode() & 04000) != 0 ? "owner" : "group") + ".")
                    .host("mode", file.get().path() + " " + service.words(file.get()))
                    .configure("chmod u-s,g-s " + file.get().path(), "starts with the rights of whoever starts it")
                    .finding());
        }
        FileCapabilities.of(service.host(), path, notes)
                .ifPresent(capabilities -> capabilities(service, path, capabilities, notes));
    }

    /** NoNewPrivileges= keeps the kernel from giving a program more than whoever starts it has (systemd.exec(5)). */
    private static void capabilities(Service service, String path, String capabilities, Notes notes) {
        boolean taken =
                service.unit().filter(unit -> unit.isOn("NoNewPrivileges")).isPresent();
        notes.finding(Found.of(
                        taken && !service.isRoot() ? Severity.GAP : Severity.NOTE,
                        "user/privileged",
                        taken
                                ? "The file " + path
                                        + " has capabilities, and NoNewPrivileges= keeps the service from getting them."
                                : "Whoever starts " + path + " gets capabilities with it.")
                .host("capabilities", capabilities)
                .configure("setcap -r " + path, "and AmbientCapabilities= in the unit: then only the service has them")
                .finding());
    }
}
