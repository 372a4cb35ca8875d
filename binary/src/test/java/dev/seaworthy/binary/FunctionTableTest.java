package dev.seaworthy.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.FunctionTable.Layout;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.testkit.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionTableTest {
    private static final List<String> FUNCTIONS =
            List.of("internal/cpu.Initialize", "runtime.main", "net/http.(*Server).Serve", "main.main");
    private static final List<String> INLINED = List.of("net.LookupHost", "os.Ünïcode");
    private static final List<String> FILES = List.of("runtime/proc.go", "main.go");

    static Stream<Arguments> everyKind() {
        List<Arguments> kinds = new ArrayList<>();
        for (Layout layout : Layout.values()) {
            for (Machine machine : List.of(Machine.AMD64, Machine.I386, Machine.S390X, Machine.MIPS)) {
                kinds.add(Arguments.of(layout, machine));
            }
        }
        return kinds.stream();
    }

    private static TinyGo program(Layout layout, Machine machine) {
        return new TinyGo(machine).functions(layout, FUNCTIONS, INLINED, FILES);
    }

    private static <T> T ask(TinyGo program, java.util.function.Function<FunctionTable, T> question) {
        return BinaryReader.functions(Bytes.of(program.bytes()), question).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void isFoundBySectionAndBySearch(Layout layout, Machine machine) {
        for (TinyGo program :
                List.of(program(layout, machine), program(layout, machine).withoutSections())) {
            FunctionTable.Summary summary = ask(program, FunctionTable::summary);

            assertThat(summary.layout()).isEqualTo(layout);
            assertThat(summary.functions()).isEqualTo(4);
            assertThat(summary.offset()).isEqualTo(0x2000);
            assertThat(summary.address()).isEqualTo(0x12000);
        }
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void functionsWithTheirPlaces(Layout layout, Machine machine) {
        long first = layout == Layout.GO_1_2 || layout == Layout.GO_1_16 ? 0x11000 : 0;
        List<String> seen = new ArrayList<>();

        ask(program(layout, machine), table -> {
            table.forEach((entry, name) -> seen.add(name + " " + (entry - first)));
            return seen;
        });

        assertThat(seen)
                .containsExactly(
                        "internal/cpu.Initialize 0", "runtime.main 16", "net/http.(*Server).Serve 32", "main.main 48");
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void namesOfFunctionsAndFiles(Layout layout, Machine machine) {
        List<String> names = new ArrayList<>();
        List<String> files = new ArrayList<>();

        ask(program(layout, machine), table -> {
            table.forEachName(names::add);
            table.forEachFile(files::add);
            return names;
        });

        List<String> expected = new ArrayList<>(FUNCTIONS);
        if (layout != Layout.GO_1_2) {
            expected.addAll(INLINED);
        }
        assertThat(names).isEqualTo(expected);
        assertThat(files).isEqualTo(FILES);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void someNamesAmongMany(Layout layout, Machine machine) {
        Set<String> wanted =
                Set.of("main.main", "main.mair", "net.LookupHost", "os.Ünïcode", "x", "", "runtime.main.func1");

        Set<String> present = ask(program(layout, machine), table -> table.present(wanted));

        assertThat(present)
                .isEqualTo(
                        layout == Layout.GO_1_2
                                ? Set.of("main.main")
                                : Set.of("main.main", "net.LookupHost", "os.Ünïcode"));
        List<Boolean> answers = ask(
                program(layout, machine),
                table -> List.of(
                        table.contains("runtime.main"),
                        table.contains("untime.main"),
                        table.containsAny(Set.of("nothing", "main.main"))));
        assertThat(answers).containsExactly(true, false, true);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void moduleDataPointsToIt(Layout layout, Machine machine) {
        assertModuleData(program(layout, machine), 0x11000);
        assertModuleData(program(layout, machine).withoutSections(), 0x11000);
    }

    @ParameterizedTest
    @EnumSource(names = {"AMD64", "ARM64"})
    void moduleDataOfWhichTheRelocationsKeepThePointers(Machine machine) {
        TinyGo program = new TinyGo(machine).relocated().functions(Layout.GO_1_26, FUNCTIONS, INLINED, FILES);

        assertModuleData(program, 0x1000);
    }

    private static void assertModuleData(TinyGo program, long text) {
        Image image = program.image();
        var sections = image.elf().sections().orThrow();
        FunctionTable table = FunctionTableFinder.find(image, sections).orElseThrow();

        ModuleData data = ModuleData.find(image, sections, table).orElseThrow();

        assertThat(data.text()).isEqualTo(text);
        assertThat(data.textEnd()).isEqualTo(text + 0x80);
    }

    @Test
    void aMagicNumberAloneIsNoTable() {
        byte[] file = new TinyGo(Machine.AMD64)
                .functions(Layout.GO_1_20, FUNCTIONS, INLINED, FILES)
                .withoutSections()
                .bytes();
        // The number of functions: more than the file can hold.
        file[0x2008 + 5] = 1;

        assertThat(BinaryReader.functions(Bytes.of(file), FunctionTable::summary))
                .isEqualTo(Optional.empty());
    }

    @Test
    void namesThatAllPointToTheSameLongOneCostLittle() {
        // Every function's name is at the beginning of one that goes on to the end of the table.
        List<String> functions = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            functions.add("f" + i);
        }
        functions.set(0, "x".repeat(4000));
        byte[] file = new TinyGo(Machine.AMD64)
                .functions(Layout.GO_1_20, functions, List.of(), FILES)
                .bytes();

        long[] visited = new long[1];
        BinaryReader.functions(Bytes.of(file), table -> {
            table.forEach((_, name) -> visited[0] += name.length());
            return visited;
        });

        assertThat(visited[0]).isBetween(4000L, 5000L);
    }
}
