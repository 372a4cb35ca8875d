package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.acceptance.ResolverVariants.Variant;
import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination.Executable;
import dev.seaworthy.target.CLibrary;
import dev.seaworthy.verdict.dns.BinaryResolver;
import dev.seaworthy.verdict.dns.Decision;
import dev.seaworthy.verdict.dns.FileText;
import dev.seaworthy.verdict.dns.NameFiles;
import dev.seaworthy.verdict.dns.Resolution;
import dev.seaworthy.verdict.dns.ResolverFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which resolver a Go program chooses: as foretold from its file, and as the program itself says ({@code netdns=2}). */
@Together
class ResolverChoiceIT {
    private static final Laboratory LABORATORY = Laboratory.open();
    private static final String HOST_NAME = "seabox.example.org";
    private static final List<String> NAMES = List.of(
            Resolution.ORDINARY_NAME,
            "printer.local",
            "localhost",
            "gateway",
            "_gateway",
            HOST_NAME,
            "host%zone.example");
    private static final String PRINTED = "go package net: hostLookupOrder(";

    @Test
    void asTheProgramItselfSays() throws IOException {
        Map<String, ResolverFacts> programs = new TreeMap<>();
        for (Path program : LABORATORY.resolvers()) {
            ResolverFacts facts = facts(program);
            if (facts.oldest().isPresent()) {
                programs.put(program.toString(), facts);
            }
        }
        int agreed = 0;
        List<String> differences = new ArrayList<>();
        for (Variant variant : ResolverVariants.ALL) {
            Map<String, Map<String, String>> chosen = chosen(variant, List.copyOf(programs.keySet()));
            for (Map.Entry<String, ResolverFacts> program : programs.entrySet()) {
                Map<String, String> orders = chosen.getOrDefault(program.getKey(), Map.of());
                for (String name : NAMES) {
                    Decision foretold = foretold(variant, program.getValue(), name);
                    String real = orders.getOrDefault(name, "nothing");
                    if (foretold.decided() && foretold.order().printed().equals(real)) {
                        agreed++;
                    } else {
                        differences.add(Path.of(program.getKey()).getFileName() + ", " + variant.shows() + ", " + name
                                + ": " + real + ", foretold " + foretold);
                    }
                }
            }
        }
        System.out.println("Choice of the resolver: " + programs.size() + " programs, " + ResolverVariants.ALL.size()
                + " variants, " + NAMES.size() + " names: " + agreed + " as foretold, " + differences.size()
                + " otherwise");

        assertThat(differences).isEmpty();
        assertThat(programs).hasSizeGreaterThanOrEqualTo(10);
    }

    /** What the rule {@code runtime/name-resolution} calls a gap is one: the name is in the hosts file, and not found. */
    @Test
    void aTabBetweenTheSourcesHidesTheHostsFile() {
        Map<String, String> etc = Map.of("hosts", "127.0.0.9 box\n", "nsswitch.conf", "hosts:\tfiles\tdns\n");
        for (String program : List.of("own-pure", "1.21-pure", "1.27-pure", "1.27-netcgo", "glibc", "musl")) {
            List<String> printed = new Network(etc, false, HOST_NAME)
                    .run(LABORATORY.resolver(program) + " box", Map.of(), 30)
                    .out();
            boolean hidden = program.equals("1.21-pure") || program.equals("1.27-pure");

            assertThat(printed).as(program).singleElement().satisfies(line -> {
                assertThat(line.contains("127.0.0.9") || line.endsWith("found")).isEqualTo(!hidden);
            });
        }
    }

    private static ResolverFacts facts(Path program) throws IOException {
        BinaryFacts facts = ((Executable) BinaryReader.examine(program)).facts();
        return BinaryResolver.of(facts, new CLibrary(CLibrary.Kind.GLIBC, Optional.empty(), "this machine"));
    }

    private static Decision foretold(Variant variant, ResolverFacts facts, String name) {
        return Resolution.decide(facts, files(variant.etc(), HOST_NAME), variant.environment(), name);
    }

    static NameFiles files(Map<String, String> etc, String hostName) {
        return new NameFiles(
                file(etc, "resolv.conf"),
                file(etc, "nsswitch.conf"),
                file(etc, "hosts"),
                file(etc, "mdns.allow"),
                Optional.of(hostName));
    }

    private static FileText file(Map<String, String> etc, String name) {
        return etc.containsKey(name) ? new FileText.Known(etc.get(name)) : new FileText.Absent();
    }

    /** The order for each name, by program. */
    private static Map<String, Map<String, String>> chosen(Variant variant, List<String> programs) {
        Map<String, String> environment = new HashMap<>(Map.of("GODEBUG", "netdns=2"));
        environment.putAll(variant.environment());
        String names = NAMES.stream().collect(Collectors.joining("' '", "'", "'"));
        String script = programs.stream()
                .map(program -> "echo '= " + program + "' >&2; "
                        // What is built in counts only without the variable.
                        + (program.endsWith("-default")
                                        && !variant.environment().containsKey("GODEBUG")
                                ? "env -u GODEBUG "
                                : "")
                        + program + " " + names)
                .collect(Collectors.joining("\n"));
        Map<String, Map<String, String>> chosen = new LinkedHashMap<>();
        String program = "";
        for (String line : new Network(variant.etc(), false, HOST_NAME)
                .run(script, environment, 120)
                .err()) {
            if (line.startsWith("= ")) {
                program = line.substring(2);
            } else if (line.startsWith(PRINTED)) {
                int end = line.lastIndexOf(") = ");
                chosen.computeIfAbsent(program, _ -> new LinkedHashMap<>())
                        .putIfAbsent(line.substring(PRINTED.length(), end), line.substring(end + 4));
            }
        }
        return chosen;
    }
}
