package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Parsed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every fact that {@code readelf} prints about real files is what Seaworthy's reader says: header, program headers,
 * sections, dynamic section, versions, dynamic symbols and notes. {@code docs/differential.md} says how many files that
 * were, and in which the two differ and why.
 */
@Together
class ReadelfAgreementIT {
    /** How many files of each kind the ordinary build compares. */
    private static final int SAMPLE = 400;
    /** Enough for the start of a process not to count, few enough for their facts to fit into memory. */
    private static final int BATCH = 24;

    private static final Laboratory LABORATORY = Laboratory.open();

    /** What came of some files. */
    private record Compared(
            int files, int facts, Map<String, Integer> tally, Map<Path, String> complaints, List<String> differences) {}

    @TestFactory
    List<DynamicTest> allFactsAgree() {
        Path data = LABORATORY.data();
        return List.of(
                test("this machine", ElfTree.system()),
                test("roots and probes", List.of(data.resolve("roots"), data.resolve("probes"))),
                test("cross", List.of(data.resolve("cross"))),
                test("binaries", List.of(data.resolve("bin"), data.resolve("built"), data.resolve("toolchains"))));
    }

    private static DynamicTest test(String name, List<Path> folders) {
        return DynamicTest.dynamicTest(name, () -> {
            List<Path> files = ElfTree.files(folders, SAMPLE);
            List<Callable<Compared>> batches = new ArrayList<>();
            for (int i = 0; i < files.size(); i += BATCH) {
                List<Path> batch = files.subList(i, Math.min(files.size(), i + BATCH));
                batches.add(() -> compare(batch));
            }
            Compared all = sum(Laboratory.inParallel(batches));
            System.out.println("readelf: " + name + ": " + all.files() + " files, " + all.facts() + " facts "
                    + new TreeMap<>(all.tally()) + ", readelf complains of "
                    + all.complaints().size() + ", "
                    + all.differences().size() + " differences " + explanations(all.differences()));
            if (ElfTree.WHOLE) {
                all.complaints().forEach((file, text) -> System.out.println("  complaint: " + file + ": " + text));
            }
            assertThat(all.differences())
                    .filteredOn(difference -> Explained.of(difference).isEmpty())
                    .isEmpty();
            assertThat(all.files()).isPositive();
        });
    }

    private static Compared compare(List<Path> files) throws IOException {
        Map<Path, Readelf> read = Readelf.of(files);
        List<Compared> compared = new ArrayList<>();
        for (Path file : files) {
            Readelf readelf = Objects.requireNonNull(read.get(file), () -> "readelf says nothing of " + file);
            Compared one = compare(file, readelf);
            // A damaged file may leave something behind in readelf that confuses it about the next.
            compared.add(one.differences().isEmpty() ? one : compare(file, alone(file)));
        }
        return sum(compared);
    }

    private static Map<Explained, Long> explanations(List<String> differences) {
        return differences.stream()
                .flatMap(difference -> Explained.of(difference).stream())
                .collect(Collectors.groupingBy(why -> why, TreeMap::new, Collectors.counting()));
    }

    private static Readelf alone(Path file) throws IOException {
        return Objects.requireNonNull(Readelf.of(List.of(file)).get(file));
    }

    private static Compared compare(Path file, Readelf theirs) throws IOException {
        List<String> differences = new ArrayList<>();
        Map<String, Integer> tally = new HashMap<>();
        switch (ElfFile.open(file)) {
            case Parsed.Read<ElfFile>(ElfFile elf) -> {
                try (elf) {
                    switch (Parsed.reading(() -> ElfFacts.of(elf))) {
                        case Parsed.Read<ElfFacts>(ElfFacts ours) -> differences(elf, ours, theirs, differences);
                        case Parsed.Malformed<ElfFacts> damage -> differences.add(damage.describe());
                        case Parsed.NotThisFormat<ElfFacts> _ -> differences.add("no ELF file for us");
                    }
                }
            }
            case Parsed.Malformed<ElfFile> damage -> differences.add(damage.describe());
            case Parsed.NotThisFormat<ElfFile> _ -> differences.add("no ELF file for us");
        }
        for (String fact : theirs.facts()) {
            tally.merge(fact.substring(0, fact.indexOf(' ')), 1, Integer::sum);
        }
        tally.merge("symbol", theirs.symbols().size(), Integer::sum);
        Map<Path, String> complaints = new TreeMap<>();
        if (!theirs.complaints().isEmpty()) {
            complaints.put(file, theirs.complaints().getFirst());
        }
        int facts = theirs.facts().size() + theirs.symbols().size();
        return new Compared(
                1,
                facts,
                tally,
                complaints,
                differences.stream().map(text -> file + ": " + text).toList());
    }

    private static void differences(ElfFile elf, ElfFacts ours, Readelf theirs, List<String> differences) {
        // Without section headers readelf finds neither versions nor symbols, unless told to look like a loader.
        boolean sections = elf.header().sectionHeaderCount() != 0;
        differences(
                sections
                        ? ours.facts()
                        : ours.facts().stream()
                                .filter(fact -> !fact.contains("s version"))
                                .toList(),
                theirs.facts(),
                differences);
        // Millions, and nearly always the same: first as they are.
        if (sections && !ours.symbols().equals(theirs.symbols())) {
            differences(ours.symbols(), theirs.symbols(), differences);
        }
    }

    private static void differences(List<String> ours, List<String> theirs, List<String> differences) {
        Map<String, Integer> balance = new HashMap<>();
        theirs.forEach(fact -> balance.merge(fact, 1, Integer::sum));
        ours.forEach(fact -> balance.merge(fact, -1, Integer::sum));
        for (String fact : new TreeSet<>(balance.keySet())) {
            int count = balance.getOrDefault(fact, 0);
            if (count != 0) {
                differences.add((count > 0 ? "only readelf: " : "only we: ") + fact);
            }
        }
    }

    private static Compared sum(List<Compared> parts) {
        int files = 0;
        int facts = 0;
        Map<String, Integer> tally = new HashMap<>();
        Map<Path, String> complaints = new TreeMap<>();
        List<String> differences = new ArrayList<>();
        for (Compared part : parts) {
            files += part.files();
            facts += part.facts();
            part.tally().forEach((kind, count) -> tally.merge(kind, count, Integer::sum));
            complaints.putAll(part.complaints());
            differences.addAll(part.differences());
        }
        return new Compared(files, facts, tally, complaints, differences);
    }
}
