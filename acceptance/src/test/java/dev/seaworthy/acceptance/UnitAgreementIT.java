package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seaworthy.host.Audited;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.unit.Switches;
import dev.seaworthy.host.unit.Unit;
import dev.seaworthy.host.unit.UnitAudit;
import dev.seaworthy.host.unit.UnitFiles;
import dev.seaworthy.verdict.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Units as {@code systemd-analyze} judges them and as we do: lines that are ignored, and switches of the sandbox. */
class UnitAgreementIT {
    private static final Laboratory LABORATORY = Laboratory.open();
    private static final Pattern LINE = Pattern.compile("(?m)^(/\\S+):(\\d+): (.*)$");

    /** What systemd-analyze says and we do not, and why. */
    private static final Map<String, String> EXPLAINED = Map.of(
            "SystemCallFilter=nosuchcall",
            "the calls that a processor has are no list of ours",
            "SuccessExitStatus=FOO",
            "the names of exit codes are no list of ours");

    private static final List<String> BAD = List.of(
            "Typ=simple",
            "Type=simpel",
            "Restart=sometimes",
            "TimeoutSec=10 parsecs",
            "TimeoutStartSec=soon",
            "RestartSec=",
            "RestartSec=x",
            "WatchdogSec=x",
            "UMask=999",
            "RuntimeDirectoryMode=9",
            "PrivateTmp=maybe",
            "NoNewPrivileges=ture",
            "LimitNOFILE=lots",
            "LimitNPROC=10:many",
            "ProtectSystem=very",
            "ProtectHome=perhaps",
            "ProtectProc=x",
            "ProcSubset=x",
            "MemoryMax=5X",
            "TasksMax=many",
            "CPUQuota=half",
            "SystemCallFilter=@nonsense",
            "SystemCallFilter=nosuchcall",
            "SystemCallArchitectures=foo",
            "KillSignal=SIGFOO",
            "KillMode=all",
            "NotifyAccess=some",
            "Environment=1A=b",
            "EnvironmentFile=etc/x",
            "ReadWritePaths=relative",
            "BindPaths=relative",
            "StateDirectory=/absolute",
            "StandardOutput=fil:/x",
            "Nice=50",
            "OOMScoreAdjust=5000",
            "RestrictAddressFamilies=AF_FOO",
            "RestrictNamespaces=foo",
            "IPAddressDeny=foo",
            "SuccessExitStatus=FOO",
            "DeviceAllow=null",
            "Delegate=x",
            "Slice=foo",
            "LogLevelMax=loud",
            "SyslogLevel=x",
            "IOSchedulingClass=x",
            "CPUSchedulingPolicy=x",
            "KeyringMode=x",
            "UtmpMode=x",
            "ExitType=x",
            "OOMPolicy=x",
            "WantedBy=x",
            "stray",
            "=x");

    /** Values that are taken: nothing may be said of them. */
    private static final List<String> TAKEN = List.of(
            "LimitNOFILE=1024:524288",
            "LimitNOFILE=infinity",
            "LimitCORE=0",
            "LimitMEMLOCK=64M",
            "LimitCPU=1h",
            "MemoryMax=1.5G",
            "MemoryMax=50%",
            "TasksMax=10%",
            "CPUQuota=250%",
            "KillSignal=INT",
            "KillSignal=SIGRTMIN+3",
            "StandardOutput=append:/var/log/x",
            "StandardError=inherit",
            "RestrictAddressFamilies=~AF_PACKET AF_NETLINK",
            "RestrictAddressFamilies=none",
            "RestrictNamespaces=~user net",
            "SystemCallFilter=~@privileged:EPERM",
            "SystemCallFilter=@system-service",
            "IPAddressDeny=any",
            "IPAddressAllow=10.0.0.0/8 2001:db8::/32 localhost",
            "DeviceAllow=char-rtc r",
            "Delegate=memory pids",
            "ReadWritePaths=-/var/x +/srv",
            "EnvironmentFile=-/etc/default/x",
            "Environment=\"A=b c\" D=e",
            "TimeoutSec=1min 30s",
            "Nice=-5",
            "UMask=0027",
            "LogLevelMax=4",
            "ProtectHome=tmpfs");

    @TempDir
    Path work;

    @Test
    void linesThatAreIgnored() throws Exception {
        Path root = Files.createDirectories(work.resolve("root"));
        Path units = Files.createDirectories(root.resolve("etc/systemd/system"));
        Files.createDirectories(root.resolve("bin"));
        Files.copy(Path.of("/bin/true"), root.resolve("bin/true"));
        StringBuilder text = new StringBuilder("[Unit]\nDefaultDependencies=no\n[Service]\nExecStart=/bin/true\n");
        int first = 5;
        List<String> lines = Stream.concat(BAD.stream(), TAKEN.stream()).toList();
        lines.forEach(line -> text.append(line).append('\n'));
        Files.writeString(units.resolve("made.service"), text);
        Map<String, String> theirs = verify(root, List.of("made.service"));
        Map<String, String> ours = ours(root, "made.service");
        List<String> table = new ArrayList<>(List.of("| line | systemd-analyze verify | seaworthy |", "|---|---|---|"));
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String place = "/etc/systemd/system/made.service:" + (first + i);
            String said = theirs.getOrDefault(place, "");
            String our = ours.getOrDefault(place, "");
            String line = lines.get(i);
            table.add("| `" + line + "` | " + (said.isEmpty() ? "takes it" : said) + " | "
                    + (said.equals(our)
                            ? "the same"
                            : our.isEmpty() ? "nothing: " + EXPLAINED.getOrDefault(line, "?") : our)
                    + " |");
            if (!said.equals(our) && !(our.isEmpty() && EXPLAINED.containsKey(line))) {
                differences.add(line + ": " + said + " / " + our);
            }
            if (BAD.contains(line) == said.isEmpty()) {
                differences.add(line + " is not what this test takes it for: " + said);
            }
        }
        Files.write(Path.of("build", "unit-lines.md"), table);

        assertThat(differences).isEmpty();
    }

    @Test
    void unitsOfDebian() throws Exception {
        List<String> differences = new ArrayList<>();
        int units = 0;
        int complaints = 0;
        for (Path root : hosts()) {
            List<String> names = new UnitFiles(
                            Host.asleep("made", root, Optional.empty()).files())
                    .services().stream().filter(name -> !name.contains("@")).toList();
            units += names.size();
            Map<String, String> theirs = verify(root, names);
            Map<String, String> ours = new TreeMap<>();
            for (String name : names) {
                ours.putAll(ours(root, name));
            }
            complaints += theirs.size();
            theirs.forEach((place, what) -> {
                if (place.contains(".service:") && !what.equals(ours.getOrDefault(place, ""))) {
                    differences.add(root + place + ": " + what + " / " + ours.getOrDefault(place, ""));
                }
            });
            ours.forEach((place, what) -> {
                if (!theirs.containsKey(place)) {
                    differences.add(root + place + ": only ours: " + what);
                }
            });
        }
        String summary = units + " units of Debian, " + complaints + " lines that systemd-analyze verify complains of, "
                + differences.size() + " differences";
        System.out.println(summary);
        Files.writeString(Path.of("build", "unit-debian.md"), summary + "\n");

        assertThat(units).isGreaterThan(150);
        assertThat(differences).isEmpty();
    }

    @Test
    void switchesOfTheSandbox() throws Exception {
        Map<String, Integer> agree = new TreeMap<>();
        Map<String, Integer> differ = new TreeMap<>();
        List<String> differences = new ArrayList<>();
        Map<String, Integer> partly = new TreeMap<>();
        List<Callable<Integer>> tasks = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (Path root : hosts()) {
            Host host = Host.asleep("made", root, Optional.empty());
            UnitFiles files = new UnitFiles(host.files());
            for (String name : files.services()) {
                if (!name.matches(".*@.*|dbus-org.*")
                        && seen.add(name)
                        && files.find(name) instanceof UnitFiles.Answer.Found(Unit unit)) {
                    tasks.add(() -> compare(root, unit, agree, partly, differ, differences));
                }
            }
        }
        int units = Laboratory.inParallel(tasks).stream()
                .mapToInt(Integer::intValue)
                .sum();
        List<String> table = new ArrayList<>(
                List.of("| switch | same answer | closed in part | other answer |", "|---|---|---|---|"));
        int same = 0;
        for (String key : new TreeSet<>(agree.keySet())) {
            same += agree.getOrDefault(key, 0);
            table.add("| " + key + "= | " + agree.get(key) + " | " + partly.getOrDefault(key, 0) + " | "
                    + differ.getOrDefault(key, 0) + " |");
        }
        Files.write(Path.of("build", "unit-switches.md"), table);
        String summary = units + " units, " + same + " answers of systemd-analyze security are ours too, "
                + partly.values().stream().mapToInt(Integer::intValue).sum()
                + " are of switches that are closed in part, "
                + differ.values().stream().mapToInt(Integer::intValue).sum() + " of devices differ, "
                + differences.size() + " are not explained";
        System.out.println(summary);
        Files.writeString(Path.of("build", "unit-switches-sum.md"), summary + "\n");

        assertThat(units).isGreaterThan(80);
        assertThat(differences).isEmpty();
    }

    private int compare(
            Path root,
            Unit unit,
            Map<String, Integer> agree,
            Map<String, Integer> partly,
            Map<String, Integer> differ,
            List<String> differences)
            throws Exception {
        Finished said = Finished.of(
                work,
                Map.of("SYSTEMD_LOG_LEVEL", "err"),
                List.of(
                        "systemd-analyze",
                        "--root=" + root,
                        "--offline=true",
                        "--json=short",
                        "--no-pager",
                        "security",
                        unit.name()));
        if (!said.out().startsWith("[")) {
            // It refuses units that it cannot load, such as those without a program.
            return 0;
        }
        Map<String, String> open = Switches.open(unit);
        Map<String, String> weights = Switches.weights();
        for (JsonNode one : new ObjectMapper().readTree(said.out())) {
            String key = one.get("json_field").asText();
            JsonNode set = one.get("set");
            if (!weights.containsKey(key) || set.isNull()) {
                continue;
            }
            boolean same = set.asBoolean() != open.containsKey(key);
            // A value that closes a part, such as ProtectSystem=full, weighs less than the whole switch.
            boolean part = !same
                    && !open.containsKey(key)
                    && one.get("exposure").asDouble() < Double.parseDouble(weights.get(key));
            // It looks at DevicePolicy= only, although a list of devices closes all others
            // (systemd.resource-control(5)).
            boolean list = key.equals("DeviceAllow")
                    && unit.last("Service", key).isPresent()
                    && one.get("description").asText().equals("Service has no device ACL");
            synchronized (agree) {
                agree.merge(key, same ? 1 : 0, Integer::sum);
                if (part) {
                    partly.merge(key, 1, Integer::sum);
                } else if (!same) {
                    differ.merge(key, 1, Integer::sum);
                    if (!list) {
                        differences.add(root + " " + unit.name() + " " + key + ": "
                                + one.get("description").asText() + " "
                                + one.get("exposure").asText());
                    }
                }
            }
        }
        return 1;
    }

    /** Where systemd-analyze verify complains, and what it says. */
    private Map<String, String> verify(Path root, List<String> names) throws Exception {
        List<String> command = new ArrayList<>(List.of("systemd-analyze", "--man=no", "--root=" + root, "verify"));
        command.addAll(names);
        Finished said = Finished.of(work, Map.of("SYSTEMD_LOG_COLOR", "0"), command);
        Map<String, String> all = new LinkedHashMap<>();
        Matcher line = LINE.matcher(said.err());
        while (line.find()) {
            String path = root.equals(Path.of("/"))
                    ? line.group(1)
                    : line.group(1).replaceFirst("^" + Pattern.quote(root.toString()), "");
            all.putIfAbsent(path + ":" + line.group(2), line.group(3).strip());
        }
        return all;
    }

    private static Map<String, String> ours(Path root, String name) throws IOException {
        Host host = Host.asleep("made", root, Optional.empty());
        Map<String, String> all = new LinkedHashMap<>();
        if (new UnitFiles(host.files()).find(name) instanceof UnitFiles.Answer.Found(Unit unit)) {
            Audited audited = new Audited(root, false, Optional.empty(), Optional.of(name), List.of());
            UnitAudit.look(host, audited, unit).findings().stream()
                    .filter(finding -> finding.rule().equals("unit/ignored-line"))
                    .flatMap(finding -> finding.targetEvidence().stream())
                    .filter(fact -> fact.name().equals("ignored"))
                    .map(Fact::value)
                    .forEach(value -> {
                        Matcher line = LINE.matcher(value);
                        if (line.find()) {
                            all.putIfAbsent(
                                    line.group(1) + ":" + line.group(2),
                                    line.group(3).strip());
                        }
                    });
        }
        return all;
    }

    private static List<Path> hosts() {
        return List.of(Path.of("/"), LABORATORY.data().resolve("hosts/bookworm"));
    }
}
