package dev.seaworthy.host.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.target.root.DirectoryRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The way to a file, as the kernel goes it. */
class PathStepsTest {
    @TempDir
    Path root;

    private List<String> steps(String path) throws java.io.IOException {
        return PathSteps.of(new DirectoryRoot(root), path).stream()
                .map(PathSteps.Step::path)
                .toList();
    }

    @Test
    void dotsAndLinks() throws Exception {
        Files.createDirectories(root.resolve("srv/data/deep"));
        Files.createSymbolicLink(root.resolve("short"), Path.of("srv/data/deep"));
        Files.createSymbolicLink(root.resolve("loop"), Path.of("loop/x"));

        assertThat(steps("/srv/./data")).containsExactly("/", "/srv", "/srv/data");
        assertThat(steps("/srv/../srv/data/../data")).containsExactly("/", "/srv", "/srv/data");
        // What is above a link's end is not what is above the link.
        assertThat(steps("/short/..")).containsExactly("/", "/srv", "/srv/data", "/srv/data/deep");
        assertThat(steps("/srv/none/data")).containsExactly("/", "/srv");
        assertThat(steps("/loop/y")).containsExactly("/");
    }

    /** Once each of them was looked up from the root: half a gigabyte for a home directory of four kilobytes. */
    @Test
    @Timeout(10)
    void veryManyDots() throws Exception {
        Files.createDirectories(root.resolve("srv"));

        assertThat(steps("/" + "srv/../".repeat(20_000) + "srv")).containsExactly("/", "/srv");
    }
}
