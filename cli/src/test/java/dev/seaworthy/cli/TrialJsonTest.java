package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.trial.Outcome;
import dev.seaworthy.trial.Run;
import dev.seaworthy.trial.Series;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What {@code trial --json} prints is what {@code schema/trial-1.json} promises, and people are told the same. */
class TrialJsonTest {
    private static final Duration TIME = Duration.ofMillis(12);

    private static TrialResult result(Outcome outcome) {
        Run run = new Run(
                outcome,
                TIME,
                Optional.of(TIME),
                Optional.of(TIME),
                OptionalLong.of(1 << 20),
                new TreeSet<>(List.of("/lib/libc.so.6")),
                "out\n",
                "err\n",
                OptionalLong.empty());
        Assessment foretold = new Assessment("app", "dir:/root", Verdict.RUNS, "", List.of());
        return new TrialResult(
                foretold,
                List.of(run, run),
                Series.of(List.of(TIME)),
                OptionalLong.of(5),
                true,
                Optional.of(List.of("/etc/localtime")));
    }

    private static final List<TrialResult> ALL = List.of(
            result(new Outcome.NotExecuted("no such file or directory")),
            result(new Outcome.NotLoaded("error while loading", 127)),
            result(new Outcome.Ended(0)),
            result(new Outcome.Ready(true)),
            result(new Outcome.Stopped(Outcome.Limit.MEMORY)));

    @Test
    void everyOutcomeIsAsTheSchemaSays() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("..", "schema", "trial-1.json")));

        assertThat(schema.validate(TrialJson.of(ALL, "bwrap"), InputFormat.JSON))
                .isEmpty();
        // It can fail.
        assertThat(schema.validate(TrialJson.of(ALL, "sudo"), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void peopleAreToldWhatWasLookedForInVain() {
        assertThat(TrialText.of(ALL, "bwrap", true, new Style(false), Language.ENGLISH))
                .contains("looked for, not there: /etc/localtime");
        assertThat(TrialText.of(ALL, "bwrap", false, new Style(false), Language.CHINESE))
                .contains("需要 strace");
    }
}
