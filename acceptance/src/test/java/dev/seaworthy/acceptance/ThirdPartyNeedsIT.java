package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What third-party programs get of certificates and time zones, seen and said. docs/evidence/third-party.md tells how each
 * was looked at by hand.
 */
class ThirdPartyNeedsIT {
    private static final String CERTIFICATES = "runtime/ca-certificates";
    private static final String ZONES = "runtime/time-zones";

    private static final RuntimeLaboratory LABORATORY = RuntimeLaboratory.open();

    /** A service in a root without certificates and zones, and in one with both. */
    private record Seen(Service service, RawResult bare, RawResult full) {}

    private static List<Seen> seen = List.of();
    /** What two releases of caddy say, certificates and zones at hand, when told to prefer roots of their own. */
    private static List<Seen> ownRoots = List.of();

    @BeforeAll
    static void runAll() {
        List<Service> services = Service.read(LABORATORY.lists().resolve("services.list"));
        seen = runAll(services, List.of());
        ownRoots = runAll(
                List.of(caddy("sid-caddy", services), caddy("trixie-caddy", services)),
                List.of("GODEBUG=x509usefallbackroots=1"));
    }

    private static List<Seen> runAll(List<Service> services, List<String> variables) {
        List<RawResult> results = Laboratory.inParallel(services.stream()
                .flatMap(service -> Stream.of("trixie-bare", "trixie-full")
                        .map(root -> (Callable<RawResult>) () -> LABORATORY.serve(service, root, variables)))
                .toList());
        return IntStream.range(0, services.size())
                .mapToObj(i -> new Seen(services.get(i), results.get(2 * i), results.get(2 * i + 1)))
                .toList();
    }

    @Test
    void theyFailAsTheListSays() {
        assertThat(seen).hasSizeGreaterThan(10).allSatisfy(one -> {
            String error = one.service().error().orElse("unknown time zone");
            assertThat(said(one.bare()).contains(error))
                    .as("%s prints \"%s\" in trixie-bare: %s", one.service().binary(), error, said(one.bare()))
                    .isEqualTo(one.service().error().isPresent());
            assertThat(said(one.full()))
                    .as("%s in trixie-full", one.service().binary())
                    .doesNotContain(error);
        });
    }

    @Test
    void itIsForetold() {
        assertThat(seen).allSatisfy(one -> {
            List<Finding> bare = about(one.service(), "trixie-bare");
            if (one.service().error().isPresent()) {
                assertThat(bare).singleElement().satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.GAP);
                    assertThat(finding.predictedError())
                            .hasValueSatisfying(
                                    error -> assertThat(one.service().error().orElseThrow())
                                            .isEqualTo(error));
                });
            } else {
                assertThat(bare).as("%s in trixie-bare", one.service().binary()).isEmpty();
            }
            assertThat(about(one.service(), "trixie-full"))
                    .as("%s in trixie-full", one.service().binary())
                    .isEmpty();
        });
    }

    @Test
    void whoBringsRootsAlongIsNotToldToInstallSome() {
        // Asked to, it forgets the system's roots, and with them the laboratory's: so it has some of its own.
        assertThat(said(ownRoots.getFirst().full())).contains("unknown authority");
        assertThat(said(ownRoots.getLast().full())).doesNotContain("unknown authority");

        assertThat(findings("sid-caddy", "trixie-bare", CERTIFICATES)).isEmpty();
        assertThat(findings("trixie-caddy", "trixie-bare", CERTIFICATES)).isNotEmpty();
    }

    @Test
    void whoOnlyServesNeedsNoCertificates() {
        // esbuild can serve what it has bundled, by TLS too; it connects to nobody.
        assertThat(findings("npm-esbuild-linux-x64", "trixie-bare", CERTIFICATES))
                .isEmpty();
        assertThat(findings("sid-esbuild", "trixie-bare", CERTIFICATES)).isEmpty();
    }

    @Test
    void whoLoadsNoZonesNeedsNone() {
        for (String binary : List.of(
                "bookworm-restic", "bullseye-prometheus", "npm-lefthook", "npm-esbuild-linux-x64", "sid-caddy")) {
            assertThat(findings(binary, "trixie-bare", ZONES)).as(binary).isEmpty();
        }
    }

    /** The same that trixie's caddy is made to do. */
    private static Service caddy(String binary, List<Service> services) {
        return services.stream()
                .filter(service -> service.binary().equals("trixie-caddy")
                        && service.rule().equals(CERTIFICATES))
                .map(service -> service.by(binary))
                .findFirst()
                .orElseThrow();
    }

    private static List<Finding> about(Service service, String root) {
        return findings(service.binary(), root, service.rule());
    }

    private static List<Finding> findings(String binary, String root, String rule) {
        Path file = LABORATORY.binary(binary);
        RuntimeLaboratory.Program program =
                new RuntimeLaboratory.Program(file.getFileName().toString(), "", "", file);
        Assessment assessment = new Foretelling().of(program, LABORATORY.asRoot(root));
        return assessment.findings().stream()
                .filter(finding -> finding.rule().equals(rule) && finding.severity() != Severity.NOTE)
                .toList();
    }

    private static String said(RawResult result) {
        return result.stdout() + result.stderr();
    }
}
