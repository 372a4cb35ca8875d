package dev.seaworthy.host.network;

import dev.seaworthy.host.ProcFile;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the process that holds a socket. Without root only processes of the same user can be looked into. */
final class SocketOwners {
    private final Path proc;

    SocketOwners(Path proc) {
        this.proc = proc;
    }

    /**
     * A process.
     *
     * @param number its number
     * @param name its name, at most 15 letters
     * @param program the path of its program; empty when it may not be seen
     */
    record Owner(String number, String name, String program) {}

    /** Who holds it; empty when nobody that can be seen does. */
    Optional<Owner> of(Sockets.Waiting socket) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process, "socket:[" + socket.inode() + "]")) {
                    return Optional.of(
                            new Owner(String.valueOf(process.getFileName()), name(process), program(process)));
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean holds(Path process, String link) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                if (leads(file, link)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException ended) {
            return false;
        }
    }

    private static boolean leads(Path file, String link) {
        try {
            return Files.readSymbolicLink(file).toString().equals(link);
        } catch (IOException closed) {
            return false;
        }
    }

    private static String name(Path process) {
        return ProcFile.text(process.resolve("comm")).orElse("");
    }

    private static String program(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("exe")).toString();
        } catch (IOException hidden) {
            return "";
        }
    }
}
