package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.binary.Fips;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Go's cryptographic module: programs in FIPS mode find themselves intact or not as Seaworthy does. */
@Together
class FipsIT {
    private static final Laboratory LABORATORY = Laboratory.open();

    /** Debian and publishers on npm built these in all link modes; what they ship was changed by nobody. */
    @Test
    void everyModuleInTheLaboratoryIsIntact() throws IOException {
        Map<String, Integer> intact = new TreeMap<>();
        for (Binary binary : LABORATORY.binaries()) {
            Optional<BinaryFacts> facts = facts(binary.file());
            Fips.Check check =
                    facts.flatMap(BinaryFacts::go).map(go -> go.fips().check()).orElse(new Fips.Check.None());
            if (check instanceof Fips.Check.None) {
                continue;
            }
            assertThat(check).as(binary.id()).isInstanceOf(Fips.Check.Intact.class);
            String kind = facts.orElseThrow().linkMode() + " "
                    + facts.orElseThrow().architecture().orElseThrow().goName();
            intact.merge(kind, 1, Integer::sum);
        }
        System.out.println("intact FIPS modules: " + intact);

        assertThat(intact).containsKeys("STATIC amd64", "PIE amd64", "DYNAMIC amd64", "STATIC arm64", "STATIC s390x");
    }

    @Test
    void aChangedByteIsFoundByBoth() throws IOException, InterruptedException {
        Path sound = LABORATORY.data().resolve("runtime/built/1.27-pure/digest");
        Path damaged = LABORATORY.data().resolve("runtime/built/1.27-damaged/digest");

        assertThat(check(sound)).isInstanceOf(Fips.Check.Intact.class);
        assertThat(inFipsMode(sound)).startsWith("ok");
        assertThat(check(damaged)).isInstanceOf(Fips.Check.Mismatch.class);
        assertThat(inFipsMode(damaged)).startsWith("panic: fips140: verification mismatch");
    }

    private static Fips.Check check(Path program) throws IOException {
        return facts(program).orElseThrow().go().orElseThrow().fips().check();
    }

    private static Optional<BinaryFacts> facts(Path program) throws IOException {
        return BinaryReader.examine(program) instanceof Examination.Executable(BinaryFacts facts)
                ? Optional.of(facts)
                : Optional.empty();
    }

    private static String inFipsMode(Path program) throws IOException, InterruptedException {
        ProcessBuilder start = new ProcessBuilder(program.toString()).redirectErrorStream(true);
        start.environment().put("GODEBUG", "fips140=on");
        Process process = start.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
