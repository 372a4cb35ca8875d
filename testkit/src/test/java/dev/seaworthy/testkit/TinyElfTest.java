package dev.seaworthy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class TinyElfTest {
    private static final Path GLIBC_LOADER = Path.of(Machine.AMD64.glibcInterpreter());

    @TempDir
    private Path folder;

    private record Ended(int exitCode, String output) {}

    private static Ended run(List<String> command, String libraryPath) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LD_LIBRARY_PATH", libraryPath);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output);
    }

    private static boolean installed(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(":", -1)).anyMatch(one -> Files.isExecutable(Path.of(one, program)));
    }

    private void readelfAccepts(TinyElf elf) throws IOException, InterruptedException {
        assumeTrue(installed("readelf"), "binutils is not installed");
        Path file = elf.writeTo(folder.resolve("file"));

        Ended readelf = run(List.of("readelf", "-WhlSsrdVAIn", file.toString()), "");

        assertThat(readelf.exitCode()).isZero();
        assertThat(readelf.output()).doesNotContainIgnoringCase("warning", "error:", "corrupt");
    }

    private static TinyElf program(Machine machine) {
        return TinyElf.executable(machine)
                .interpreter(machine.glibcInterpreter())
                .needs("libc.so.6", "GLIBC_2.17", "GLIBC_2.34")
                .needsWeakly("libm.so.6", "GLIBC_2.29")
                .runpath("$ORIGIN/lib")
                .imports("pthread_create", "GLIBC_2.34")
                .importsWeakly("__gmon_start__")
                .symbol(TinySymbol.imported("stdout").type(TinySymbol.OBJECT).used(TinySymbol.Use.DATA))
                .buildId("0123456789abcdef")
                .goBuildId("a/b")
                .note("GNU", 1, new byte[16])
                .wideNote("GNU", 5, new byte[16])
                .staticSymbols("main.main")
                .section(".go.buildinfo", new byte[40])
                .writableSection(".noptrdata", new byte[8]);
    }

    private static TinyElf library(Machine machine) {
        return TinyElf.library(machine, "libc.so.6")
                .definesVersions("GLIBC_2.17")
                .definesVersion("GLIBC_2.34", List.of("GLIBC_2.17"))
                .exports("pthread_create", "GLIBC_2.34")
                .exportsOld("pthread_create", "GLIBC_2.17")
                .exports("puts")
                .imports("malloc")
                .symbol(TinySymbol.exported("errno").type(TinySymbol.TLS))
                .symbol(TinySymbol.exported("local").binding(0))
                .threadLocalStorage(8)
                .relativeRelocations(70)
                .rpath("/opt");
    }

    @ParameterizedTest
    @EnumSource
    void readelf_has_nothing_to_say_against_a_program(Machine machine) throws Exception {
        readelfAccepts(program(machine));
        readelfAccepts(program(machine).withoutSections());
    }

    @ParameterizedTest
    @EnumSource
    void readelf_has_nothing_to_say_against_a_library(Machine machine) throws Exception {
        readelfAccepts(library(machine));
        readelfAccepts(library(machine).withoutSections());
        readelfAccepts(library(machine).hashes(TinyElf.Hash.SYSV));
        readelfAccepts(TinyElf.pie(machine).packedRelativeRelocations(100));
        readelfAccepts(TinyElf.executable(machine));
    }

    @Test
    void the_kernel_runs_a_static_program() throws Exception {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "not an x86-64 machine");
        Path program = TinyElf.executable(Machine.AMD64).writeTo(folder.resolve("static"));

        assertThat(run(List.of(program.toString()), "")).isEqualTo(new Ended(0, ""));
    }

    @Test
    void the_dynamic_loader_binds_a_program_to_a_library() throws Exception {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "not an x86-64 machine");
        assumeTrue(Files.exists(GLIBC_LOADER), "not a glibc system");
        Path program = tinyProgram().writeTo(folder.resolve("program"));
        tinyLibrary("TINY_2").writeTo(folder.resolve("libtiny.so"));

        // LD_BIND_NOW is not needed for data; the call would be bound lazily.
        assertThat(run(List.of("env", "LD_BIND_NOW=1", program.toString()), folder.toString()))
                .isEqualTo(new Ended(0, ""));
    }

    @Test
    void the_dynamic_loader_finds_what_is_missing() throws Exception {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "not an x86-64 machine");
        assumeTrue(Files.exists(GLIBC_LOADER), "not a glibc system");
        Path program = tinyProgram().writeTo(folder.resolve("program"));

        assertThat(run(List.of(program.toString()), folder.toString()).output())
                .contains("libtiny.so: cannot open shared object file");
        tinyLibrary("TINY_3").writeTo(folder.resolve("libtiny.so"));
        assertThat(run(List.of(program.toString()), folder.toString()).output()).contains("version `TINY_2' not found");
        tinyLibrary("TINY_2").soname("libtiny.so").writeTo(folder.resolve("libtiny.so"));
        Path other = tinyProgram().imports("absent", "TINY_2").writeTo(folder.resolve("other"));
        assertThat(run(List.of("env", "LD_BIND_NOW=1", other.toString()), folder.toString())
                        .output())
                .contains("undefined symbol: absent, version TINY_2");
    }

    private static TinyElf tinyProgram() {
        return TinyElf.pie(Machine.AMD64)
                .interpreter(GLIBC_LOADER.toString())
                .needs("libtiny.so", "TINY_1", "TINY_2")
                .imports("call", "TINY_2")
                .symbol(TinySymbol.imported("data").version("TINY_1").used(TinySymbol.Use.DATA))
                .relativeRelocations(3);
    }

    private static TinyElf tinyLibrary(String newest) {
        TinyElf library = TinyElf.library(Machine.AMD64, "libtiny.so")
                .definesVersions("TINY_1")
                .definesVersions(newest);
        for (int i = 0; i < 20; i++) {
            library.exports("other" + i, "TINY_1");
        }
        return library.exports("call", newest).exportsOld("call", "TINY_1").exports("data", "TINY_1");
    }

    @Test
    void a_symbol_whose_version_nobody_was_asked_for_is_a_mistake_of_the_test() {
        assertThatThrownBy(() ->
                        TinyElf.executable(Machine.AMD64).imports("open", "V1").bytes())
                .hasMessage("open@V1: call needs(library, \"V1\")");
        assertThatThrownBy(() ->
                        TinyElf.library(Machine.AMD64).exports("open", "V1").bytes())
                .hasMessage("open@V1: call definesVersions(\"V1\")");
    }

    @Test
    void the_same_description_gives_the_same_bytes() {
        assertThat(program(Machine.ARM64).bytes())
                .isEqualTo(program(Machine.ARM64).bytes());
    }

    @Test
    void a_written_file_can_be_run_by_everyone() throws IOException {
        Path file = TinyElf.executable(Machine.AMD64).writeTo(folder.resolve("new/folder/file"));

        assertThat(file).isExecutable();
    }
}
