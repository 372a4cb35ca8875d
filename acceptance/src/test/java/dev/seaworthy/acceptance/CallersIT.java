package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.LinkedFunction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who calls a function, and who brought it, read from machine code: {@code go tool objdump} and the sources say the same. */
@Together
class CallersIT {
    private static final Path DATA = Laboratory.open().data();

    /** So many callers are named; of functions with more, some are left out. */
    private static final int NAMED = 12;

    private static final Pattern CALL = Pattern.compile("\\s0x[0-9a-f]+\\s+[0-9a-f]+\\s+CALL (\\S.*?)\\(SB\\)");
    private static final Pattern TEXT = Pattern.compile("TEXT (.*?)\\(SB\\)");
    /** What marks a symbol that follows the older calling convention. The function table does not have it. */
    private static final Pattern CONVENTION = Pattern.compile("\\.abi(0|internal)$");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "runtime/built/1.15-pure/http-client",
                "runtime/built/1.19-pure/http-client",
                "runtime/built/1.27-pure/http-client",
                "runtime/built/1.27-cgo/user-current",
                "built/1.26-static/network",
            })
    void directCallersAreThoseOfTheDisassembler(String program) throws IOException {
        Map<String, Set<String>> expected = disassembled(DATA.resolve(program));
        int compared = 0;
        for (LinkedFunction function : go(program).functions().functions().values()) {
            Set<String> callers = expected.getOrDefault(function.name(), Set.of());
            if (callers.size() <= NAMED) {
                assertThat(new TreeSet<>(function.callers()))
                        .as(function.name())
                        .isEqualTo(callers);
                compared++;
            }
        }
        System.out.println("callers of " + compared + " functions are those of go tool objdump: " + program);
        assertThat(compared).isPositive();
    }

    /** @param through the first functions of the way, separated by blanks */
    @ParameterizedTest
    @CsvSource({
        "time-zone, time.LoadLocation, main.main time.LoadLocation",
        "exec-git, os/exec.Command, main.main os/exec.Command",
        "http-client, crypto/x509.loadSystemRoots, main.main net/http.(*Client).Get net/http.(*Client).do",
        "certificate-pool, crypto/x509.loadSystemRoots, main.main crypto/x509.SystemCertPool",
    })
    void theServiceIsNamedInEveryRelease(String program, String function, String through) throws IOException {
        for (String build :
                List.of("1.15-pure", "1.15-pure-stripped", "1.19-pure", "1.27-pure", "1.27-pure-stripped")) {
            LinkedFunction linked = go("runtime/built/" + build + "/" + program)
                    .functions()
                    .find(function)
                    .orElseThrow();

            assertThat(linked.origins()).as(build).anySatisfy(origin -> {
                assertThat(origin.packagePath()).isEqualTo("main");
                assertThat(String.join(" ", origin.path())).startsWith(through).endsWith(function);
            });
        }
    }

    /** The same program for another processor has the same calls. */
    @ParameterizedTest
    @ValueSource(strings = {"arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x"})
    void callersAreTheSameOnEveryProcessor(String processor) throws IOException {
        Map<String, List<String>> expected = callers(esbuild("linux-x64"));

        assertThat(callers(esbuild("linux-" + processor))).isEqualTo(expected);
        assertThat(expected.get("net/http.(*Server).Serve"))
                .contains("github.com/evanw/esbuild/pkg/api.(*internalContext).Serve.func3");
    }

    /** A server that only others connect to has the code that checks a server's certificate, but nothing leads there. */
    @ParameterizedTest
    @ValueSource(strings = {"linux-x64", "linux-arm64"})
    void nobodyIsNamedWhereNobodyAsks(String build) throws IOException {
        LinkedFunction function = go(esbuild(build).toString())
                .functions()
                .find("crypto/x509.loadSystemRoots")
                .orElseThrow();

        assertThat(function.origins()).isEmpty();
    }

    private static Path esbuild(String build) {
        return Laboratory.open().binaries().stream()
                .filter(one -> one.id().equals("npm-esbuild-" + build))
                .findFirst()
                .orElseThrow()
                .file();
    }

    private static Map<String, List<String>> callers(Path program) throws IOException {
        Map<String, List<String>> callers = new HashMap<>();
        go(program.toString())
                .functions()
                .functions()
                .forEach((name, function) -> callers.put(name, function.callers()));
        return callers;
    }

    private static GoFacts go(String program) throws IOException {
        return ((Examination.Executable) BinaryReader.examine(DATA.resolve(program)))
                .facts()
                .go()
                .orElseThrow();
    }

    /** The callers of each function, by name. */
    private static Map<String, Set<String>> disassembled(Path program) throws IOException {
        Map<String, Set<String>> callers = new HashMap<>();
        Process objdump = new ProcessBuilder(
                        DATA.resolve("toolchains/1.27/bin/go").toString(), "tool", "objdump", program.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String caller = "";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(objdump.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher text = TEXT.matcher(line);
                if (text.lookingAt()) {
                    caller = plain(text.group(1));
                    continue;
                }
                Matcher call = CALL.matcher(line);
                if (call.find() && !plain(call.group(1)).equals(caller)) {
                    callers.computeIfAbsent(plain(call.group(1)), _ -> new TreeSet<>())
                            .add(caller);
                }
            }
        }
        return callers;
    }

    private static String plain(String symbol) {
        return CONVENTION.matcher(symbol).replaceFirst("");
    }
}
