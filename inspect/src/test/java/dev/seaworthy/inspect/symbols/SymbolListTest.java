package dev.seaworthy.inspect.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Symbols of tiny files; real ones are compared with those of {@code go tool nm} in the acceptance tests. */
class SymbolListTest {
    @Test
    void symbolsOfTheTable() throws IOException {
        SymbolList symbols = symbols(TinyElf.executable(Machine.AMD64).staticSymbols("main.main", "main.helper"))
                .orElseThrow();

        assertThat(symbols.source()).isEqualTo(SymbolList.Source.SYMBOL_TABLE);
        assertThat(IntStream.range(0, symbols.count()).mapToObj(symbols::name)).contains("main.main", "main.helper");
        assertThat(printed(symbols, SymbolOrder.NAME))
                .containsPattern("(?m)^ *[0-9a-f]* . main\\.helper\n *[0-9a-f]* . main\\.main$");
    }

    @Test
    void whatControlsATerminalIsNotPrinted() throws IOException {
        SymbolList symbols = symbols(TinyElf.executable(Machine.AMD64).staticSymbols("bad\u001b[31m\u009bname"))
                .orElseThrow();

        assertThat(printed(symbols, SymbolOrder.NONE))
                .contains("bad?[31m??name")
                .doesNotContain("\u001b", "\u009b");
    }

    @Test
    void withoutAnyTableThereAreNone() {
        assertThat(symbols(TinyElf.executable(Machine.ARM64).withoutSections())).isEmpty();
    }

    private static Optional<SymbolList> symbols(TinyElf elf) {
        return ElfFile.read(Bytes.of(elf.bytes())).asOptional().flatMap(SymbolList::of);
    }

    private static String printed(SymbolList symbols, SymbolOrder order) throws IOException {
        int[] all = IntStream.range(0, symbols.count()).toArray();
        order.arrange(symbols, all);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SymbolPrinter(out, false, false).print(symbols, all);
        return out.toString(StandardCharsets.UTF_8);
    }
}
