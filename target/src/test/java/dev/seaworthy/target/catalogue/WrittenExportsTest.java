package dev.seaworthy.target.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.elf.DynamicObject.Export;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Exports that are sought by name in the lines of a target file are those that a look at all of them finds. */
class WrittenExportsTest {
    private static final List<String> LINES = List.of(
            "\tenviron plain a",
            "@@GLIBC_2.2.5\tmalloc free  memcpy",
            "@GLIBC_2.2.5\tmemcpy regexec",
            "@@GLIBC_2.14!\tmemcpy",
            "@@V%201\tname%20with%25marks malloc",
            "\tnaïve 名 main.run·1",
            "",
            "@@EMPTY\t",
            // The first form of target files.
            "old@@V_1 malloc@V_0 indirect!");

    private final WrittenExports exports = new WrittenExports(LINES);

    @Test
    void eachNameIsFoundAsOften() {
        Set<String> names = new TreeSet<>();
        exports.forEach(export -> names.add(export.name()));
        assertThat(names).hasSize(13).contains("name with%marks", "名", "indirect");

        for (String name : names) {
            assertThat(exports.named(Set.of(name))).as(name).isEqualTo(among(Set.of(name)));
        }
        assertThat(exports.named(names)).isEqualTo(List.copyOf(exports));
    }

    @Test
    void namesThatAreNotThereAreNotFound() {
        assertThat(exports.named(Set.of("", "mallo", "malloc ", "alloc", "GLIBC_2.14", "@@EMPTY")))
                .isEmpty();
        assertThat(exports.named(Set.of())).isEmpty();
    }

    @Test
    void marksAreThoseOfTheLine() {
        assertThat(exports.named(Set.of("memcpy")))
                .containsExactly(
                        new Export("memcpy", Optional.of("GLIBC_2.2.5"), false, false),
                        new Export("memcpy", Optional.of("GLIBC_2.2.5"), true, false),
                        new Export("memcpy", Optional.of("GLIBC_2.14"), false, true));
    }

    private List<Export> among(Set<String> wanted) {
        List<Export> found = new ArrayList<>();
        for (Export export : exports) {
            if (wanted.contains(export.name())) {
                found.add(export);
            }
        }
        return found;
    }
}
