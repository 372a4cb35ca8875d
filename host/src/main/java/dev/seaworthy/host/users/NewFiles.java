package dev.seaworthy.host.users;

import dev.seaworthy.host.Found;
import dev.seaworthy.host.Notes;
import dev.seaworthy.host.unit.Unit;
import java.util.Optional;

/** What others may do with files that the service makes: its umask. */
final class NewFiles {
    /** What systemd gives a service of the system (systemd.exec(5), UMask=). */
    private static final String DEFAULT = "0022";

    private static final int OPEN = 0666;

    private NewFiles() {}

    static void check(Service service, Notes notes) {
        Optional<Unit> unit = service.unit();
        if (unit.isEmpty()) {
            return;
        }
        Optional<String> said = unit.get().last("Service", "UMask").filter(text -> text.matches("0?[0-7]{1,3}"));
        int mask = Integer.parseInt(said.orElse(DEFAULT), 8);
        int mode = OPEN & ~mask;
        notes.fact(
                "umask",
                Modes.octal(mask) + (said.isPresent() ? "" : " (systemd's default)") + ": new files are "
                        + Modes.octal(mode) + ", others may " + Modes.rights(mode, false));
        if ((mode & 022) != 0) {
            notes.finding(Found.gap(
                            "user/writable",
                            "What the service writes may be changed by "
                                    + ((mode & 2) != 0 ? "everybody" : "its whole group") + ": its umask is "
                                    + Modes.octal(mask) + ".")
                    .host("UMask", said.orElse(DEFAULT))
                    .configure("UMask=0027", "the service's group may read new files, nobody else")
                    .finding());
        }
    }
}
