package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.binary.InitTask;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.inspect.libraries.Libraries;
import dev.seaworthy.inspect.start.Start;
import dev.seaworthy.inspect.start.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The way of a start: addresses are those of the symbol table, and packages are initialised in the order that is shown. */
class StartIT {
    private static final Laboratory LABORATORY = Laboratory.open();

    /** Every architecture, position-independent or not, with and without C. */
    @Test
    void addressesAreThoseOfTheSymbolTable() throws IOException {
        int binaries = 0;
        int places = 0;
        for (Binary binary : LABORATORY.binaries()) {
            if (!binary.id().matches("(1\\.|own-).*") || binary.id().contains("strip")) {
                continue;
            }
            Optional<Start> start = start(binary.file());
            Map<String, Long> symbols = start.isPresent() ? symbols(binary.file()) : Map.of();
            if (!symbols.containsKey("main.main")) {
                continue;
            }
            binaries++;
            Map<String, Step.Place> shown = places(start.get());
            assertThat(shown)
                    .as(binary.id())
                    .containsKeys("runtime.rt0_go", "runtime.main", "main.main", "runtime.schedinit");
            for (Step.Place place : shown.values()) {
                Long symbol = symbols.get(place.name());
                if (symbol != null) {
                    places++;
                    assertThat(place.address())
                            .as(binary.id() + " " + place.name())
                            .isEqualTo(symbol);
                }
            }
        }
        System.out.println("start: " + binaries + " binaries, " + places + " addresses");
        assertThat(binaries).isGreaterThan(30);
        assertThat(places).isGreaterThan(300);
    }

    @Test
    void strippingChangesNothing() throws IOException {
        Start whole = start(binary("1.27-static")).orElseThrow();
        Start stripped = start(binary("1.27-static-stripped")).orElseThrow();

        assertThat(names(stripped)).isEqualTo(names(whole));
        assertThat(packages(stripped)).isEqualTo(packages(whole)).isNotEmpty();
    }

    /** With GODEBUG=inittrace=1 the runtime says which package it has initialised, one after the other. */
    @Test
    void packagesAreInitialisedInTheOrderThatIsShown() throws IOException, InterruptedException {
        int binaries = 0;
        for (Binary binary : LABORATORY.binaries()) {
            if (!binary.id().matches("1\\.(24|26|27)-(static|pie|cgo|cgo-external|cgo-static|static-stripped)")) {
                continue;
            }
            ProcessBuilder builder = new ProcessBuilder(binary.file().toString()).redirectErrorStream(true);
            builder.environment().put("GODEBUG", "inittrace=1");
            Process process = builder.start();
            process.getOutputStream().close();
            List<String> traced = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("init "))
                    .map(line -> line.split(" ", -1)[1])
                    .toList();
            process.waitFor();
            if (traced.isEmpty()) {
                continue;
            }
            binaries++;
            assertThat(packages(start(binary.file()).orElseThrow()))
                    .as(binary.id())
                    .isEqualTo(traced);
        }
        System.out.println("inittrace: " + binaries + " binaries");
        assertThat(binaries).isGreaterThan(5);
    }

    private static Path binary(String id) {
        return LABORATORY.binaries().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow()
                .file();
    }

    private static Optional<Start> start(Path file) throws IOException {
        if (!(ElfFile.open(file) instanceof Parsed.Read<ElfFile>(ElfFile elf))) {
            return Optional.empty();
        }
        try (elf) {
            return BinaryReader.examine(elf.bytes()) instanceof Examination.Executable(BinaryFacts facts)
                            && facts.go().isPresent()
                    ? Optional.of(Start.of(elf, facts, new Libraries.Static(List.of())))
                    : Optional.empty();
        }
    }

    private static Map<String, Step.Place> places(Start start) {
        Map<String, Step.Place> places = new TreeMap<>();
        start.steps().forEach(step -> step.places().forEach(place -> places.putIfAbsent(place.name(), place)));
        return places;
    }

    private static List<String> names(Start start) {
        return start.steps().stream()
                .map(step -> step.id() + " "
                        + step.places().stream().map(Step.Place::name).collect(Collectors.joining(" ")))
                .toList();
    }

    private static List<String> packages(Start start) {
        return start.packages().stream().map(InitTask::packagePath).toList();
    }

    /** Names and addresses as {@code readelf -s} has them. */
    private static Map<String, Long> symbols(Path file) throws IOException {
        Process process = new ProcessBuilder("readelf", "-W", "-s", "--", file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Map<String, Long> symbols = new HashMap<>();
        for (String line : new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            String[] columns = line.strip().split("\\s+", -1);
            if (columns.length >= 8 && columns[3].equals("FUNC") && !columns[6].equals("UND")) {
                symbols.putIfAbsent(columns[7].replace(".abi0", ""), Long.parseUnsignedLong(columns[1], 16));
            }
        }
        return symbols;
    }
}
