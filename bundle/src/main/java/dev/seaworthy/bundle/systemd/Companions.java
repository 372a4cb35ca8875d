package dev.seaworthy.bundle.systemd;

import dev.seaworthy.binary.LinkedFunctions;
import dev.seaworthy.binary.Use;
import dev.seaworthy.bundle.Artefact;
import dev.seaworthy.bundle.Heading;
import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.Remark;
import dev.seaworthy.bundle.description.Directory;
import dev.seaworthy.bundle.description.Port;
import dev.seaworthy.bundle.description.Service;
import dev.seaworthy.bundle.description.Systemd;
import java.util.ArrayList;
import java.util.List;

/** The files beside a unit that are only written on request: its socket, the rotation of its logs, its journal. */
final class Companions {
    private Companions() {}

    static List<Artefact> of(Order order, Systemd section) {
        Service service = order.service();
        List<Artefact> artefacts = new ArrayList<>();
        if (service.hasSocket()) {
            artefacts.add(Artefact.of("systemd/" + service.name() + ".socket", socket(order)));
        }
        if (section.logrotate() && service.directories().contains(Directory.LOGS)) {
            artefacts.add(Artefact.of("logrotate.d/" + service.name(), logrotate(order)));
        }
        section.journal()
                .ifPresent(size -> artefacts.add(Artefact.of(
                        "systemd/journald@" + service.name() + ".conf",
                        SystemdEmitter.comment(
                                        Heading.of(order, "The journal of the service; belongs into /etc/systemd."))
                                + "[Journal]\n# From systemd.journal: the oldest goes when there is more\nSystemMaxUse="
                                + size + "\n")));
        return artefacts;
    }

    /** systemd.socket(5). */
    private static String socket(Order order) {
        Service service = order.service();
        Lines unit = new Lines();
        unit.add(SystemdEmitter.comment(Heading.of(order, "The ports of the service, opened by systemd.")));
        unit.add("[Unit]\n");
        unit.set("Description", SystemdEmitter.escaped(service.summary()) + " (ports)");
        unit.add("\n[Socket]\n");
        for (Port port : service.ports()) {
            unit.why("From ports." + port.name());
            unit.set(
                    port.protocol() == Port.Protocol.TCP ? "ListenStream" : "ListenDatagram",
                    Integer.toString(port.number()));
        }
        unit.add("\n[Install]\nWantedBy=sockets.target\n");
        return unit.text();
    }

    private static String logrotate(Order order) {
        return SystemdEmitter.comment(Heading.of(order, "Rotates the files in the service's log directory."))
                + "# From systemd.logrotate and directories: logs\n/var/log/"
                + order.service().name()
                + "/*.log {\n    daily\n    rotate 14\n    maxsize 100M\n    missingok\n    notifempty\n    compress\n"
                + "    delaycompress\n"
                + "    # Whether the program opens its files again on a signal is not known: they are emptied in place.\n"
                + "    copytruncate\n}\n";
    }

    /** Since when there is LogNamespace=: NEWS of systemd, "CHANGES WITH 245". */
    static List<Remark> remarks(Order order, Systemd section) {
        List<Remark> remarks = new ArrayList<>();
        if (section.socket()) {
            socketRemarks(order, remarks);
        }
        if (section.logrotate() && !order.service().directories().contains(Directory.LOGS)) {
            remarks.add(new Remark(
                    "systemd.logrotate", "There are no files to rotate without \"directories: [logs]\"; not written."));
        } else if (section.logrotate()) {
            remarks.add(new Remark(
                    "systemd.logrotate",
                    "Lines that are written between copying and emptying a file are lost (copytruncate). A service that"
                            + " logs to standard output needs no rotation: the journal does it."));
        }
        if (section.journal().isPresent()) {
            remarks.add(new Remark(
                    "systemd.journal",
                    "The limit holds for a journal of its own: journalctl --namespace="
                            + order.service().name() + ". It needs systemd 245 or newer."));
        }
        return remarks;
    }

    private static void socketRemarks(Order order, List<Remark> remarks) {
        if (order.service().ports().isEmpty()) {
            remarks.add(new Remark("systemd.socket", "There are no ports to open; not written."));
            return;
        }
        LinkedFunctions functions =
                order.binary().go().map(go -> go.functions()).orElse(LinkedFunctions.UNKNOWN);
        if (!functions.has(Use.SOCKET_ACTIVATION)) {
            remarks.add(new Remark(
                    "systemd.socket",
                    functions.complete()
                            ? "No known function that takes sockets from systemd (LISTEN_FDS) is linked. A program that"
                                    + " opens its ports itself fails: address already in use."
                            : "Whether the program takes sockets from systemd (LISTEN_FDS) cannot be told; one that opens"
                                    + " its ports itself fails: address already in use."));
        }
    }
}
