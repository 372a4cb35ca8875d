package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.host.Audited;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.unit.Unit;
import dev.seaworthy.host.unit.UnitAudit;
import dev.seaworthy.host.unit.UnitFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Units that require, want or wait for each other in a circle: we say no of a start where {@code systemd-analyze} does. */
@Together
class UnitCirclesIT {
    private static final String REFUSED = "Transaction order is cyclic. See system logs for details.";

    /** Lines of units by name; of each, what comes of its start is asked. */
    private static final List<Map<String, String>> CIRCLES = List.of(
            Map.of("a", "Requires=b.service", "b", "Requires=a.service"),
            Map.of("a", "After=b.service", "b", "After=a.service"),
            Map.of("a", "Requires=b.service\nAfter=b.service", "b", "Requires=a.service\nAfter=a.service"),
            Map.of("a", "BindsTo=b.service\nAfter=b.service", "b", "BindsTo=a.service\nAfter=a.service"),
            Map.of("a", "Requires=b.service\nBefore=b.service", "b", "Requires=a.service\nBefore=a.service"),
            Map.of("a", "Wants=b.service\nAfter=b.service", "b", "Wants=a.service\nAfter=a.service"),
            Map.of("a", "Requires=b.service\nAfter=b.service", "b", "Wants=a.service\nAfter=a.service"),
            Map.of("a", "Requires=b.service", "b", "Requires=a.service\nAfter=a.service"),
            Map.of("a", "Requires=a.service\nAfter=a.service"),
            Map.of("a", "Requires=b.service\nAfter=b.service\nBefore=b.service", "b", ""),
            Map.of("a", "Requires=b.service\nAfter=b.service\nAfter=", "b", "Requires=a.service\nAfter=a.service"),
            Map.of(
                    "a", "Requires=b.service\nAfter=b.service",
                    "b", "Requires=c.service\nAfter=c.service",
                    "c", "Requires=a.service\nAfter=a.service"),
            Map.of(
                    "a", "Requires=b.service\nAfter=b.service",
                    "b", "Wants=c.service\nAfter=c.service",
                    "c", "Wants=a.service\nAfter=a.service"),
            Map.of(
                    "a", "Requires=b.service",
                    "b", "Requires=c.service\nAfter=c.service",
                    "c", "Requires=b.service\nAfter=b.service"),
            Map.of("a", "Wants=b.service", "b", "Requires=c.service\nAfter=c.service", "c", "After=b.service"));

    @Test
    void whoIsRefusedIsForetold(@TempDir Path work) throws Exception {
        int refused = 0;
        int taken = 0;
        for (int i = 0; i < CIRCLES.size(); i++) {
            Path root = work.resolve("root" + i);
            Path folder = Files.createDirectories(root.resolve("etc/systemd/system"));
            for (Map.Entry<String, String> unit : CIRCLES.get(i).entrySet()) {
                Files.writeString(
                        folder.resolve(unit.getKey() + ".service"),
                        "[Unit]\n" + unit.getValue() + "\n[Service]\nExecStart=/bin/true\n");
            }
            for (String name : CIRCLES.get(i).keySet()) {
                Finished verified = Finished.of(
                        folder, Map.of(), List.of("systemd-analyze", "--man=no", "verify", "./" + name + ".service"));
                boolean theirs = verified.exitCode() != 0;
                assertThat(verified.err().contains(REFUSED)).as(verified.err()).isEqualTo(theirs);

                assertThat(refused(root, name + ".service"))
                        .as(name + " of " + CIRCLES.get(i) + ": " + verified.err())
                        .isEqualTo(theirs);
                if (theirs) {
                    refused++;
                } else {
                    taken++;
                }
            }
        }
        System.out.println("circles of units: " + refused + " starts refused, " + taken + " not");
        assertThat(refused).isGreaterThan(10);
        assertThat(taken).isGreaterThan(10);
    }

    private static boolean refused(Path root, String name) throws IOException {
        Host host = Host.asleep("made", root, Optional.empty());
        if (!(new UnitFiles(host.files()).find(name) instanceof UnitFiles.Answer.Found(Unit unit))) {
            throw new AssertionError(name + " was written");
        }
        Audited audited = new Audited(root, false, Optional.empty(), Optional.of(name), List.of());
        return UnitAudit.look(host, audited, unit).findings().stream()
                .anyMatch(finding -> finding.predictedError()
                        .filter(("Failed to start " + name + ": " + REFUSED)::equals)
                        .isPresent());
    }
}
