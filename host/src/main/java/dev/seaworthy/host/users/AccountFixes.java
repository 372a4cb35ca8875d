package dev.seaworthy.host.users;

import dev.seaworthy.host.Fix;
import dev.seaworthy.host.Notes;
import java.util.Optional;

/** The account and directories of a service as files for systemd-sysusers and systemd-tmpfiles. */
final class AccountFixes {
    private AccountFixes() {}

    static void add(Service service, Notes notes) {
        if ((service.unit().isEmpty()
                        && service.account().isEmpty()
                        && service.program().isEmpty())
                || service.isDynamic()) {
            return;
        }
        String user = service.account()
                .filter(name ->
                        name.matches("[a-z_][-a-z0-9_]{0,30}") && !name.equals("root") && !name.equals("nobody"))
                .orElse(service.name()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^-a-z0-9_]", "-")
                        .replaceFirst("^[^a-z_]+", "s"));
        if (user.isEmpty()) {
            return;
        }
        notes.fix(new Fix(
                Fix.Kind.FILE,
                "/usr/lib/sysusers.d/" + user + ".conf",
                "# A system account of its own: no password, no shell, a number below 1000 that the host chooses.\n"
                        + "u " + user + " - \"" + user + " service\" /var/lib/" + user + " /usr/sbin/nologin\n",
                "systemd-sysusers makes the user and a group of the same name, unless they are there; the unit then says"
                        + " User=" + user + ".",
                "systemd-sysusers --dry-run " + user + ".conf"));
        StringBuilder rules = new StringBuilder();
        rules.append("# Configuration: root may change it, the service may read it, nobody else may look (0750).\n");
        rules.append(directory("/etc/", user, "root"));
        rules.append("# State and logs: the service may write them, nobody else may look.\n");
        rules.append(directory("/var/lib/", user, user));
        rules.append(directory("/var/log/", user, user));
        Optional<String> program = service.program().filter(path -> path.matches("/[-A-Za-z0-9_./]+"));
        program.ifPresent(path -> {
            rules.append("# The program: root may change it, everybody may start it (0755).\n");
            rules.append("z ").append(path).append(" 0755 root root -\n");
        });
        notes.fix(new Fix(
                Fix.Kind.FILE,
                "/usr/lib/tmpfiles.d/" + user + ".conf",
                rules.toString(),
                "systemd-tmpfiles --create makes the directories with these owners and modes at each boot"
                        + (program.isPresent() ? ", and sets those of the program." : "."),
                "systemd-tmpfiles --create --root=DIRECTORY " + user + ".conf"));
    }

    private static String directory(String parent, String user, String owner) {
        return "d " + parent + user + " 0750 " + owner + " " + user + " -\n";
    }
}
