package dev.seaworthy.host.unit;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.host.Found;
import dev.seaworthy.host.Notes;
import dev.seaworthy.target.root.RootView;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the sandbox takes away what the service needs. */
final class SandboxConflicts {
    private static final String RULE = "unit/sandbox-conflict";
    /** What ProtectHome=yes hides (systemd.exec(5)). */
    private static final List<String> HOMES = List.of("/home", "/root", "/run/user");

    private static final List<String> TEMPORARY = List.of("/tmp", "/var/tmp");
    /** Without one of these groups not even the start of Go's runtime gets through. */
    private static final Set<String> ENOUGH = Set.of("@system-service", "@known");

    private SandboxConflicts() {}

    static void check(Judged judged, Notes notes) {
        hidden(judged, notes);
        network(judged, notes);
        readOnly(judged, notes);
        systemCalls(judged, notes);
        architecture(judged, notes);
        root(judged, notes);
    }

    /** Programs and directories that the sandbox covers up. */
    private static void hidden(Judged judged, Notes notes) {
        Optional<String> program = judged.unit().start().map(ExecCommand::program);
        Optional<String> directory = judged.service("WorkingDirectory").filter(path -> path.startsWith("/"));
        String home = judged.service("ProtectHome").orElse(judged.unit().hasDynamicUser() ? "read-only" : "no");
        if (home.equals("tmpfs") || Unit.truth(home).orElse(false)) {
            covered(judged, notes, "ProtectHome", HOMES, program, directory);
        }
        if (judged.unit().isOn("PrivateTmp") || judged.unit().hasDynamicUser()) {
            covered(judged, notes, "PrivateTmp", TEMPORARY, program, directory);
        }
    }

    private static void covered(
            Judged judged,
            Notes notes,
            String key,
            List<String> places,
            Optional<String> program,
            Optional<String> directory) {
        program.filter(path -> isBelow(path, places))
                .ifPresent(path -> notes.finding(
                        Found.blocker(RULE, key + "= hides " + path + ", the program that the unit starts.")
                                .error(judged.unit().name() + ": Failed to locate executable " + path
                                        + ": No such file or directory\n"
                                        + judged.unit().name() + ": Main process exited, code=exited, status=203/EXEC")
                                .host(key, judged.quote("Service", key))
                                .host("ExecStart", judged.quote("Service", "ExecStart"))
                                .configure(
                                        "install -m 0755 " + path + " /usr/local/bin/",
                                        "a program of the system is no file of a user")
                                .finding()));
        directory
                .filter(path -> isBelow(path, places))
                .ifPresent(path -> notes.finding(Found.blocker(
                                RULE, key + "= hides " + path + ", the working directory.")
                        .error(judged.unit().name() + ": Main process exited, code=exited, status=200/CHDIR")
                        .host(key, judged.quote("Service", key))
                        .host("WorkingDirectory", judged.quote("Service", "WorkingDirectory"))
                        .configure("StateDirectory=" + judged.unit().prefix(), "a directory of its own below /var/lib")
                        .finding()));
    }

    private static boolean isBelow(String path, List<String> places) {
        return places.stream().anyMatch(place -> path.equals(place) || path.startsWith(place + "/"));
    }

    private static void network(Judged judged, Notes notes) {
        List<Integer> ports = judged.audited().ports();
        if (ports.isEmpty()) {
            return;
        }
        if (judged.unit().isOn("PrivateNetwork")
                && judged.unit().words("Service", "Sockets").isEmpty()
                && !judged.files().exists(judged.unit().prefix() + ".socket")) {
            notes.finding(Found.gap(
                            RULE,
                            "PrivateNetwork= gives the service a network of its own: nobody reaches port "
                                    + ports.getFirst() + ".")
                    .error("curl: (7) Failed to connect to localhost port " + ports.getFirst() + ": Connection refused")
                    .host("PrivateNetwork", judged.quote("Service", "PrivateNetwork"))
                    .configure("PrivateNetwork=no", "or a socket unit, which listens outside and hands the socket in")
                    .finding());
        }
        List<String> families = judged.unit().words("Service", "RestrictAddressFamilies");
        boolean denied = !families.isEmpty()
                && (families.getFirst().startsWith("~")
                        ? families.contains("~AF_INET") || families.contains("AF_INET")
                        : !families.contains("AF_INET") && !families.contains("AF_INET6"));
        if (denied) {
            notes.finding(Found.blocker(
                            RULE,
                            "RestrictAddressFamilies= leaves no address family of the Internet, and the service wants port "
                                    + ports.getFirst() + ".")
                    .error("listen tcp :" + ports.getFirst() + ": socket: address family not supported by protocol")
                    .host("RestrictAddressFamilies", judged.quote("Service", "RestrictAddressFamilies"))
                    .configure(
                            "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6",
                            "sockets of IPv4, IPv6 and of this host")
                    .finding());
        }
    }

    /** Directories that the command names and the sandbox makes read-only. */
    private static void readOnly(Judged judged, Notes notes) {
        String system = judged.service("ProtectSystem").orElse(judged.unit().hasDynamicUser() ? "strict" : "no");
        if (!system.equals("strict")) {
            return;
        }
        List<String> written = new java.util.ArrayList<>(judged.unit().words("Service", "ReadWritePaths"));
        written.addAll(judged.unit().words("Service", "ReadWriteDirectories"));
        written.addAll(judged.unit().words("Service", "BindPaths"));
        Directories.of(judged.unit()).forEach(made -> written.add(made.path()));
        List<String> open =
                written.stream().map(path -> path.replaceFirst("^[-+]+", "")).toList();
        for (String argument : judged.unit().start().map(ExecCommand::arguments).orElse(List.of())) {
            String path = argument.substring(argument.indexOf('=') + 1);
            if (path.matches("/(var|srv|opt)/[^\\s:,*]+")
                    && judged.host().files().lookup(path) instanceof RootView.Lookup.Directory
                    && !isBelow(path, open)
                    && !isBelow(path, TEMPORARY)) {
                notes.finding(
                        Found.gap(RULE, "ProtectSystem=strict makes " + path + " read-only, which the command names.")
                                .error("open " + path + "/…: read-only file system")
                                .host("ProtectSystem", judged.quote("Service", "ProtectSystem"))
                                .host("ExecStart", argument)
                                .configure(
                                        "ReadWritePaths=" + path,
                                        "that directory may be written, unless it is only read: then all is well")
                                .finding());
            }
        }
    }

    private static void systemCalls(Judged judged, Notes notes) {
        List<String> filter = judged.unit().words("Service", "SystemCallFilter");
        if (filter.isEmpty() || judged.go().isEmpty()) {
            return;
        }
        if (!filter.getFirst().startsWith("~") && filter.stream().noneMatch(ENOUGH::contains)) {
            notes.finding(Found.gap(
                            RULE,
                            "SystemCallFilter= allows a list of its own; Go's runtime needs more calls than a program names (futex, epoll, clone, sigaltstack, madvise).")
                    .error(judged.unit().name() + ": Main process exited, code=killed, status=31/SYS")
                    .binary("Go", judged.go().get().version())
                    .host("SystemCallFilter", judged.quote("Service", "SystemCallFilter"))
                    .configure(
                            "SystemCallFilter=@system-service",
                            "all that ordinary services need, the Go runtime included")
                    .finding());
        }
    }

    private static void architecture(Judged judged, Notes notes) {
        Optional<Architecture> program =
                judged.audited().program().flatMap(one -> one.facts().architecture());
        Optional<Architecture> host = judged.host()
                .facts()
                .machine()
                .architecture()
                .or(() -> judged.host().facts().architecture());
        List<String> allowed = judged.unit().words("Service", "SystemCallArchitectures");
        if (allowed.equals(List.of("native"))
                && program.isPresent()
                && host.isPresent()
                && program.get() != host.get()) {
            notes.finding(Found.blocker(
                            RULE,
                            "SystemCallArchitectures=native allows only the system calls of "
                                    + host.get().goName() + ", and the program is for "
                                    + program.get().goName() + ".")
                    .error(judged.unit().name() + ": Main process exited, code=killed, status=31/SYS")
                    .binary("architecture", program.get().goName())
                    .host("SystemCallArchitectures", judged.quote("Service", "SystemCallArchitectures"))
                    .configure("SystemCallArchitectures=", "allows all that the kernel has")
                    .finding());
        }
    }

    private static void root(Judged judged, Notes notes) {
        Optional<String> directory =
                judged.service("RootDirectory").filter(path -> path.startsWith("/") && path.length() > 1);
        Optional<String> program =
                judged.unit().start().map(ExecCommand::program).filter(path -> path.startsWith("/"));
        if (directory.isPresent()
                && program.isPresent()
                && judged.host().files().lookup(directory.get() + program.get())
                        instanceof RootView.Lookup.Absent(String reason)) {
            notes.finding(Found.blocker(
                            RULE, "RootDirectory=" + directory.get() + " has no " + program.get() + ": " + reason + ".")
                    .error(judged.unit().name() + ": Main process exited, code=exited, status=203/EXEC")
                    .host("RootDirectory", judged.quote("Service", "RootDirectory"))
                    .configure(
                            "install -D -m 0755 " + program.get() + " " + directory.get() + program.get(),
                            "the program is looked for inside")
                    .finding());
        }
    }
}
