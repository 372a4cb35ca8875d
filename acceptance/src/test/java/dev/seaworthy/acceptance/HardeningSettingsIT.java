package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.inspect.hardening.Hardening;
import dev.seaworthy.inspect.hardening.Protection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each setting of the compiler and the linker shows as what it is, and another reader says the same: {@code hardening-check},
 * which Debian's developers look at their packages with.
 */
@Together
class HardeningSettingsIT {
    private static final List<String> NOTHING = List.of(
            "-O2",
            "-no-pie",
            "-fno-stack-protector",
            "-U_FORTIFY_SOURCE",
            "-Wl,-z,norelro",
            "-Wl,-z,lazy",
            "-Wl,-z,execstack",
            "-fcf-protection=none");
    private static final String PROGRAM = """
            #include <stdio.h>
            #include <string.h>
            #include <stdlib.h>
            int main(int count, char **words) {
                char buffer[64];
                strcpy(buffer, words[0]);
                char *copy = malloc(count + 64);
                memcpy(copy, buffer, count);
                return printf("%s %d\\n", copy, count);
            }
            """;
    /** The words of the other reader, and our ids for them. */
    private static final Map<String, String> QUESTIONS = Map.of(
            "Position Independent Executable", "pie",
            "Stack protected", "canary",
            "Fortify Source functions", "fortify",
            "Read-only relocations", "relro",
            "Immediate binding", "bind-now");

    private static final int SYSTEM_PROGRAMS = 12;

    @TempDir
    Path work;

    @ParameterizedTest
    @CsvSource({
        "'', 'pie=no relro=none bind-now=no nx-stack=no canary=no fortify=no'",
        "-fPIE -pie, pie=yes",
        "-Wl^-z^relro, relro=partial bind-now=no",
        "-Wl^-z^relro -Wl^-z^now, relro=full bind-now=yes",
        "-Wl^-z^now, relro=none bind-now=yes",
        "-Wl^-z^noexecstack, nx-stack=yes",
        "-fstack-protector-all, canary=yes",
        "-D_FORTIFY_SOURCE=2, fortify=yes",
        "-Wl^-rpath^/opt/own -Wl^--disable-new-dtags, search-path=RPATH:/opt/own",
        "-Wl^-rpath^$ORIGIN/../lib -Wl^--enable-new-dtags, search-path=RUNPATH:$ORIGIN/../lib"
    })
    void aSettingShows(String setting, String expected) throws Exception {
        Path source = Files.writeString(work.resolve("program.c"), PROGRAM);
        Path file = work.resolve("program");
        List<String> command = new ArrayList<>(List.of("gcc", "-w"));
        command.addAll(NOTHING);
        command.addAll(List.of(setting.replace('^', ',').split(" +", -1)));
        command.removeIf(String::isEmpty);
        command.addAll(List.of("-o", file.toString(), source.toString()));
        Commands.run(command);

        Hardening ours = HardeningIT.hardening(file).orElseThrow();

        assertShows(ours, expected);
        assertThat(differences(Map.of(file, ours), said(List.of(file)))).isEmpty();
    }

    /**
     * A static program has the names of glibc's own protected functions, whether its own code is protected or not: the
     * disassembler shows which of these two is, the names show nothing, and we say that.
     */
    @ParameterizedTest
    @CsvSource({
        "gcc, -fno-stack-protector, false",
        "gcc, -fstack-protector-all, true",
        "musl-gcc, -fno-stack-protector, false",
        "musl-gcc, -fstack-protector-all, true"
    })
    void whatStaticProgramsAreCompiledWithIsNotKnown(String compiler, String setting, boolean really) throws Exception {
        Path source = Files.writeString(work.resolve("program.c"), PROGRAM);
        Path file = work.resolve("program");
        Commands.run(List.of(compiler, "-w", "-O2", "-static", setting, "-o", file.toString(), source.toString()));

        String code = Finished.of(work, Map.of(), List.of("objdump", "-d", "--disassemble=main", file.toString()))
                .out();
        assertThat(code.contains("__stack_chk_fail")).isEqualTo(really);
        assertThat(HardeningIT.hardening(file)
                        .orElseThrow()
                        .find("canary")
                        .orElseThrow()
                        .value())
                .isEqualTo("not known");
    }

    /** C code in a Go program is the same: what the C compiler and the linker were told shows in the whole. */
    @ParameterizedTest
    @CsvSource({
        "own-cgo-external, pie=no relro=partial bind-now=no nx-stack=yes canary=no fortify=no search-path=none",
        "own-cgo-external-pie, pie=yes",
        "own-cgo-internal, relro=none",
        "own-cgo-external-now, relro=full bind-now=yes",
        "own-cgo-execstack, nx-stack=no",
        "own-cgo-protected, canary=yes fortify=yes",
        "own-cgo-runpath, search-path=RUNPATH:/opt/lib",
        "own-cgo-static, canary=not_known",
        "own-musl, fortify=not_known",
        "own-static, canary=no_C_code fortify=no_C_code"
    })
    void settingsOfGoProgramsShow(String id, String expected) throws Exception {
        Path file = Laboratory.open().binaries().stream()
                .filter(binary -> binary.id().equals(id))
                .findFirst()
                .orElseThrow()
                .file();

        Hardening ours = HardeningIT.hardening(file).orElseThrow();

        assertShows(ours, expected);
    }

    @Test
    void theOtherReaderAgreesOverRealPrograms() throws Exception {
        Map<Path, Hardening> ours = new LinkedHashMap<>();
        for (Path file : programs()) {
            HardeningIT.hardening(file).ifPresent(found -> ours.put(file, found));
        }
        Map<Path, Map<String, String>> theirs = said(List.copyOf(ours.keySet()));

        System.out.println("hardening-check: " + ours.size() + " files");
        assertThat(ours).hasSizeGreaterThan(30);
        assertThat(theirs.keySet()).isEqualTo(ours.keySet());
        assertThat(differences(ours, theirs)).isEmpty();
    }

    /** Pairs of id and value; a colon or a low line stands for a space. */
    private static void assertShows(Hardening ours, String expected) {
        for (String one : expected.split(" ", -1)) {
            String[] parts = one.split("=", 2);
            assertThat(ours.find(parts[0]).orElseThrow().value())
                    .as(parts[0])
                    .isEqualTo(parts[1].replaceAll("[:_]", " "));
        }
    }

    private static List<Path> programs() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> programs = Files.list(Path.of("/usr/bin"))) {
            programs.filter(Files::isRegularFile)
                    .filter(file -> !Files.isSymbolicLink(file))
                    .sorted()
                    .limit(SYSTEM_PROGRAMS)
                    .forEach(files::add);
        }
        for (Binary binary : Laboratory.open().binaries()) {
            if (binary.id().startsWith("own-")) {
                files.add(binary.file());
            }
        }
        return files;
    }

    private static List<String> differences(Map<Path, Hardening> ours, Map<Path, Map<String, String>> theirs) {
        List<String> differences = new ArrayList<>();
        ours.forEach((file, found) -> QUESTIONS.forEach((question, id) -> {
            String said = theirs.getOrDefault(file, Map.of()).getOrDefault(question, "nothing");
            String value = found.find(id).map(Protection::value).orElse("nothing");
            boolean yes = value.equals("yes") || value.equals("full") || value.equals("partial");
            // It takes what has no PT_PHDR for a library, as a static PIE of GNU ld has none; and it says "no" of names
            // in a
            // static program, where nothing can be told.
            boolean asked = !value.equals("not known") && !said.startsWith("no, regular shared library");
            if (asked && yes != said.startsWith("yes")) {
                differences.add(file + " " + id + ": " + value + ", but " + said);
            }
        }));
        return differences;
    }

    /**
     * By file, the other reader's answers. It has every file disassembled to look for landing pads, which takes minutes and
     * is not asked here: a disassembler that says nothing takes that place.
     */
    private Map<Path, Map<String, String>> said(List<Path> files) throws Exception {
        Path silent = Files.createDirectories(work.resolve("silent"));
        Files.writeString(silent.resolve("objdump"), "#!/bin/sh\n").toFile().setExecutable(true);
        List<String> command = new ArrayList<>(List.of("hardening-check"));
        files.forEach(file -> command.add(file.toString()));
        Map<Path, Map<String, String>> all = new LinkedHashMap<>();
        Map<String, String> answers = new TreeMap<>();
        for (String line : Finished.of(
                        work, Map.of("LC_ALL", "C.UTF-8", "PATH", silent + ":" + System.getenv("PATH")), command)
                .out()
                .split("\n", -1)) {
            if (line.startsWith("/")) {
                answers = new TreeMap<>();
                all.put(Path.of(line.substring(0, line.length() - 1)), answers);
            } else if (line.contains(": ")) {
                String[] parts = line.strip().split(": ", 2);
                answers.put(parts[0], parts[1]);
            }
        }
        return all;
    }
}
