package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.host.Host;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.verdict.Permission;
import dev.seaworthy.verdict.Start;
import dev.seaworthy.verdict.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
