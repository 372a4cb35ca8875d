package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.inspect.hardening.Hardening;
import dev.seaworthy.inspect.hardening.Protection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Protections are those that follow from what {@code readelf} prints. */
@Together
class HardeningIT {
    private static final int SYSTEM_PROGRAMS = 100;

    @Test
    void protectionsAreThoseThatReadelfShows() throws IOException {
        int files = 0;
        Map<String, Integer> seen = new TreeMap<>();
        for (Path file : files()) {
            Optional<Hardening> ours = hardening(file);
            if (ours.isEmpty()) {
                continue;
            }
            files++;
            Map<String, String> expected = expected(readelf(file));
            expected.forEach((id, value) -> {
                Protection protection = ours.get().find(id).orElseThrow();
                assertThat(protection.value()).as(file + " " + id).isEqualTo(value);
                seen.merge(id + " " + value, 1, Integer::sum);
            });
        }
        System.out.println("hardening: " + files + " files, " + seen);

        assertThat(files).isGreaterThan(120);
        assertThat(seen)
                .containsKeys("pie yes", "pie no", "nx-stack yes", "nx-stack no", "bind-now yes", "bind-now no");
    }

    private static Map<String, String> expected(String said) {
        Map<String, String> expected = new TreeMap<>();
        boolean dynamicType = said.contains("Type:                              DYN");
        expected.put("pie", dynamicType ? "yes" : "no");
        Optional<String> stack = line(said, "GNU_STACK");
        stack.ifPresent(line -> expected.put("nx-stack", line.contains("RWE") ? "no" : "yes"));
        if (said.contains("Requesting program interpreter")) {
            boolean now = Pattern.compile("\\(BIND_NOW\\)|\\(FLAGS\\).*BIND_NOW|\\(FLAGS_1\\).*\\bNOW\\b")
                    .matcher(said)
                    .find();
            expected.put("bind-now", now ? "yes" : "no");
            expected.put(
                    "text-relocations",
                    Pattern.compile("\\(TEXTREL\\)|\\(FLAGS\\).*TEXTREL")
                                    .matcher(said)
                                    .find()
                            ? "yes"
                            : "none");
        }
        expected.put("stripped", said.contains(" .symtab ") ? "no" : "yes");
        return expected;
    }

    private static Optional<String> line(String said, String word) {
        return said.lines().filter(line -> line.contains(word)).findFirst();
    }

    /** Of a file that is read as a whole; empty for what is none, is damaged or packed. */
    static Optional<Hardening> hardening(Path file) throws IOException {
        if (!(ElfFile.open(file) instanceof Parsed.Read<ElfFile>(ElfFile elf))) {
            return Optional.empty();
        }
        try (elf) {
            return BinaryReader.examine(elf.bytes()) instanceof Examination.Executable(BinaryFacts facts)
                            && facts.damage().isEmpty()
                            && facts.packing().isEmpty()
                    ? Optional.of(Hardening.of(elf, facts))
                    : Optional.empty();
        }
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> programs = Files.list(Path.of("/usr/bin"))) {
            files.addAll(programs.filter(Files::isRegularFile)
                    .filter(file -> !Files.isSymbolicLink(file))
                    .sorted()
                    .limit(SYSTEM_PROGRAMS)
                    .toList());
        }
        for (Binary binary : Laboratory.open().binaries()) {
            if (binary.id().matches("(1\\.|own-).*") && !binary.id().contains("truncated")) {
                files.add(binary.file());
            }
        }
        return files;
    }

    private static String readelf(Path file) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("readelf", "-W", "-h", "-l", "-d", "-S", "--", file.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
