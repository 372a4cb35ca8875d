package dev.seaworthy.bundle.systemd;

import dev.seaworthy.bundle.description.Service;
import dev.seaworthy.bundle.description.Systemd;
import dev.seaworthy.bundle.description.Systemd.Permission;
import java.util.List;

/** What the service is kept from: everything that it did not ask for (systemd.exec(5)). */
final class Sandbox {
    private Sandbox() {}

    static void write(Service service, Systemd section, Lines unit) {
        boolean privileged = service.ports().stream().anyMatch(SystemdEmitter::isPrivileged);
        if (privileged) {
            unit.why("From ports: one below 1024");
            unit.set("AmbientCapabilities", "CAP_NET_BIND_SERVICE");
            unit.set("CapabilityBoundingSet", "CAP_NET_BIND_SERVICE");
        } else {
            unit.why("No port below 1024: no capability");
            unit.set("CapabilityBoundingSet", "");
        }
        unit.why("Nothing of the system may be changed, and little of it be seen");
        for (String key : List.of(
                "NoNewPrivileges",
                "PrivateTmp",
                "ProtectClock",
                "ProtectControlGroups",
                "ProtectHostname",
                "ProtectKernelLogs",
                "ProtectKernelModules",
                "ProtectKernelTunables",
                "LockPersonality",
                "RestrictRealtime",
                "RestrictSUIDSGID",
                "RemoveIPC")) {
            unit.set(key, "yes");
        }
        unit.set("ProtectSystem", "strict");
        unit.set("UMask", "0077");
        unit.set("SystemCallArchitectures", "native");
        if (!privileged) {
            // In a user namespace of its own, capabilities would not count for the ports of the host.
            unit.set("PrivateUsers", "yes");
        }
        unless(section, Permission.HOME, unit, "ProtectHome", "yes");
        unless(section, Permission.DEVICES, unit, "PrivateDevices", "yes");
        unless(section, Permission.NAMESPACES, unit, "RestrictNamespaces", "yes");
        unless(section, Permission.EXECUTABLE_MEMORY, unit, "MemoryDenyWriteExecute", "yes");
        if (!SystemdEmitter.allows(section, Permission.PROCESSES)) {
            unit.set("ProtectProc", "invisible");
            unit.set("ProcSubset", "pid");
        }
        unless(section, Permission.ALL_SOCKETS, unit, "RestrictAddressFamilies", "AF_INET AF_INET6 AF_UNIX AF_NETLINK");
        if (!SystemdEmitter.allows(section, Permission.ALL_SYSTEM_CALLS)) {
            unit.set("SystemCallFilter", "@system-service");
            unit.set("SystemCallFilter", "~@privileged @resources");
            unit.set("SystemCallErrorNumber", "EPERM");
        }
        if (!section.writable().isEmpty()) {
            unit.why("From systemd.writable");
            unit.set("ReadWritePaths", String.join(" ", section.writable()));
        }
    }

    private static void unless(Systemd section, Permission permission, Lines unit, String key, String value) {
        if (!SystemdEmitter.allows(section, permission)) {
            unit.set(key, value);
        }
    }
}
