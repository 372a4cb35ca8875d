package dev.seaworthy.bundle.install;

import dev.seaworthy.bundle.Artefact;
import dev.seaworthy.bundle.Emitter;
import dev.seaworthy.bundle.Heading;
import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.Remark;
import dev.seaworthy.bundle.description.Service;
import dev.seaworthy.bundle.description.Systemd;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the script that installs a unit and its binary, and the directories that they need beforehand. */
public final class InstallerEmitter implements Emitter {
    @Override
    public Emission emit(Order order) {
        Optional<Systemd> section = order.service().sections().systemd();
        if (section.isEmpty()) {
            return Emission.NOTHING;
        }
        Service service = order.service();
        List<Artefact> artefacts = new ArrayList<>();
        List<Remark> remarks = new ArrayList<>();
        Map<String, String> values =
                new HashMap<>(Fragments.of(order, section.get(), "Installs the service on a Linux with systemd."));
        values.put(
                "ACCOUNT",
                service.account().isPresent()
                        ? Template.filled("installer-account.sh", values).stripTrailing()
                        : "    :");
        artefacts.add(new Artefact("install.sh", Template.filled("install.sh", values), true));
        List<String> writable = section.get().writable();
        if (!writable.isEmpty() && service.user().isPresent()) {
            artefacts.add(directories(order, service.user().get(), writable));
        } else if (!writable.isEmpty()) {
            remarks.add(
                    new Remark(
                            "systemd.writable",
                            "Who owns these directories? An account that is made at each start has another number each time: name"
                                    + " a user, or use \"directories\", which systemd hands over. They must exist before the start."));
        }
        return new Emission(artefacts, remarks);
    }

    /** tmpfiles.d(5): a unit whose ReadWritePaths= are not there does not start. */
    private static Artefact directories(Order order, String user, List<String> writable) {
        StringBuilder lines = new StringBuilder(
                        Fragments.comment(Heading.of(order, "Directories of the service, for systemd-tmpfiles.")))
                .append("\n# From systemd.writable and user\n");
        // The group of nobody has another name on each distribution; what is left out is root's.
        String group = user.equals("nobody") ? "-" : user;
        writable.forEach(path -> lines.append("d ")
                .append(path)
                .append(" 0750 ")
                .append(user)
                .append(' ')
                .append(group)
                .append(" -\n"));
        return Artefact.of("tmpfiles.d/" + order.service().name() + ".conf", lines.toString());
    }
}
