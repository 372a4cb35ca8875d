package dev.seaworthy.host.unit;

import dev.seaworthy.host.Found;
import dev.seaworthy.host.Notes;
import dev.seaworthy.target.root.RootView;
import java.util.List;

/** What keeps systemd from starting the unit at all. */
final class Refusals {
    private static final String RULE = "unit/does-not-start";
    /** What puts another root below the service, or files over it that the host does not have (systemd.exec(5)). */
    private static final List<String> OWN_ROOT = List.of(
            "RootDirectory",
            "RootImage",
            "BindPaths",
            "BindReadOnlyPaths",
            "TemporaryFileSystem",
            "MountImages",
            "ExtensionImages",
            "ExtensionDirectories");

    private Refusals() {}

    static void check(Judged judged, Notes notes) {
        Unit unit = judged.unit();
        String name = unit.name();
        List<UnitLine> starts = unit.allLines("Service", "ExecStart");
        boolean oneshot = judged.type().equals("oneshot");
        if (starts.isEmpty()
                && unit.all("Service", "ExecStop").isEmpty()
                && judged.unit().last("Unit", "SuccessAction").isEmpty()) {
            refuse(
                    notes,
                    judged,
                    "The unit starts nothing.",
                    name + ": Service has no ExecStart=, ExecStop=, or SuccessAction=. Refusing.",
                    "ExecStart",
                    "ExecStart=/usr/bin/" + unit.prefix());
        }
        if (starts.size() > 1 && !oneshot) {
            refuse(
                    notes,
                    judged,
                    "The unit has " + starts.size() + " lines ExecStart=, which only Type=oneshot may have.",
                    name
                            + ": Service has more than one ExecStart= setting, which is only allowed for Type=oneshot services. Refusing.",
                    "ExecStart",
                    "an empty ExecStart= in the drop-in, before its own");
        }
        String restart = judged.service("Restart").orElse("no");
        if (oneshot && (restart.equals("always") || restart.equals("on-success"))) {
            refuse(
                    notes,
                    judged,
                    "Type=oneshot and Restart=" + restart + " exclude each other.",
                    name
                            + ": Service has Restart= set to either always or on-success, which isn't allowed for Type=oneshot services. Refusing.",
                    "Restart",
                    "Restart=on-failure");
        }
        if (judged.type().equals("dbus") && judged.service("BusName").isEmpty()) {
            refuse(
                    notes,
                    judged,
                    "Type=dbus needs the name that the service takes.",
                    name + ": Service is of type D-Bus but no D-Bus service name has been specified. Refusing.",
                    "Type",
                    "BusName=…");
        }
        for (UnitLine line : starts) {
            command(judged, ExecCommand.parse(line.value()), line, notes);
        }
        for (UnitLine line : unit.allLines("Service", "ExecStartPre")) {
            before(judged, line, notes);
        }
        directory(judged, notes);
        environmentFiles(judged, notes);
        requirements(judged, notes);
        OrderingCycle.check(judged, notes);
        NamedPaths.check(judged, notes);
    }

    private static void command(Judged judged, ExecCommand command, UnitLine line, Notes notes) {
        String program = command.program();
        if (program.contains("%") || program.contains("$") || hasRootOfItsOwn(judged)) {
            return;
        }
        if (!program.startsWith("/")) {
            if (program.contains("/")) {
                refuse(
                        notes,
                        judged,
                        "The path of the program is not absolute: " + program + ".",
                        line.place() + ": Neither a valid executable name nor an absolute path: " + program,
                        "ExecStart",
                        "ExecStart=/…/" + program.substring(program.lastIndexOf('/') + 1));
            }
            return;
        }
        switch (judged.host().files().lookup(program)) {
            case RootView.Lookup.File(String _, boolean executable) -> {
                if (!executable) {
                    failed(
                            notes,
                            judged,
                            "Nobody may execute " + program + ".",
                            program + ": Permission denied",
                            line,
                            "chmod 0755 " + program,
                            "mode 0755: the owner may change it, everybody may start it");
                }
            }
            case RootView.Lookup.Directory _ ->
                failed(
                        notes,
                        judged,
                        program + " is a directory.",
                        program + ": Is a directory",
                        line,
                        "ExecStart=" + program + "/" + judged.unit().prefix(),
                        "names the program in it");
            case RootView.Lookup.Absent(String reason) ->
                failed(
                        notes,
                        judged,
                        "The program " + program + " is not there: " + reason + ".",
                        program + ": No such file or directory",
                        line,
                        "install -o root -g root -m 0755 " + judged.unit().prefix() + " " + program,
                        "puts it where the unit looks for it");
            case RootView.Lookup.Unknown(String reason) -> notes.unseen("the program of the unit: " + reason);
        }
    }

    /** A command that has to succeed before the program is started. */
    private static void before(Judged judged, UnitLine line, Notes notes) {
        ExecCommand command = ExecCommand.parse(line.value());
        String program = command.program();
        boolean mayFail = line.value().matches("[@:+!|]*-.*");
        if (mayFail || !program.startsWith("/") || program.contains("%") || hasRootOfItsOwn(judged)) {
            return;
        }
        if (judged.host().files().lookup(program) instanceof RootView.Lookup.Absent(String reason)) {
            notes.finding(Found.blocker(
                            RULE, "The program " + program + ", which has to run first, is not there: " + reason + ".")
                    .error(judged.unit().name() + ": Failed to locate executable " + program
                            + ": No such file or directory\n" + judged.unit().name()
                            + ": Control process exited, code=exited, status=203/EXEC")
                    .host("ExecStartPre", line.value() + " (" + line.place() + ")")
                    .configure("ExecStartPre=-" + line.value(), "a minus in front: the program may fail or be missing")
                    .finding());
        }
    }

    /** Paths of the service are then not those of the host, or not only those. */
    static boolean hasRootOfItsOwn(Judged judged) {
        return OWN_ROOT.stream().anyMatch(key -> judged.service(key).isPresent());
    }

    private static void failed(
            Notes notes, Judged judged, String message, String error, UnitLine line, String command, String why) {
        notes.finding(Found.blocker(RULE, message)
                .error(judged.unit().name() + ": Failed to locate executable " + error + "\n"
                        + judged.unit().name() + ": Main process exited, code=exited, status=203/EXEC")
                .host("ExecStart", line.value() + " (" + line.place() + ")")
                .configure(command, why)
                .finding());
    }

    private static void directory(Judged judged, Notes notes) {
        String directory = judged.service("WorkingDirectory").orElse("");
        if (!directory.matches("|-?[/~%].*|-")) {
            refuse(
                    notes,
                    judged,
                    "The working directory is not absolute: " + directory + ".",
                    "WorkingDirectory= path is not absolute: " + directory,
                    "WorkingDirectory",
                    "WorkingDirectory=/…/" + directory);
        }
        if (!directory.startsWith("/")
                || directory.contains("%")
                || hasRootOfItsOwn(judged)
                || made(judged, directory)) {
            // "-" in front: may be missing; "~": the user's home.
            return;
        }
        if (judged.host().files().lookup(directory) instanceof RootView.Lookup.Absent(String reason)) {
            notes.finding(Found.blocker(RULE, "The working directory " + directory + " is not there: " + reason + ".")
                    .error(judged.unit().name()
                            + ": Changing to the requested working directory failed: No such file or directory\n"
                            + judged.unit().name() + ": Main process exited, code=exited, status=200/CHDIR")
                    .host("WorkingDirectory", judged.quote("Service", "WorkingDirectory"))
                    .configure(
                            "StateDirectory=" + judged.unit().prefix(),
                            "systemd makes /var/lib/" + judged.unit().prefix()
                                    + " for the service's user; WorkingDirectory=%S/"
                                    + judged.unit().prefix())
                    .finding());
        }
    }

    /** Whether systemd makes a directory before it starts the service. */
    private static boolean made(Judged judged, String directory) {
        return Directories.of(judged.unit()).stream()
                .anyMatch(made -> directory.equals(made.path()) || directory.startsWith(made.path() + "/"));
    }

    private static void environmentFiles(Judged judged, Notes notes) {
        for (String file : judged.unit().all("Service", "EnvironmentFile")) {
            if (file.startsWith("/")
                    && !file.contains("*")
                    && !file.contains("%")
                    && judged.host().files().lookup(file) instanceof RootView.Lookup.Absent) {
                notes.finding(Found.blocker(RULE, "The file of environment variables " + file + " is not there.")
                        .error(judged.unit().name() + ": Failed to load environment files: No such file or directory")
                        .host("EnvironmentFile", file)
                        .configure("EnvironmentFile=-" + file, "a minus in front: the file may be missing")
                        .finding());
            }
        }
    }

    private static void requirements(Judged judged, Notes notes) {
        for (String key : List.of("Requires", "BindsTo", "Requisite")) {
            for (String needed : judged.unit().words("Unit", key)) {
                // Devices, mounts, slices and scopes are made while the system runs, targets and sockets have files.
                if (needed.matches("[^%]+\\.(service|socket|target|timer|path)")
                        && !judged.files().exists(needed)) {
                    notes.finding(Found.blocker(RULE, "The unit requires " + needed + ", which is not there.")
                            .error("Failed to start " + judged.unit().name() + ": Unit " + needed + " not found.")
                            .host(key, judged.quote("Unit", key))
                            .configure("Wants=" + needed, "starts without it when it is missing")
                            .finding());
                }
            }
        }
    }

    private static void refuse(Notes notes, Judged judged, String message, String error, String key, String fix) {
        notes.finding(Found.blocker(RULE, message)
                .error(error)
                .host(key, judged.quote("Service", key))
                .configure(fix, "systemd then takes the unit")
                .finding());
    }
}
