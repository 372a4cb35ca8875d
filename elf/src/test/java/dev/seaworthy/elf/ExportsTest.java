package dev.seaworthy.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.elf.DynamicObject.Export;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What others can bind to: kept in a few bytes each, and found by name without a look at all. */
class ExportsTest {
    private static DynamicObject read(TinyElf elf) {
        return DynamicObject.of(Example.read(elf)).orThrow().orElseThrow();
    }

    private static Export plain(String name) {
        return new Export(name, Optional.empty(), false, false);
    }

    @Test
    void eachHasItsNameAndItsVersion() {
        assertThat(read(Example.library(Machine.AMD64)).exports())
                .containsExactlyInAnyOrder(
                        new Export("open", Optional.of("EX_2"), false, false),
                        new Export("open", Optional.of("EX_1"), true, false),
                        plain("plain"));
    }

    @Test
    void allVersionsOfANameAreFoundByIt() {
        DynamicObject library = read(Example.library(Machine.AMD64));

        assertThat(library.exports(Set.of("open", "malloc")))
                .extracting(export -> export.version().orElse(""))
                .containsExactlyInAnyOrder("EX_1", "EX_2");
        assertThat(library.exports(Set.of("malloc"))).isEmpty();
        assertThat(library.exports(Set.of())).isEmpty();
    }

    /** Go's names have a middle dot; a name's end is what it is sought by, and here the ends are of every kind. */
    @Test
    void namesOutsideAsciiAreFoundToo() {
        List<String> names = List.of(
                "main.run·1",
                "é",
                "é1234567",
                "é12345678",
                "1234567é",
                "12345678",
                "x12345678",
                "",
                "go:itab.*os.File,io.Reader");
        TinyElf elf = TinyElf.library(Machine.AMD64, "l");
        names.stream().filter(name -> !name.isEmpty()).forEach(elf::exports);
        DynamicObject library = read(elf);

        for (String name : names) {
            assertThat(library.exports(Set.of(name)))
                    .as(name)
                    .isEqualTo(name.isEmpty() ? List.of() : List.of(plain(name)));
        }
    }

    @Test
    void findsAmongThousandsWhatALookAtAllFinds() {
        TinyElf elf = TinyElf.library(Machine.AMD64, "l");
        IntStream.range(0, 5_000).forEach(i -> elf.exports("package/path.(*Type).Function" + i));
        DynamicObject library = read(elf);
        Set<String> wanted = new HashSet<>();
        IntStream.range(4_000, 6_000).forEach(i -> wanted.add("package/path.(*Type).Function" + i));

        assertThat(library.exports()).hasSize(5_000);
        assertThat(library.exports(wanted))
                .hasSize(1_000)
                .isEqualTo(library.exports().stream()
                        .filter(export -> wanted.contains(export.name()))
                        .toList());
    }

    /** Objects that no file was read for, such as a catalogue's, have lists of the ordinary kind. */
    @Test
    void anotherListOfTheSameExportsIsTheSame() {
        DynamicObject packed = read(Example.library(Machine.AMD64));
        DynamicObject listed = new DynamicObject(
                packed.identity(),
                packed.soname(),
                packed.needed(),
                packed.rpath(),
                packed.runpath(),
                packed.versionNeeds(),
                packed.versionDefinitions(),
                packed.versioned(),
                packed.imports(),
                List.copyOf(packed.exports()),
                packed.traits());

        assertThat(listed).isEqualTo(packed).hasSameHashCodeAs(packed);
        assertThat(listed.exports(Set.of("open"))).isEqualTo(packed.exports(Set.of("open")));
    }
}
