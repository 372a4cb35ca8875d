package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.seaworthy.testkit.Damage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However a file of trials is damaged: its trials, or one line that says why not. */
@Timeout(60)
class DamagedTrialFileTest {
    private static final byte[] SOUND = """
            {"version": 1, "runner": "bwrap", "trials": [
              {"binary": "tiny", "target": "scratch", "foretold": "runs", "agreement": "agrees",
               "started": true, "rootBytes": 2097152, "peakMemoryBytes": 3145728,
               "toMain": {"medianMicros": 1500, "leastMicros": 1400, "mostMicros": 1900, "runs": 5},
               "libraries": ["/lib/libc.so.6"], "notFound": ["/etc/hosts"],
               "runs": [{"outcome": "ended", "exitStatus": 3, "lastedMicros": 1, "output": "", "errors": ""}]}]}
            """.getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path work;

    @Test
    void trialsOrOneLine() throws IOException {
        Path file = work.resolve("trials.json");
        List<Damage.Damaged> all = new ArrayList<>(Damage.cuts(SOUND, SOUND.length));
        all.addAll(Damage.others(SOUND, 400));
        int read = 0;
        for (Damage.Damaged damaged : all) {
            Files.write(file, damaged.bytes());
            try {
                assertThat(TrialFile.read(file.toString())).isNotNull();
                read++;
            } catch (IOException told) {
                assertThat(told.getMessage())
                        .as(damaged.toString())
                        .isNotBlank()
                        .doesNotContain("\n");
            } catch (RuntimeException | Error fault) {
                fail(damaged.toString(), fault);
            }
        }
        assertThat(read).as("some damage changes nothing that is read").isBetween(1, all.size() / 2);
    }
}
