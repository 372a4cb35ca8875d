package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code inspect} shows is what Go's own tools say of the same files: {@code go version -m}, its JSON, and
 * {@code go tool nm}; what was stripped has the names of the same program unstripped; bills of materials are valid.
 */
@Together
class InspectAgreementIT {
    private static final Laboratory LABORATORY = Laboratory.open();
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of a release that prints JSON (Go 1.25 and newer). */
    private static final Path GO = LABORATORY.data().resolve("toolchains/1.27/bin/go");

    private static final Map<String, String> LOCAL = Map.of("GOTOOLCHAIN", "local", "LC_ALL", "C.UTF-8");

    @TempDir
    Path work;

    @Test
    void modulesAreThoseOfGoVersion() throws Exception {
        List<String> files = programs();
        Map<String, List<String>> theirs = blocks(run(concat(List.of(GO.toString(), "version", "-m"), files)));
        Map<String, List<String>> ours = blocks(inspect(concat(List.of("--modules"), files)));
        List<String> differences = new ArrayList<>();
        int lines = 0;
        for (Map.Entry<String, List<String>> each : theirs.entrySet()) {
            lines += each.getValue().size();
            if (!each.getValue().equals(ours.get(each.getKey()))) {
                differences.add(each.getKey() + ": " + ours.get(each.getKey()) + " instead of " + each.getValue());
            }
        }
        Set<String> refused = new TreeSet<>(ours.keySet());
        refused.removeAll(theirs.keySet());
        System.out.println("inspect --modules: " + theirs.size() + " files, " + lines + " lines, " + differences.size()
                + " differences; of " + refused.size() + " that go version refuses the release is told");

        assertThat(differences).isEmpty();
        assertThat(theirs).hasSizeGreaterThan(200);
        assertThat(refused)
                .allSatisfy(
                        file -> assertThat(ours.getOrDefault(file, List.of("")).getFirst())
                                .containsAnyOf("go1.", "no Go program"));
    }

    @Test
    void jsonOfModulesIsThatOfGoVersion() throws Exception {
        List<String> files = programs();
        int compared = 0;
        for (JsonNode one : JSON.readTree(inspect(concat(List.of("--modules", "--json"), files)))) {
            String file = one.get("file").textValue();
            String theirs = run(List.of(GO.toString(), "version", "-m", "-json", file));
            if (theirs.startsWith("{")) {
                assertThat(one.get("modules")).as(file).isEqualTo(JSON.readTree(theirs));
                compared++;
            }
        }
        System.out.println("inspect --modules --json: " + compared + " files, 0 differences");

        assertThat(compared).isGreaterThan(200);
    }

    @Test
    void symbolsAreThoseOfNm() throws Exception {
        List<String> files = unstripped();
        // Go no longer brings it compiled. What it prints has changed: only a newer one has B for what begins as zeros.
        String nm = work.resolve("nm").toString();
        run(List.of(GO.toString(), "build", "-o", nm, "cmd/nm"));
        Map<String, List<String>> ours = sections(inspect(concat(List.of("--symbols", "--size"), files)));
        int symbols = 0;
        for (String file : files) {
            List<String> theirs =
                    run(List.of(nm, "-size", file)).lines().sorted().toList();
            assertThat(ours.getOrDefault(file, List.of()).stream().sorted().toList())
                    .as(file)
                    .isEqualTo(theirs);
            symbols += theirs.size();
        }
        System.out.println("inspect --symbols: " + files.size() + " files, " + symbols + " symbols, 0 differences");

        assertThat(files).hasSizeGreaterThan(25);
        for (String order : List.of("name", "size")) {
            String largest = LABORATORY.data().resolve("bin/npm-pnpm/pnpm").toString();
            int column = order.equals("name") ? 3 : 1;
            assertThat(column(inspect(List.of("--symbols", "--size", "--sort", order, largest)), column))
                    .isEqualTo(column(run(List.of(nm, "-size", "-sort", order, largest)), column));
        }
    }

    /** The linker marks where code begins, and that of C objects, in the symbol table alone. */
    @Test
    void functionsOfStrippedProgramsAreThoseOfTheSameUnstripped() throws Exception {
        int functions = 0;
        for (List<String> pair : List.of(
                List.of("1.27-static/network", "1.27-static-stripped/network"),
                List.of("1.27-pie/hello", "1.27-pie-stripped/hello"),
                List.of("1.27-cgo/network", "1.27-cgo-stripped/network"))) {
            Set<String> full = code(pair.get(0), "tT");
            Set<String> stripped = code(pair.get(1), "T");
            full.removeIf(line -> line.matches(".* runtime\\.e?text") || line.contains("(.text"));
            // A function that assembler calls by the older convention has a suffix there.
            Set<String> names = full.stream()
                    .map(line -> line.endsWith(".abi0") ? line.substring(0, line.length() - ".abi0".length()) : line)
                    .collect(Collectors.toCollection(TreeSet::new));
            functions += stripped.size();

            assertThat(stripped).as(pair.get(1)).isEqualTo(names);
            assertThat(code(pair.get(1), "i"))
                    .as("inlined functions of " + pair.get(1))
                    .hasSizeGreaterThan(500)
                    .anyMatch(line -> line.endsWith("sync.(*Mutex).Lock") || line.endsWith("sync.(*Mutex).Unlock"));
        }
        System.out.println("inspect --symbols of stripped programs: " + functions + " functions, 0 differences");
    }

    @Test
    void billsOfMaterialsAreValid() throws Exception {
        List<String> all = programs();
        List<String> files = new ArrayList<>();
        for (int i = 0; i < all.size(); i += 4) {
            files.add(all.get(i));
        }
        JsonParser parser = new JsonParser();
        int bills = 0;
        int components = 0;
        for (JsonNode one : JSON.readTree(inspect(concat(List.of("--sbom", "--modules", "--json"), files)))) {
            JsonNode bill = one.get("sbom");
            assertThat(parser.validate(bill.toString(), Version.VERSION_16))
                    .as(one.get("file").textValue())
                    .isEmpty();
            int modules = one.get("modules").has("Deps")
                    ? one.get("modules").get("Deps").size()
                    : 0;
            assertThat(bill.get("components").size()).isGreaterThanOrEqualTo(modules);
            components += bill.get("components").size();
            bills++;
        }
        System.out.println("inspect --sbom: " + bills + " valid bills with " + components + " components");

        assertThat(bills).isGreaterThan(50);
    }

    /** Address and name of the symbols with certain letters. */
    private Set<String> code(String file, String letters) throws Exception {
        Pattern symbol = Pattern.compile("^ *([0-9a-f]*) +[" + letters + "] (.*)$");
        Set<String> found = new TreeSet<>();
        inspect(List.of("--symbols", LABORATORY.data().resolve("built/" + file).toString()))
                .lines()
                .map(symbol::matcher)
                .filter(Matcher::matches)
                .forEach(line -> found.add(line.group(1) + " " + line.group(2)));
        return found;
    }

    private static List<String> programs() throws IOException {
        List<String> files = new ArrayList<>();
        for (Binary binary : LABORATORY.binaries()) {
            byte[] magic = new byte[4];
            try (var in = Files.newInputStream(binary.file())) {
                if (in.read(magic) == 4 && Arrays.equals(magic, new byte[] {0x7f, 'E', 'L', 'F'})) {
                    files.add(binary.file().toString());
                }
            }
        }
        return files;
    }

    /** Programs of four releases and all architectures, in all link modes. */
    private static List<String> unstripped() throws IOException {
        List<String> files = new ArrayList<>();
        for (Binary binary : LABORATORY.binaries()) {
            String id = binary.id();
            boolean chosen = id.matches(".*1\\.(15|24|26|27)-(static|pie|cgo|cgo-pie|linux-.*)|npm-pnpm");
            if (chosen) {
                files.add(binary.file().toString());
            }
        }
        return files;
    }

    /** By file: the version behind its name, then the lines below. */
    private static Map<String, List<String>> blocks(String text) {
        Map<String, List<String>> blocks = new TreeMap<>();
        List<String> last = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("/")) {
                int colon = line.indexOf(": ");
                last = new ArrayList<>(List.of(line.substring(colon + 2)));
                blocks.put(line.substring(0, colon), last);
            } else {
                last.add(line);
            }
        }
        return blocks;
    }

    /** By file: the lines below its heading. */
    private static Map<String, List<String>> sections(String text) {
        Map<String, List<String>> sections = new HashMap<>();
        List<String> last = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("/") && line.endsWith(":")) {
                last = new ArrayList<>();
                sections.put(line.substring(0, line.length() - 1), last);
            } else if (!line.isEmpty()) {
                last.add(line);
            }
        }
        return sections;
    }

    private static List<String> column(String text, int index) {
        return text.lines()
                .map(line -> line.startsWith("         ") ? "- " + line.strip() : line.strip())
                .map(line -> line.split(" +", 4))
                .filter(parts -> parts.length > index)
                .map(parts -> parts[index])
                .toList();
    }

    private String inspect(List<String> words) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return run(concat(
                List.of(
                        java,
                        "-Xmx512m",
                        "-p",
                        Installed.APP.toString(),
                        "-m",
                        "dev.seaworthy.cli/dev.seaworthy.cli.Main",
                        "inspect"),
                words));
    }

    private String run(List<String> command) throws Exception {
        return Finished.of(work, LOCAL, command).out();
    }

    private static List<String> concat(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
