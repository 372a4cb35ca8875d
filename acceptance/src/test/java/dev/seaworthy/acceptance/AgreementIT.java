package dev.seaworthy.acceptance;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.acceptance.Outcome.DoesNotStart;
import dev.seaworthy.acceptance.Outcome.Reason;
import dev.seaworthy.acceptance.Outcome.Starts;
import dev.seaworthy.target.CompatibilityMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every binary in every root: first what is certain without any judge (if one of these fails, the laboratory is out of
 * order), and what the probes' authors say.
 */
class AgreementIT {
    private static final Laboratory LABORATORY = Laboratory.open();

    private static final Pattern STATIC = Pattern.compile("(own|1\\.\\d+)-(static|static-network|static-stripped)"
            + "|npm-(lefthook|buf|esbuild-linux-x64|esbuild-0\\.\\d+\\.\\d+)");

    /** Code of libraries that ends the process, and two habits of old releases (ARCHITECTURE.md names them as limits). */
    private static final Set<String> NOT_IN_THE_BYTES =
            Set.of("initialiser-crashes", "initialiser-exits", "library-newer-kernel", "library-empty-segment");

    private static Map<String, Root> roots = Map.of();
    private static Map<String, Binary> binaries = Map.of();
    private static List<Laboratory.Tried> tried = List.of();
    private static List<Laboratory.Probed> probed = List.of();

    @BeforeAll
    static void holdAllTrials() throws IOException {
        roots = byName(LABORATORY.roots(), Root::name);
        binaries = byName(LABORATORY.binaries(), Binary::id);
        tried = LABORATORY.tryAll(LABORATORY.binaries(), LABORATORY.roots());
        probed = LABORATORY.askAll(LABORATORY.probes());
        OutcomeTable.write(Path.of("build", "outcomes.tsv"), tried, probed);
    }

    @Test
    void staticGoStartsEverywhere() {
        assertThat(tried)
                .filteredOn(one -> STATIC.matcher(one.binary().id()).matches())
                .hasSizeGreaterThan(200)
                .allSatisfy(one -> assertThat(one.outcome()).isInstanceOf(Starts.class));
    }

    @Test
    void otherArchitecturesAreRefusedEverywhere() {
        Pattern others = Pattern.compile(".*-(s390x|arm64|riscv64|loong64|ppc64el|mips64el)");
        assertThat(tried)
                .filteredOn(one -> others.matcher(one.binary().id()).matches())
                .hasSizeGreaterThan(200)
                .allSatisfy(
                        one -> assertThat(Expectation.describe(one.outcome())).isEqualTo("architecture"));
    }

    @Test
    void anEmptyRootHasNoInterpreter() {
        assertThat(in("scratch", "own-cgo-external")).isEqualTo("interpreter");
        assertThat(in("scratch", "own-musl")).isEqualTo("interpreter");
        assertThat(in("scratch", "own-cgo-static")).isEqualTo("starts");
        // The trap: nothing of the C library is used, and still an interpreter is asked for.
        assertThat(in("scratch", "own-pie")).isEqualTo("interpreter");
        assertThat(in("bookworm", "own-pie")).isEqualTo("starts");
    }

    @Test
    void aKernelOfSixtyFourBitsMayRunThirtyTwo() {
        // Depends on how the kernel was built, so either all or nothing.
        String answer = in("scratch", "1.27-linux-386");
        assertThat(answer).isIn("starts", "architecture");
        assertThat(in("libc6-bookworm-i386", "bookworm-fzf-i386")).isEqualTo(answer);
    }

    @Test
    void anOldLibraryLacksVersions() {
        assertThat(in("libc6-bullseye", "own-cgo-external")).isEqualTo("version");
        assertThat(text("libc6-bullseye", "own-cgo-external")).contains("version `GLIBC_2.34' not found");
        assertThat(in("libc6-bookworm", "own-cgo-external")).isEqualTo("starts");
    }

    @Test
    void aBinaryRichInLibrariesNeedsThem() {
        assertThat(in("bookworm", "bookworm-podman")).isEqualTo("library");
        assertThat(in("bookworm-rich", "bookworm-podman")).isEqualTo("starts");
    }

    @Test
    void muslRunsWhatWasMadeForItAndMissesWhatWasNot() {
        assertThat(in("musl-bookworm", "own-musl")).isEqualTo("starts");
        assertThat(in("bookworm", "own-musl")).isEqualTo("interpreter");
        assertThat(in("musl-bookworm-compat", "bookworm-fzf")).isEqualTo("symbol");
        assertThat(text("musl-bookworm-compat", "bookworm-fzf")).contains("__vfprintf_chk: symbol not found");
    }

    @Test
    void loadersAnswerAsTheProbesExpect() {
        // What the newest release does is compared with the judge, but changes without notice.
        assertThat(probed)
                .filteredOn(one -> !one.probe().base().endsWith("-sid"))
                .allSatisfy(one -> assertThat(Expectation.describe(one.outcome()))
                        .isEqualTo(
                                one.probe().expectation().in(one.probe().base()).orElse("no expectation")));
    }

    @Test
    void theProductForetoldEveryPair() {
        ProductJudge judge = new ProductJudge(thirtyTwo());
        Tally tally = new Tally();
        for (Laboratory.Tried one : tried) {
            tally.add(
                    one.binary().id(),
                    one.root().name(),
                    judge.predict(one.binary().file(), one.root().directory()),
                    one.outcome());
        }
        System.out.println("pairs: " + tally);

        assertThat(tally.disagreements()).isEmpty();
        // What it may leave open: packed programs, scripts, libraries, a file that was cut.
        assertThat(tally.undecided())
                .allSatisfy(
                        binary -> assertThat(binary).matches(".*(upx|truncated|c-shared|plugin|script.*|execstack).*"));
    }

    @Test
    void theProductForetoldTheProbes() {
        ProductJudge judge = new ProductJudge(thirtyTwo());
        Tally tally = new Tally();
        for (Laboratory.Probed one : probed) {
            if (!NOT_IN_THE_BYTES.contains(one.probe().name())) {
                Path program = Path.of(one.probe().directory().toString(), Probe.PROGRAM);
                tally.add(
                        one.probe().name(),
                        one.probe().base(),
                        judge.predict(
                                program, one.probe().directory(), one.probe().environment()),
                        one.outcome());
            }
        }
        System.out.println("probes: " + tally);

        assertThat(tally.disagreements()).isEmpty();
    }

    @Test
    void thereIsEnoughToGoBy() {
        assertThat(binaries).hasSizeGreaterThan(280);
        assertThat(roots).hasSizeGreaterThan(15);
        assertThat(probed).hasSizeGreaterThan(700);
        for (Reason reason : Reason.values()) {
            assertThat(tried)
                    .as("%s", reason)
                    .anySatisfy(one -> assertThat(one.outcome())
                            .isInstanceOfSatisfying(
                                    DoesNotStart.class,
                                    fails -> assertThat(fails.reason()).isEqualTo(reason)));
        }
    }

    /** Kernels can have the mode and not let it be used, so it is tried out. */
    private static CompatibilityMode thirtyTwo() {
        return in("scratch", "1.27-linux-386").equals("starts") ? CompatibilityMode.ON : CompatibilityMode.OFF;
    }

    private static String in(String root, String binary) {
        return Expectation.describe(outcome(root, binary));
    }

    private static String text(String root, String binary) {
        return outcome(root, binary).text();
    }

    private static Outcome outcome(String root, String binary) {
        return LABORATORY.attempt(named(binaries, binary), named(roots, root)).outcome();
    }

    private static <T> T named(Map<String, T> all, String name) {
        return Optional.ofNullable(all.get(name)).orElseThrow(() -> new AssertionError("no " + name + " here"));
    }

    private static <T> Map<String, T> byName(Collection<T> all, Function<T, String> name) {
        return all.stream().collect(toMap(name, Function.identity()));
    }
}
