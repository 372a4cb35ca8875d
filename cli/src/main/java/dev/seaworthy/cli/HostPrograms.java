package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.unit.ExecCommand;
import dev.seaworthy.host.unit.Unit;
import dev.seaworthy.host.unit.UnitFiles;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.verdict.Permission;
import dev.seaworthy.verdict.Start;
import dev.seaworthy.verdict.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The binary for which a host is audited. */
final class HostPrograms {
    private HostPrograms() {}

    /**
     * Reads it: from the host when its path is one there, else from here.
     *
     * @throws IOException when there is none that can be read
     */
    static Subject read(Host host, String name, Start start) throws IOException {
        if (name.startsWith("/")
                && host.files().lookup(name) instanceof RootView.Lookup.File(String real, boolean executable)) {
            return subject(
                    name,
                    host.files().outside(real),
                    name,
                    start,
                    executable ? Permission.EXECUTABLE : Permission.NOT_EXECUTABLE_THERE);
        }
        Path file = FileNames.path(name);
        Path absolute = file.toAbsolutePath().normalize();
        Permission permission = Files.isExecutable(file) ? Permission.EXECUTABLE : Permission.NOT_EXECUTABLE_HERE;
        String place = host.isLive() ? absolute.toString() : "/" + absolute.getFileName();
        return subject(name, file, place, start, permission);
    }

    /**
     * Reads a unit.
     *
     * @throws IOException when there is none that can be read
     */
    static Unit unit(Host host, String name) throws IOException {
        return switch (new UnitFiles(host.files()).find(name)) {
            case UnitFiles.Answer.Found(Unit unit) -> unit;
            case UnitFiles.Answer.Masked(String path) ->
                throw new IOException("is masked: " + path + " leads to /dev/null, so that nobody can start it");
            case UnitFiles.Answer.Absent _ -> throw new IOException("there is no such unit on the host");
            case UnitFiles.Answer.Unreadable(String reason) -> throw new IOException(reason);
        };
    }

    /** The program that a unit starts; empty when it is not there or is no program: the audit says so. */
    static Optional<Subject> started(Host host, Unit unit, Start start) {
        Optional<String> path = unit.start().map(ExecCommand::program).filter(name -> name.startsWith("/"));
        if (path.isEmpty() || !(host.files().lookup(path.get()) instanceof RootView.Lookup.File)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(host, path.get(), start));
        } catch (IOException script) {
            return Optional.empty();
        }
    }

    /** As whom, with which environment and where a unit starts its program; what the user of this tool said counts more. */
    static Start start(Unit unit, Start said) {
        Map<String, String> environment = new TreeMap<>();
        for (String word : unit.words("Service", "Environment")) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                environment.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        environment.putAll(said.environment());
        return new Start(
                said.user().or(unit::user),
                environment,
                said.workingDirectory()
                        .or(() -> unit.last("Service", "WorkingDirectory").filter(path -> path.startsWith("/"))));
    }

    private static Subject subject(String shownAs, Path file, String place, Start start, Permission permission)
            throws IOException {
        return switch (BinaryReader.examine(file)) {
            case Examination.Executable(var facts) ->
                new Subject(shownAs, place.substring(place.lastIndexOf('/') + 1), place, start, permission, facts);
            case Examination.OtherFile(Examination.OtherFile.Kind kind, String description) ->
                throw new IOException("is " + description + Advice.forKind(kind));
            case Examination.Damaged damaged -> throw new IOException(Complaints.damage(damaged));
        };
    }
}
