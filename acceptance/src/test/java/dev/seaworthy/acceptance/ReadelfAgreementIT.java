package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Parsed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every fact that {@code readelf} prints about real files is what Seaworthy's reader says: for the programs and
 * libraries of this machine, for the test data of all architectures, and for the roots in the environment variable
 * {@code SEAWORTHY_EXTRA_ROOTS} (separated by colons), if there are any.
 */
class ReadelfAgreementIT {
    /** Of each folder tree at most so many files are compared, evenly chosen, to end within a minute. */
    private static final int MOST = Integer.getInteger("seaworthy.readelf.files", 1500);

    private final Map<String, Integer> tally = new HashMap<>();
    private final List<String> differences = new ArrayList<>();
    private int files;
    private int complaints;

    @Test
    void all_facts_agree() throws IOException {
        assumeTrue(installed(), "binutils is not installed");

        for (Path file : chosen(
                Stream.of("/usr/bin", "/usr/sbin", "/usr/lib").map(Path::of).toList())) {
            compare(file);
        }
        for (Path file : chosen(List.of(testData().resolve("bin"), testData().resolve("built")))) {
            compare(file);
        }
        String extra = System.getenv().getOrDefault("SEAWORTHY_EXTRA_ROOTS", "");
        for (String root : extra.isEmpty() ? new String[0] : extra.split(":", -1)) {
            for (Path file : chosen(List.of(Path.of(root)))) {
                compare(file);
            }
        }

        int facts = tally.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("readelf agreement: " + files + " files (readelf itself complains of " + complaints + "), "
                + facts + " facts " + new TreeMap<>(tally));
        assertThat(differences).isEmpty();
        assertThat(files).isPositive();
    }

    private void compare(Path file) throws IOException {
        Readelf readelf = Readelf.of(file);
        if (!readelf.complaints().isEmpty()) {
            complaints++;
            return;
        }
        Parsed<ElfFile> parsed = ElfFile.open(file);
        switch (parsed) {
            case Parsed.Read<ElfFile>(ElfFile elf) -> {
                try (elf) {
                    compare(file, elf, readelf.facts());
                }
            }
            default -> differences.add(file + ": " + parsed);
        }
    }

    private void compare(Path file, ElfFile elf, List<String> theirs) {
        files++;
        // Without section headers readelf finds neither versions nor symbols, unless told to look like a loader.
        boolean sections = elf.header().sectionHeaderCount() != 0;
        List<String> ours;
        switch (Parsed.reading(() -> ElfFacts.of(elf))) {
            case Parsed.Read<List<String>>(List<String> facts) -> ours = facts;
            case Parsed.Malformed<List<String>> damage -> {
                differences.add(file + ": " + damage.describe());
                return;
            }
            case Parsed.NotThisFormat<List<String>> _ -> throw new AssertionError(file);
        }
        Map<String, Integer> balance = new HashMap<>();
        for (String fact : theirs) {
            tally.merge(fact.substring(0, fact.indexOf(' ')), 1, Integer::sum);
            balance.merge(fact, 1, Integer::sum);
        }
        for (String fact : ours) {
            boolean hidden = !sections && (fact.contains("s version") || fact.startsWith("symbol"));
            if (!hidden) {
                balance.merge(fact, -1, Integer::sum);
            }
        }
        for (String fact : new TreeSet<>(balance.keySet())) {
            int count = balance.getOrDefault(fact, 0);
            if (count != 0) {
                differences.add(file + ": " + (count > 0 ? "only readelf: " : "only we: ") + fact);
            }
        }
    }

    private static boolean installed() throws IOException {
        Optional<String> path = Optional.ofNullable(System.getenv("PATH"));
        return Arrays.stream(path.orElse("").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "readelf")));
    }

    private static Path testData() {
        Map<String, String> environment = System.getenv();
        String cache = environment.getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        return Path.of(environment.getOrDefault("SEAWORTHY_TEST_DATA", cache + "/seaworthy-test"));
    }

    private static List<Path> chosen(List<Path> folders) throws IOException {
        TreeSet<Path> found = new TreeSet<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                Files.walkFileTree(folder.toRealPath(), new Collector(found));
            }
        }
        List<Path> all = List.copyOf(found);
        int count = Math.min(MOST, all.size());
        List<Path> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(all.get((int) ((long) i * all.size() / count)));
        }
        return chosen;
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final Set<Path> found;

        Collector(Set<Path> found) {
            this.found = found;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && attributes.size() > 64 && isElf(file)) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        private static boolean isElf(Path file) {
            try (InputStream in = Files.newInputStream(file)) {
                return Arrays.equals(in.readNBytes(4), new byte[] {0x7f, 'E', 'L', 'F'});
            } catch (IOException unreadable) {
                return false;
            }
        }
    }
}
