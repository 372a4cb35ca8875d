package dev.seaworthy.host.system;

import dev.seaworthy.host.Host;
import dev.seaworthy.host.Notes;
import dev.seaworthy.host.ProcFile;
import java.nio.file.Path;
import java.util.Optional;

/** Small files of the kernel of a running host. */
record Proc(Host host, Notes notes) {
    private static final int LARGEST = 1 << 20;

    boolean isThere() {
        return host.proc().isPresent();
    }

    /** The text of a file below {@code /proc}; empty when there is none or the host does not run. */
    Optional<String> text(String path) {
        return host.proc().flatMap(proc -> read(proc.resolve(path)));
    }

    /** The number in a file below {@code /proc/sys}. */
    Optional<Long> number(String path) {
        return text("sys/" + path)
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong);
    }

    static Optional<String> read(Path file) {
        return ProcFile.text(file, LARGEST);
    }
}
