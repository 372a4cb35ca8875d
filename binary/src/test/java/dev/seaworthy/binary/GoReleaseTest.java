package dev.seaworthy.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.FunctionTable.Layout;
import dev.seaworthy.binary.GoFacts.VersionSource;
import dev.seaworthy.testkit.Machine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The release of programs whose build info was removed. */
class GoReleaseTest {
    private static final List<String> FILES = List.of("vendor/golang.org/x/crypto/fips140only_go1.26.go");

    private static TinyGo program(Machine machine, Layout layout, String... functions) {
        return new TinyGo(machine).functions(layout, List.of(functions), List.of(), FILES);
    }

    @ParameterizedTest
    @EnumSource(Machine.class)
    void isTheTextThatAVariablePointsTo(Machine machine) {
        GoFacts go = program(machine, Layout.GO_1_26, "runtime.main")
                .buildVersion("go1.26.5 X:jsonv2")
                .facts()
                .go()
                .orElseThrow();

        assertThat(go.version()).isEqualTo("go1.26.5 X:jsonv2");
        assertThat(go.versionSource()).isEqualTo(VersionSource.VERSION_STRING);
        assertThat(go.exact()).isTrue();
        assertThat(go.oldest()).isEqualTo(go.newest()).isPresent();
    }

    @Test
    void isFoundThroughRelocationsToo() {
        GoFacts go = new TinyGo(Machine.AMD64)
                .relocated()
                .functions(Layout.GO_1_26, List.of("runtime.main"), List.of(), FILES)
                .buildVersion("go1.27.0")
                .facts()
                .go()
                .orElseThrow();

        assertThat(go.version()).isEqualTo("go1.27.0");
    }

    @Test
    void isNoTextOfAnotherGeneration() {
        TinyGo program = program(Machine.AMD64, Layout.GO_1_18, "runtime.main");
        program.buildVersion("go1.21.9").buildVersion("go1.19.2");

        assertThat(program.facts().go().orElseThrow().version()).isEqualTo("go1.19.2");
    }

    @Test
    void isTheOneBehindWhichZerosLie() {
        TinyGo program = program(Machine.AMD64, Layout.GO_1_20, "runtime.main");
        // Two constants of Go code lie one behind the other; a variable points to each.
        int constants = program.constant("go1.24.0go1.21.0and so on");
        program.variable(constants, 8).variable(constants + 8, 8).buildVersion("go1.22.4");

        assertThat(program.facts().go().orElseThrow().version()).isEqualTo("go1.22.4");
    }

    @Test
    void isNeverThePathOfASourceFile() {
        TinyGo program = program(Machine.AMD64, Layout.GO_1_26, "runtime.main");
        int path = program.constant("fips140only_go1.26.go");
        program.variable(path, 21).variable(path + 12, 9);

        GoFacts go = program.facts().go().orElseThrow();

        assertThat(go.version()).isEqualTo("go1.26–go1.27");
        assertThat(go.versionSource()).isEqualTo(VersionSource.FUNCTION_TABLE);
        assertThat(go.exact()).isFalse();
        assertThat(go.oldest()).hasValue(GoVersion.of(1, 26, 0));
        assertThat(go.newest()).hasValue(GoVersion.of(1, 27, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "GO_1_2, runtime.main, go1.2–go1.15",
        "GO_1_2, runtime.(*spanSet).push, go1.15",
        "GO_1_16, runtime.(*sweepLocked).sweep, go1.17",
        "GO_1_18, runtime.main, go1.18–go1.19",
        "GO_1_20, runtime.main, go1.20–go1.25",
        "GO_1_20, internal/abi.(*Type).Uncommon, go1.21",
        "GO_1_20, runtime.(*_panic).nextFrame, go1.22",
        "GO_1_20, runtime.(*cleanupQueue).enqueue, go1.25",
        "GO_1_26, internal/abi.(*Type).DescriptorSize, go1.27"
    })
    void otherwiseFunctionsNarrowItDown(Layout layout, String function, String expected) {
        GoFacts go = program(Machine.AMD64, layout, "runtime.main", function)
                .facts()
                .go()
                .orElseThrow();

        assertThat(go.version()).isEqualTo(expected);
        assertThat(go.exact()).isFalse();
    }

    @Test
    void cgoIsTheFunctionByWhichCCallsGo() {
        assertThat(program(Machine.AMD64, Layout.GO_1_20, "runtime.main", "crosscall2")
                        .withoutSections()
                        .facts()
                        .go()
                        .orElseThrow()
                        .cgo())
                .isTrue();
        assertThat(program(Machine.AMD64, Layout.GO_1_20, "runtime.main")
                        .withoutSections()
                        .facts()
                        .go()
                        .orElseThrow()
                        .cgo())
                .isFalse();
        assertThat(program(Machine.AMD64, Layout.GO_1_20, "crosscall2", "x_cgo_init_trampoline")
                        .withoutSections()
                        .facts()
                        .go()
                        .orElseThrow()
                        .cgo())
                .isFalse();
    }
}
