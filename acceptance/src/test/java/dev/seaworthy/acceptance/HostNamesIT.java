package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code seaworthy host --ask} in networks with real and with wicked name servers: every server is found as it is, and a
 * lookup takes as long as foretold, in Go, in glibc (alone and through cgo) and in musl. What {@code --fix-plan} prints is
 * taken by the real checkers, and a cache that is started with it answers.
 */
class HostNamesIT {
    private static final Laboratory LABORATORY = Laboratory.open();
    private static final String NAME = "api.example.com";
    private static final Map<String, String> PROGRAMS = new TreeMap<>(
            Map.of("1.15-pure", "Go", "1.27-pure", "Go", "1.27-netcgo", "glibc", "glibc", "glibc", "musl", "musl"));
    private static final Pattern SECONDS = Pattern.compile("^([0-9.]+) s");
    /** A process must start and be woken, and a server on this machine answers in no time. */
    private static final double GRACE = 0.15;
    /** From so many seconds on a tenth is all that is allowed. */
    private static final double LONG = 1;

    private static final List<String> OF_SERVERS = List.of(
            "dns/nameserver-silent",
            "dns/nameserver-fails",
            "dns/nameserver-limits",
            "dns/nxdomain-hijack",
            "dns/answers-differ");

    @TempDir
    private Path folder;

    /** A lookup: what was foretold, what the clock says. */
    private record Lookup(String situation, String program, Optional<Double> foretold, double measured) {
        boolean close() {
            return foretold.isEmpty()
                    || Math.abs(measured - foretold.get()) <= (foretold.get() < LONG ? GRACE : foretold.get() / 10);
        }

        String line() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %.2f s |",
                    situation,
                    program,
                    foretold.map(seconds -> String.format(Locale.ROOT, "%.2f s", seconds))
                            .orElse("not foretold"),
                    measured);
        }
    }

    /** What a situation showed. */
    private record Shown(List<String> wrong, List<Lookup> lookups) {
        boolean right() {
            return wrong.isEmpty() && lookups.stream().allMatch(Lookup::close);
        }
    }

    @Test
    void everyServerIsFoundAsItIsAndLookupsTakeWhatWasForetold() throws Exception {
        List<Callable<Shown>> tasks = new ArrayList<>();
        for (NameSituation situation : NameSituation.all()) {
            tasks.add(() -> shown(situation));
        }
        List<Shown> all = new ArrayList<>(Laboratory.inParallel(tasks));
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).right()) {
                // Several at once can be too many for a small machine.
                all.set(i, tasks.get(i).call());
            }
        }
        List<Lookup> lookups =
                all.stream().flatMap(one -> one.lookups().stream()).toList();
        List<String> table =
                new ArrayList<>(List.of("| servers | program | foretold | measured |", "|---|---|---|---|"));
        lookups.forEach(lookup -> table.add(lookup.line()));
        Files.write(Path.of("build", "host-names.md"), table);
        long foretold =
                lookups.stream().filter(one -> one.foretold().isPresent()).count();
        System.out.println("Host names: " + all.size() + " networks, " + lookups.size() + " lookups, " + foretold
                + " of them foretold");

        assertThat(all.stream().flatMap(one -> one.wrong().stream())).isEmpty();
        assertThat(lookups.stream().filter(one -> !one.close()).map(Lookup::line))
                .isEmpty();
        assertThat(lookups).hasSize(NameSituation.all().size() * PROGRAMS.size());
        // glibc, alone and through cgo, with a server that answers by halves.
        assertThat(lookups.size() - foretold).isEqualTo(2);
    }

    private Shown shown(NameSituation situation) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder(audit("--ask " + NAME));
        // At the same time: they only wait.
        for (String program : PROGRAMS.keySet()) {
            script.append("{ sleep 0.1; ")
                    .append(LABORATORY.resolver(program))
                    .append(' ')
                    .append(NAME)
                    .append(" > $out/")
                    .append(program)
                    .append("; } & looked=\"$looked $!\"\n");
        }
        script.append("wait $looked\n");
        Path out = Files.createTempDirectory(folder, "shown");
        JsonNode names = names(run(situation, script.toString(), out));
        Map<String, String> facts = new TreeMap<>();
        names.get("facts")
                .forEach(fact ->
                        facts.put(fact.get("name").asText(), fact.get("value").asText()));
        List<String> wrong = new ArrayList<>();
        situation.states().forEach((server, state) -> {
            String said = facts.getOrDefault("nameserver " + server, "nothing");
            if (!said.contains(state)) {
                wrong.add(situation.name() + ": " + server + " " + said + ", not " + state);
            }
        });
        List<String> rules = new ArrayList<>();
        names.get("findings").forEach(finding -> rules.add(finding.get("rule").asText()));
        rules.removeIf(rule -> !OF_SERVERS.contains(rule));
        Collections.sort(rules);
        if (!rules.equals(situation.rules().stream().sorted().toList())) {
            wrong.add(situation.name() + ": findings " + rules);
        }
        List<Lookup> lookups = new ArrayList<>();
        for (Map.Entry<String, String> program : PROGRAMS.entrySet()) {
            Matcher foretold = SECONDS.matcher(facts.get("now, lookup in " + program.getValue()));
            String line = Files.readString(out.resolve(program.getKey()));
            lookups.add(new Lookup(
                    situation.name(),
                    program.getKey(),
                    foretold.find() ? Optional.of(Double.valueOf(foretold.group(1))) : Optional.empty(),
                    Double.parseDouble(line.split(" ", -1)[1])));
        }
        return new Shown(wrong, lookups);
    }

    @Test
    void theRealCheckersTakeThePlan() throws Exception {
        Path root = Files.createDirectories(folder.resolve("root"));
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(
                root.resolve("etc/resolv.conf"),
                "nameserver 10.9.0.1\nnameserver 2001:db8::53\nnameserver 114.114.114.114\nsearch corp.example\n");
        Path unbound = plan(root, "/etc/unbound/unbound.conf.d/seaworthy.conf");
        Commands.run(List.of("unbound-checkconf", unbound.toString()));

        Files.createDirectories(root.resolve("usr/sbin"));
        Files.createFile(root.resolve("usr/sbin/dnsmasq"));
        Path dnsmasq = plan(root, "/etc/dnsmasq.d/seaworthy.conf");
        Commands.run(List.of("dnsmasq", "--test", "--conf-file=" + dnsmasq));

        Files.writeString(dnsmasq, Files.readString(dnsmasq) + "no-such-option\n");
        assertThat(Finished.of(folder, Map.of(), List.of("dnsmasq", "--test", "--conf-file=" + dnsmasq))
                        .exitCode())
                .as("the checker does check")
                .isNotZero();
    }

    private Path plan(Path root, String name) throws IOException, InterruptedException {
        Finished finished =
                Finished.of(folder, Map.of(), command("host", "--root", root.toString(), "--format", "json"));
        assertThat(finished.exitCode()).as(finished.err()).isZero();
        return file(finished.out(), name);
    }

    private Path file(String json, String name) throws IOException {
        for (JsonNode fix : names(json).get("fixes")) {
            if (fix.get("name").asText().equals(name)) {
                return Files.writeString(
                        Files.createTempFile(folder, "plan", ".conf"),
                        fix.get("text").asText());
            }
        }
        throw new AssertionError("no plan for " + name + ": " + json);
    }

    /** The first server is dead: without the cache each lookup waits two seconds, with it only the first does, at most. */
    @Test
    void aCacheByThePlanAnswers() throws Exception {
        NameSituation dead = NameSituation.all().get(1);
        Path out = Files.createTempDirectory(folder, "plan");
        String json = run(dead, audit(""), out);
        Path unbound = file(json, "/etc/unbound/unbound.conf.d/seaworthy.conf");
        Path resolvConf = file(json, "/etc/resolv.conf");
        String look = LABORATORY.resolver("1.27-pure") + " " + NAME + " > $out/";
        String script = look + "before\n"
                + "unbound -c " + unbound + "; mount --bind " + resolvConf + " /etc/resolv.conf\n"
                + "sleep 0.5; " + look + "first\n" + look + "then\n"
                + audit("--ask " + NAME);

        JsonNode after = names(run(dead, script, out));

        assertThat(seconds(out.resolve("before"))).isBetween(1.9, 2.5);
        assertThat(seconds(out.resolve("then"))).isLessThan(0.5);
        assertThat(Files.readString(out.resolve("then"))).contains("192.0.2.80");
        List<String> rules = new ArrayList<>();
        after.get("findings").forEach(finding -> rules.add(finding.get("rule").asText()));
        assertThat(rules).doesNotContain("dns/no-cache", "dns/stub-missing", "dns/nameserver-silent");
    }

    private static double seconds(Path file) throws IOException {
        return Double.parseDouble(Files.readString(file).split(" ", -1)[1]);
    }

    /** Runs a script in a network with the situation's servers; what the audit printed. */
    private String run(NameSituation situation, String script, Path out) throws IOException, InterruptedException {
        Path files = Files.createTempDirectory(folder, "network");
        Files.writeString(files.resolve("resolv.conf"), situation.resolvConf());
        Files.writeString(files.resolve("nsswitch.conf"), "hosts: files dns\n");
        Files.writeString(files.resolve("hosts"), "127.0.0.1 localhost\n127.0.1.1 seabox\n");
        StringBuilder before = new StringBuilder("set -e; out=" + out + "\nhostname seabox; ip link set lo up\n");
        for (String address : List.of(NameSituation.ONE, NameSituation.TWO, NameSituation.THREE)) {
            before.append("ip addr add ").append(address).append("/32 dev lo\n");
        }
        for (String name : List.of("resolv.conf", "nsswitch.conf", "hosts")) {
            before.append("mount --bind ")
                    .append(files.resolve(name))
                    .append(" /etc/")
                    .append(name)
                    .append('\n');
        }
        if (!situation.servers().isEmpty()) {
            before.append(LABORATORY.nameServer(90, situation.servers())).append('\n');
        }
        if (!situation.unbound().isEmpty()) {
            Path conf = Files.writeString(files.resolve("unbound.conf"), """
                    server:
                        interface: ADDRESS
                        access-control: 0.0.0.0/0 allow
                        pidfile: ""
                        local-zone: "." static
                        local-data: "api.example.com. A 192.0.2.80"
                    """.replace("ADDRESS", situation.unbound()));
            before.append("unbound -c ").append(conf).append('\n');
        }
        if (!situation.dnsmasq().isEmpty()) {
            String others = situation.name().contains("nothing but A") ? "" : " --local=/com/ --local=/example/";
            before.append("dnsmasq --conf-file=/dev/null --user=root --no-resolv --no-hosts --bind-interfaces"
                            + " --pid-file= --local=/invalid/ --address=/api.example.com/192.0.2.80 --listen-address=")
                    .append(situation.dnsmasq())
                    .append(others)
                    .append('\n');
        }
        Finished finished = Finished.of(
                folder,
                Map.of(),
                List.of(
                        "unshare",
                        "--mount",
                        "--net",
                        "--uts",
                        "--pid",
                        "--fork",
                        "--kill-child",
                        "--mount-proc",
                        "sh",
                        "-c",
                        before + script));
        assertThat(finished.exitCode())
                .as(situation.name() + ": " + finished.err())
                .isZero();
        return finished.out();
    }

    private static String audit(String options) {
        return String.join(" ", command("host", "--format", "json")) + " " + options + "\n";
    }

    private static List<String> command(String... words) {
        // The file of performance data is named after the process, and here several have the same number.
        return Installed.command(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"), words);
    }

    private static JsonNode names(String json) throws IOException {
        for (JsonNode section : new ObjectMapper().readTree(json).get("sections")) {
            if (section.get("area").asText().equals("names")) {
                return section;
            }
        }
        throw new AssertionError("no section of names: " + json);
    }
}
