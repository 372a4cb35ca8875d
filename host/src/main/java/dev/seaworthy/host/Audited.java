package dev.seaworthy.host;

import dev.seaworthy.verdict.Subject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is audited.
 *
 * @param root where the host's files are: {@code /}, or a directory that holds a root file system
 * @param live whether it is the running host, so that {@code /proc}, sockets and name servers may be asked
 * @param program the service's binary, when one was given or its unit names one
 * @param unit the name of the service's unit, {@code orders.service}
 * @param ports the TCP ports that the service wants to listen on
 */
public record Audited(Path root, boolean live, Optional<Subject> program, Optional<String> unit, List<Integer> ports) {
    public Audited {
        ports = List.copyOf(ports);
    }
}
