package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination.Executable;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.GoFacts.VersionSource;
import dev.seaworthy.binary.GoVersion;
import dev.seaworthy.elf.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Every Go program once with its build info and once with that made unreadable: the release must be the same, or at
 * least within the range that is told. Then once more with all texts of releases made unreadable, too.
 */
@Together
class GoWithoutBuildInfoIT {
    private static final Laboratory LABORATORY = Laboratory.open();
    private static final byte[] MAGIC = "\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] RELEASE = "go1.".getBytes(StandardCharsets.ISO_8859_1);

    @Test
    void theReleaseIsFoundAllTheSame() throws IOException {
        int exact = 0;
        int ranges = 0;
        List<String> differences = new ArrayList<>();
        for (Binary binary : LABORATORY.binaries()) {
            byte[] file = Files.readAllBytes(binary.file());
            Optional<GoFacts> known = go(file);
            if (known.isEmpty() || known.get().versionSource() != VersionSource.BUILD_INFO) {
                continue;
            }
            overwrite(file, MAGIC);
            Optional<GoFacts> text = go(file);
            if (text.filter(GoFacts::exact)
                    .map(GoFacts::version)
                    .equals(Optional.of(known.get().version()))) {
                exact++;
            } else {
                differences.add(binary.id() + ": " + known.get().version() + ", without build info "
                        + text.map(GoFacts::version));
            }
            overwrite(file, RELEASE);
            Optional<GoFacts> range = go(file);
            if (range.isPresent() && !range.get().exact() && contains(range.get(), known.get())) {
                ranges++;
            } else {
                differences.add(binary.id() + ": " + known.get().version() + ", by its functions "
                        + range.map(GoFacts::version));
            }
        }
        System.out.println("Without build info: " + exact + " releases exact; without texts: " + ranges
                + " releases within the range; " + differences.size() + " differences");

        assertThat(differences).isEmpty();
        assertThat(exact).isGreaterThan(200);
    }

    private static boolean contains(GoFacts range, GoFacts known) {
        int release = known.oldest().map(GoVersion::minor).orElse(-1);
        return range.oldest().orElseThrow().minor() <= release
                && release <= range.newest().orElseThrow().minor();
    }

    private static Optional<GoFacts> go(byte[] file) {
        return BinaryReader.examine(Bytes.of(file)) instanceof Executable executable
                ? executable.facts().go()
                : Optional.empty();
    }

    private static void overwrite(byte[] file, byte[] pattern) {
        Bytes bytes = Bytes.of(file);
        for (long at = bytes.indexOf(pattern, 0); at >= 0; at = bytes.indexOf(pattern, at + pattern.length)) {
            file[(int) at + 1] = 'x';
        }
    }
}
