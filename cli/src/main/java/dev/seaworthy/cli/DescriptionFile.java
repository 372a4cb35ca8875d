package dev.seaworthy.cli;

import dev.seaworthy.bundle.description.Description;
import dev.seaworthy.bundle.description.Problem;
import dev.seaworthy.bundle.description.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the description of a service and complains of all its mistakes. */
final class DescriptionFile {
    /** What it is called when nothing else is said. */
    static final String USUAL = "seaworthy.yaml";

    private static final long LONGEST = 1 << 17;

    private DescriptionFile() {}

    /** The service; empty when there is none, which was complained of. */
    static Optional<Service> read(String name, Terminal terminal) {
        try {
            Path file = FileNames.path(name);
            if (!Files.isRegularFile(file) && Files.exists(file)) {
                throw new IOException("is not a regular file");
            }
            if (Files.size(file) > LONGEST) {
                throw new IOException("is longer than any description");
            }
            // Bytes that are no UTF-8 become replacement characters, which no key and no name has.
            return service(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8), terminal);
        } catch (IOException problem) {
            terminal.complain(name + ": " + Complaints.reason(problem));
            return Optional.empty();
        }
    }

    private static Optional<Service> service(String name, String text, Terminal terminal) {
        return switch (Description.read(text)) {
            case Description.Read(Service service) -> Optional.of(service);
            case Description.Wrong(List<Problem> problems) -> {
                problems.forEach(problem -> terminal.complain(name + ":" + problem));
                yield Optional.empty();
            }
        };
    }
}
