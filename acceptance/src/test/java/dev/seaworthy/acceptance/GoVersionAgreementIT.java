package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.BuildInfo;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.binary.GoFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Release and module lines are those that {@code go version -m} prints, and where it gives up, Seaworthy does not. */
@Together
class GoVersionAgreementIT {
    private static final Laboratory LABORATORY = Laboratory.open();

    @Test
    void linesAreThoseOfGoVersion() throws IOException {
        List<String> differences = new ArrayList<>();
        int binaries = 0;
        int lines = 0;
        for (Binary binary : LABORATORY.binaries()) {
            List<String> expected = oracle(binary);
            Optional<GoFacts> go = go(binary);
            if (expected.isEmpty() || go.isEmpty()) {
                continue;
            }
            List<String> ours = new ArrayList<>(List.of(go.get().version()));
            ours.addAll(go.get().buildInfo().map(BuildInfo::lines).orElse(List.of()));
            binaries++;
            lines += expected.size();
            if (!ours.equals(expected)) {
                differences.add(binary.id() + ": " + ours + " but go version says " + expected);
            }
        }
        System.out.println("go version -m: " + binaries + " binaries, " + lines + " lines, " + differences.size()
                + " differences");

        assertThat(differences).isEmpty();
        assertThat(binaries).isGreaterThan(200);
    }

    @Test
    void executablesThatGoVersionKnowsAreGo() throws IOException {
        for (Binary binary : LABORATORY.binaries()) {
            if (!oracle(binary).isEmpty()
                    && BinaryReader.examine(binary.file()) instanceof Examination.Executable executable) {
                assertThat(executable.facts().go()).as(binary.id()).isPresent();
            }
        }
    }

    @Test
    void esbuildHasNoBuildInfoAndStillItsRelease() throws IOException {
        List<String> architectures = List.of(
                "linux-x64",
                "linux-arm64",
                "linux-arm",
                "linux-ia32",
                "linux-loong64",
                "linux-mips64el",
                "linux-ppc64",
                "linux-riscv64",
                "linux-s390x");
        for (String architecture : architectures) {
            Binary esbuild = LABORATORY.binaries().stream()
                    .filter(one -> one.id().equals("npm-esbuild-" + architecture))
                    .findFirst()
                    .orElseThrow();

            assertThat(oracle(esbuild)).as("go version of " + esbuild.id()).isEmpty();
            assertThat(go(esbuild)).as(esbuild.id()).hasValueSatisfying(go -> {
                assertThat(go.version()).isEqualTo("go1.26.5");
                assertThat(go.exact()).isTrue();
                assertThat(go.buildInfo()).isEmpty();
            });
        }
    }

    private static Optional<GoFacts> go(Binary binary) throws IOException {
        return BinaryReader.examine(binary.file()) instanceof Examination.Executable executable
                ? executable.facts().go()
                : Optional.empty();
    }

    /** What {@code go version -m} printed when the binary was fetched or built, without the path; empty if it gave up. */
    private static List<String> oracle(Binary binary) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(binary.file() + ".goversion"));
        return !lines.isEmpty() && lines.getFirst().startsWith("go") ? lines : List.of();
    }
}
