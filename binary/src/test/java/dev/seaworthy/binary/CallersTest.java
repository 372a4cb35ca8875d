package dev.seaworthy.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.FunctionTable.Layout;
import dev.seaworthy.testkit.Machine;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who calls a function. Functions are 16 bytes apart; {@code time.LoadLocation} is the first. */
class CallersTest {
    private static final List<String> FUNCTIONS = List.of(
            "time.LoadLocation", "github.com/robfig/cron%2ev3.zone", "main.main", "net/http.parse", "net/http.Get");
    private static final String MODULES = """
            path\texample.com/service
            mod\texample.com/service\tv1.0.0\th1:a=
            dep\tgithub.com/robfig/cron.v3\tv3.0.1\th1:b=
            """;

    /** A call of the first function from one that begins 16 bytes behind it, as each processor has it. */
    private static final Map<Machine, String> CALL_SIXTEEN_BYTES_BACK = Map.ofEntries(
            Map.entry(Machine.I386, "e8ebffffff"),
            Map.entry(Machine.AMD64, "e8ebffffff"),
            Map.entry(Machine.ARM, "faffffeb"),
            Map.entry(Machine.ARM64, "fcffff97"),
            Map.entry(Machine.LOONG64, "fff3ff57"),
            Map.entry(Machine.MIPS, "0c004400"),
            Map.entry(Machine.MIPSLE, "0044000c"),
            Map.entry(Machine.MIPS64, "0c004400"),
            Map.entry(Machine.MIPS64LE, "0044000c"),
            Map.entry(Machine.PPC64, "4bfffff1"),
            Map.entry(Machine.PPC64LE, "f1ffff4b"),
            Map.entry(Machine.RISCV64, "eff01fff"),
            Map.entry(Machine.S390X, "c0e5fffffff8"));

    private static TinyGo program(Machine machine, Layout layout) {
        return new TinyGo(machine)
                .functions(layout, FUNCTIONS, List.of(), List.of())
                .buildInfo("go1.20", MODULES);
    }

    private static LinkedFunction loadLocation(TinyGo program) {
        return program.facts()
                .go()
                .orElseThrow()
                .functions()
                .find("time.LoadLocation")
                .orElseThrow();
    }

    private static byte[] call(int from, int to) {
        int distance = 16 * (to - from) - 5;
        return ByteBuffer.allocate(5)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0xe8)
                .putInt(distance)
                .array();
    }

    @ParameterizedTest
    @EnumSource
    void aCallOnEveryProcessor(Machine machine) {
        LinkedFunction function = loadLocation(program(machine, Layout.GO_1_20)
                .code(1, HexFormat.of().parseHex(CALL_SIXTEEN_BYTES_BACK.get(machine))));

        assertThat(function.callers()).containsExactly("github.com/robfig/cron%2ev3.zone");
        Origin origin = function.origins().getFirst();
        assertThat(origin.packagePath()).isEqualTo("github.com/robfig/cron.v3");
        assertThat(origin.module().orElseThrow().version()).isEqualTo("v3.0.1");
    }

    @ParameterizedTest
    @EnumSource
    void inEveryLayout(Layout layout) {
        LinkedFunction function = loadLocation(program(Machine.AMD64, layout).code(2, call(2, 0)));

        assertThat(function.callers()).containsExactly("main.main");
        assertThat(function.origins().getFirst().module().orElseThrow().path()).isEqualTo("example.com/service");
    }

    @Test
    void throughTheStandardLibrary() {
        LinkedFunction function = loadLocation(program(Machine.AMD64, Layout.GO_1_20)
                .code(3, call(3, 0))
                .code(4, call(4, 3))
                .code(2, call(2, 4)));

        assertThat(function.callers()).containsExactly("net/http.parse");
        assertThat(function.origins()).hasSize(1);
        assertThat(function.origins().getFirst().path())
                .containsExactly("main.main", "net/http.Get", "net/http.parse", "time.LoadLocation");
    }

    @Test
    void aFunctionValueLeadsOnButIsNoCall() {
        TinyGo program = program(Machine.AMD64, Layout.GO_1_20);
        long value = program.functionValue(0);
        // lea rax, [rip + distance]
        byte[] take = ByteBuffer.allocate(7)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {0x48, (byte) 0x8d, 0x05})
                .putInt((int) (value - program.function(2) - 7))
                .array();

        LinkedFunction function = loadLocation(program.code(2, take));

        assertThat(function.callers()).isEmpty();
        assertThat(function.origins().getFirst().function()).isEqualTo("main.main");
    }

    @Test
    void ownCallersComeFirst() {
        LinkedFunction function = loadLocation(program(Machine.AMD64, Layout.GO_1_20)
                .code(3, call(3, 0))
                .code(2, call(2, 0))
                .code(1, call(1, 0)));

        assertThat(function.callers())
                .containsExactly("github.com/robfig/cron%2ev3.zone", "main.main", "net/http.parse");
    }

    @Test
    void aCallThatLeadsBetweenFunctionsIsNone() {
        LinkedFunction function = loadLocation(
                program(Machine.AMD64, Layout.GO_1_20).code(2, HexFormat.of().parseHex("e8deffffff")));

        assertThat(function.callers()).isEmpty();
        assertThat(function.origins()).isEmpty();
    }

    @Test
    void functionsThatCallEachOtherEnd() {
        LinkedFunction function = loadLocation(program(Machine.AMD64, Layout.GO_1_20)
                .code(3, call(3, 4))
                .code(4, call(4, 3))
                .code(0, call(0, 0)));

        assertThat(function.origins()).isEmpty();
    }
}
