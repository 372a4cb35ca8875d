package dev.seaworthy.bundle.systemd;

import dev.seaworthy.binary.Use;
import dev.seaworthy.bundle.Artefact;
import dev.seaworthy.bundle.Emitter;
import dev.seaworthy.bundle.Heading;
import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.Remark;
import dev.seaworthy.bundle.description.Directory;
import dev.seaworthy.bundle.description.Mapping;
import dev.seaworthy.bundle.description.Port;
import dev.seaworthy.bundle.description.Service;
import dev.seaworthy.bundle.description.Systemd;
import dev.seaworthy.bundle.description.Systemd.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the unit, and the account that it runs as when the description names one. */
public final class SystemdEmitter implements Emitter {
    @Override
    public Emission emit(Order order) {
        Optional<Systemd> section = order.service().sections().systemd();
        if (section.isEmpty()) {
            return Emission.NOTHING;
        }
        Service service = order.service();
        List<Artefact> artefacts = new ArrayList<>();
        artefacts.add(Artefact.of("systemd/" + service.name() + ".service", unit(order, section.get())));
        service.account()
                .ifPresent(user -> artefacts.add(Artefact.of(
                        "sysusers.d/" + service.name() + ".conf",
                        comment(Heading.of(order, "The account of the service, for systemd-sysusers."))
                                + "# From user:\nu " + user + " - \"" + service.name() + "\" - -\n")));
        artefacts.addAll(Companions.of(order, section.get()));
        List<Remark> remarks = new ArrayList<>(remarks(service, section.get()));
        remarks.addAll(Companions.remarks(order, section.get()));
        return new Emission(artefacts, remarks);
    }

    private static String unit(Order order, Systemd section) {
        Service service = order.service();
        Lines unit = new Lines();
        unit.add(comment(Heading.of(order, "The unit of the service. Changes belong into a drop-in: systemctl edit.")));
        unit.add("[Unit]\n");
        unit.set("Description", escaped(service.summary()));
        if (!section.after().isEmpty()) {
            unit.why("From systemd.after");
            unit.set("Wants", String.join(" ", section.after()));
            unit.set("After", String.join(" ", section.after()));
        }
        if (service.hasSocket()) {
            unit.why("From systemd.socket: systemd opens its ports and hands them over");
            unit.set("Requires", service.name() + ".socket");
            unit.set("After", service.name() + ".socket");
        }
        unit.why("From systemd.startLimit: more starts than that, and systemd gives up");
        unit.set("StartLimitIntervalSec", time(section.startLimit().within()));
        unit.set("StartLimitBurst", Integer.toString(section.startLimit().times()));
        unit.add("\n[Service]\n");
        type(order, section, unit);
        unit.set("ExecStart", command(service));
        unit.set("Restart", Mapping.word(section.restart()));
        unit.set("RestartSec", time(section.restartDelay()));
        service.environment().forEach((name, value) -> unit.set("Environment", quoted(name + "=" + value)));
        service.resources().memoryBytes().ifPresent(bytes -> {
            unit.why("From resources.memory");
            unit.set("MemoryMax", Long.toString(bytes));
        });
        service.resources().cpuMillis().ifPresent(millis -> {
            unit.why("From resources.cpu");
            unit.set("CPUQuota", Math.max(1, millis / 10) + "%");
        });
        section.journal().ifPresent(_ -> {
            unit.why("From systemd.journal: a journal of its own, journalctl --namespace=" + service.name());
            unit.set("LogNamespace", service.name());
        });
        account(service, unit);
        Sandbox.write(service, section, unit);
        unit.add("\n[Install]\nWantedBy=multi-user.target\n");
        if (service.hasSocket()) {
            unit.set("Also", service.name() + ".socket");
        }
        return unit.text();
    }

    private static void type(Order order, Systemd section, Lines unit) {
        boolean tells = order.binary()
                .go()
                .filter(go -> go.functions().has(Use.SERVICE_NOTIFICATION))
                .isPresent();
        if (section.type().isPresent()) {
            unit.why("From systemd.type");
            unit.set("Type", Mapping.word(section.type().get()));
        } else if (tells) {
            unit.why("The binary links a function that tells systemd when it is ready");
            unit.set("Type", "notify");
        } else {
            unit.why("The binary links no function that tells systemd when it is ready");
            unit.set("Type", "exec");
        }
    }

    private static void account(Service service, Lines unit) {
        if (service.user().isPresent()) {
            unit.why("From user");
            unit.set("User", service.user().get());
        } else {
            unit.why("No user is named: an account for the time that it runs");
            unit.set("DynamicUser", "yes");
        }
        for (Directory directory : service.directories()) {
            unit.why("From directories: " + Mapping.word(directory));
            String name = Mapping.word(directory);
            unit.set(
                    name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1) + "Directory",
                    service.name());
        }
    }

    private static List<Remark> remarks(Service service, Systemd section) {
        List<Remark> remarks = new ArrayList<>();
        if (service.user().filter("nobody"::equals).isPresent()) {
            remarks.add(new Remark(
                    "user",
                    "nobody is the account of whatever has no account; all that run as it can reach each other's files and"
                            + " processes. Leave user out for an account of its own at each start."));
        }
        if (service.user().filter("root"::equals).isPresent()) {
            remarks.add(new Remark("user", "As root the service may do everything that its sandbox does not forbid."));
        }
        if (section.type().filter(Systemd.Type.SIMPLE::equals).isPresent()) {
            remarks.add(
                    new Remark(
                            "systemd.type",
                            "With simple, systemctl start succeeds even when the binary cannot be executed; exec reports that."));
        }
        if (section.restart() == Systemd.Restart.ALWAYS) {
            remarks.add(new Remark(
                    "systemd.restart",
                    "always also starts a service again that ended in order; on-failure is systemd's own recommendation for"
                            + " services that run for long."));
        }
        if (section.after().contains("network.target")) {
            remarks.add(new Remark(
                    "systemd.after",
                    "network.target means little at start-up: it does not wait for an address. A service that needs one at"
                            + " once wants network-online.target."));
        }
        return remarks;
    }

    static boolean isPrivileged(Port port) {
        return port.number() < 1024;
    }

    static boolean allows(Systemd section, Permission permission) {
        return section.allow().contains(permission);
    }

    /** Where the binary is to lie: owned by root, so that the service cannot change its own program. */
    private static String command(Service service) {
        StringBuilder command = new StringBuilder("/usr/local/bin/" + service.name());
        service.arguments()
                .forEach(argument -> command.append(' ').append(quoted(argument).replace("$", "$$")));
        return command.toString();
    }

    private static String quoted(String text) {
        String escaped = escaped(text).replace("\\", "\\\\").replace("\"", "\\\"");
        return '"' + escaped + '"';
    }

    /** A per cent sign begins a specifier. */
    static String escaped(String text) {
        return text.replace("%", "%%");
    }

    /** A bare m means minutes to systemd too; milliseconds and the rest are the same. */
    private static String time(String duration) {
        return duration.endsWith("m") ? duration + "in" : duration;
    }

    static String comment(String text) {
        return text.lines().map(line -> "# " + line + "\n").reduce("", String::concat);
    }
}
