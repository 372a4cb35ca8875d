package dev.seaworthy.host.users;

import dev.seaworthy.host.Audited;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.Notes;
import dev.seaworthy.host.Section;
import dev.seaworthy.host.unit.Unit;
import java.util.List;
import java.util.Optional;

/** The part of the audit about the service's account, and about who may do what with its files. */
public final class UsersAudit {
    private UsersAudit() {}

    public static Section look(Host host, Audited audited, Optional<Unit> unit) {
        Notes notes = new Notes(Section.Area.USERS);
        Service service = Service.of(host, audited, unit);
        service.accounts().unread().forEach(reason -> notes.unseen("users and groups: " + reason));
        facts(service, notes);
        AccountChecks.check(service, notes);
        FileChecks.check(service, notes);
        SecretChecks.check(service, notes);
        PrivilegeChecks.check(service, notes);
        NewFiles.check(service, notes);
        AccountFixes.add(service, notes);
        if (service.lists().isSilent()) {
            notes.unseen("access lists (ACL): there is no getfacl to ask");
        }
        return notes.section();
    }

    private static void facts(Service service, Notes notes) {
        if (service.unit().isEmpty() && service.account().isEmpty()) {
            notes.unseen("the service's user: name its unit (--unit) or its user (--user)");
        }
        if (service.isDynamic()) {
            notes.fact("user", "made by systemd at each start (DynamicUser=)");
        }
        service.user().ifPresent(user -> {
            notes.fact(
                    "user",
                    user.name() + ", number " + user.id() + ", home " + user.home() + ", shell " + user.shell());
            List<String> groups = service.accounts().groupsOf(user).stream()
                    .map(service.accounts()::groupName)
                    .toList();
            notes.fact("groups", String.join(", ", groups));
        });
        service.program().ifPresent(path -> {
            for (PathSteps.Step step : service.steps(path)) {
                notes.fact(step.directory() ? "directory" : "file", step.path() + " " + service.words(step));
            }
        });
    }
}
