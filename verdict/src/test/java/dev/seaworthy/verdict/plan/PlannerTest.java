package dev.seaworthy.verdict.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.target.CLibrary;
import dev.seaworthy.target.Distribution;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.PackageManager;
import dev.seaworthy.target.Provenance;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.root.DirectoryRoot;
import dev.seaworthy.testkit.TinyElf;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Permission;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Given these findings on that distribution, this plan. */
class PlannerTest {
    private static final Distribution DEBIAN = new Distribution("debian", "12", "Debian 12", PackageManager.APT);

    @TempDir
    private Path work;

    private Case onDistribution(Distribution distribution) throws IOException {
        Path file = TinyElf.executable(dev.seaworthy.testkit.Machine.AMD64).writeTo(work.resolve("app"));
        if (!(BinaryReader.examine(file) instanceof Examination.Executable(BinaryFacts facts))) {
            throw new AssertionError(file);
        }
        return new Case(
                "app",
                "/app",
                Permission.EXECUTABLE,
                Start.UNSAID,
                facts,
                target(distribution),
                Machine.UNKNOWN,
                Optional.empty());
    }

    private TargetFacts target(Distribution distribution) throws IOException {
        return TargetFacts.ofRoot(
                "debian:13",
                Optional.empty(),
                distribution,
                new CLibrary(CLibrary.Kind.NONE, Optional.empty(), ""),
                new Provenance(Provenance.How.READ, "", ""),
                new DirectoryRoot(Files.createDirectories(work.resolve("root"))));
    }

    private static Finding finding(String rule, Severity severity, String missing, String... lines) {
        List<Remedy> remedies = new ArrayList<>();
        for (String line : lines) {
            remedies.add(new Remedy(Remedy.Kind.INSTALL, line, "because"));
        }
        return new Finding(rule, severity, "m", Optional.of(missing), Optional.empty(), List.of(), List.of(), remedies);
    }

    private static final Finding CERTIFICATES =
            finding("runtime/ca-certificates", Severity.GAP, "CA certificates", "COPY --from=x /c /c");
    private static final Finding ZONES =
            finding("runtime/time-zones", Severity.GAP, "time zones", "COPY --from=x /z /z");
    private static final Finding SQLITE = finding("loader/library-missing", Severity.BLOCKER, "libsqlite3.so.0");
    private static final Finding SYMBOL = finding("loader/symbol-missing", Severity.BLOCKER, "the symbol x");

    private Optional<Plan> plan(Case one, List<Finding> findings) throws IOException {
        TargetFacts better = target(DEBIAN);
        return Planner.plan(one, findings, () -> Optional.of(better));
    }

    @Test
    void oneInstallationForAll() throws IOException {
        Plan plan = plan(onDistribution(DEBIAN), List.of(SQLITE, CERTIFICATES, ZONES))
                .orElseThrow();
        assertThat(plan.steps())
                .containsExactly(new Step.Install(
                        "apt-get update && apt-get install -y --no-install-recommends libsqlite3-0 ca-certificates tzdata"
                                + " && rm -rf /var/lib/apt/lists/*",
                        List.of("loader/library-missing", "runtime/ca-certificates", "runtime/time-zones")));
        assertThat(plan.complete()).isTrue();
    }

    @Test
    void linesWhereThereIsNoPackageManager() throws IOException {
        Plan plan = plan(onDistribution(Distribution.NONE), List.of(CERTIFICATES, ZONES))
                .orElseThrow();
        assertThat(plan.steps())
                .containsExactly(
                        new Step.Line("COPY --from=x /c /c", List.of("runtime/ca-certificates")),
                        new Step.Line("COPY --from=x /z /z", List.of("runtime/time-zones")));
    }

    @Test
    void anotherBaseWhenNothingElseHelps() throws IOException {
        Plan plan = plan(onDistribution(DEBIAN), List.of(SYMBOL, CERTIFICATES)).orElseThrow();
        assertThat(plan.steps())
                .containsExactly(
                        new Step.Rebase("debian:13", List.of("loader/symbol-missing", "runtime/ca-certificates")));
    }

    @Test
    void whatIsLeftIsSaid() throws IOException {
        Plan plan = Planner.plan(onDistribution(DEBIAN), List.of(SYMBOL, CERTIFICATES), Optional::empty)
                .orElseThrow();
        assertThat(plan.unsolved()).containsExactly("loader/symbol-missing");
        assertThat(plan.steps()).hasSize(1);
    }

    @Test
    void nothingToDo() throws IOException {
        Finding note = finding("runtime/ca-certificates", Severity.NOTE, "nothing");
        assertThat(plan(onDistribution(DEBIAN), List.of(note))).isEmpty();
    }

    @Test
    void settingsAddUp() {
        BuildSettings both = BuildSettings.variable("CGO_ENABLED", "0")
                .and(BuildSettings.tag("timetzdata"))
                .and(BuildSettings.flag("-trimpath"))
                .and(BuildSettings.flag("-trimpath"))
                .withTags(List.of("netgo"));
        assertThat(both.environment()).containsEntry("CGO_ENABLED", "0");
        assertThat(both.tags()).containsExactly("netgo", "timetzdata");
        assertThat(both.flags()).containsExactly("-trimpath");
    }
}
