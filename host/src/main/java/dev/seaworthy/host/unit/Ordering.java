package dev.seaworthy.host.unit;

import dev.seaworthy.host.Found;
import dev.seaworthy.host.Notes;
import java.util.List;

/** When the service is started at boot, and whether. */
final class Ordering {
    private static final String RULE = "unit/ordering";
    private static final String ONLINE = "network-online.target";

    private Ordering() {}

    static void check(Judged judged, Notes notes) {
        Unit unit = judged.unit();
        List<String> after = unit.words("Unit", "After");
        boolean wanted = unit.words("Unit", "Wants").contains(ONLINE)
                || unit.words("Unit", "Requires").contains(ONLINE);
        if (after.contains(ONLINE) && !wanted) {
            notes.finding(Found.gap(
                            RULE,
                            "After=" + ONLINE + " alone waits for nothing: unless another unit wants that target, it is"
                                    + " never started.")
                    .host("After", judged.quote("Unit", "After"))
                    .host("Wants", judged.quote("Unit", "Wants"))
                    .configure("Wants=" + ONLINE, "has the target started, so that After= has something to wait for")
                    .finding());
        } else if (after.contains("network.target") && !after.contains(ONLINE)) {
            notes.finding(Found.note(
                            RULE,
                            "After=network.target does not mean that there is an address: at boot it only says that the"
                                    + " program which sets up the network has been started.")
                    .host("After", judged.quote("Unit", "After"))
                    .configure(
                            "Wants=" + ONLINE + "\nAfter=" + ONLINE,
                            "only where the service cannot wait for the network by itself: it delays the boot")
                    .finding());
        }
        boolean installed = !unit.words("Install", "WantedBy").isEmpty()
                || !unit.words("Install", "RequiredBy").isEmpty()
                || !unit.words("Install", "Alias").isEmpty()
                || !unit.words("Install", "Also").isEmpty();
        if (!installed && unit.lines().stream().noneMatch(line -> line.section().equals("Install"))) {
            notes.finding(Found.note(
                            RULE,
                            "The unit has no [Install]: systemctl enable does nothing, and at boot it starts only if"
                                    + " another unit asks for it.")
                    .error("The unit files have no installation config")
                    .host("unit", String.join(", ", unit.files()))
                    .configure("[Install]\nWantedBy=multi-user.target", "started at boot once it is enabled")
                    .finding());
        }
    }
}
