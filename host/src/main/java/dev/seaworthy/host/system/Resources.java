package dev.seaworthy.host.system;

import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.Use;
import dev.seaworthy.host.Audited;
import dev.seaworthy.host.Found;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.Notes;
import dev.seaworthy.host.unit.Unit;
import dev.seaworthy.verdict.Remedy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The share of processors and memory that the service gets, and what Go should be told of it. */
final class Resources {
    private static final String RULE = "host/resources";
    private static final Map<Character, Long> UNITS =
            Map.of('K', 1L << 10, 'M', 1L << 20, 'G', 1L << 30, 'T', 1L << 40);

    private Resources() {}

    static void check(Host host, Audited audited, Optional<Unit> unit, Proc proc, Notes notes) {
        Optional<Double> processors = unit.flatMap(one -> one.last("Service", "CPUQuota"))
                .filter(text -> text.matches("\\d{1,6}(\\.\\d{1,3})?%"))
                .map(text -> Double.parseDouble(text.substring(0, text.length() - 1)) / 100);
        Optional<Long> memory = unit.flatMap(
                        one -> one.last("Service", "MemoryMax").or(() -> one.last("Service", "MemoryLimit")))
                .flatMap(Resources::bytes);
        String source = "the unit";
        if (host.isLive()) {
            boolean second = Files.exists(Path.of("/sys/fs/cgroup/cgroup.controllers"));
            notes.fact("cgroups", second ? "version 2" : "version 1, or none");
            if (unit.isEmpty()) {
                source = "this process's cgroup";
                processors = quota(Proc.read(Path.of("/sys/fs/cgroup/cpu.max")));
                memory = Proc.read(Path.of("/sys/fs/cgroup/memory.max"))
                        .map(String::strip)
                        .flatMap(Resources::bytes);
            }
        }
        String from = source;
        processors.ifPresent(share -> notes.fact("processors at most", share + " (" + from + ")"));
        memory.ifPresent(most -> notes.fact("memory at most", (most >> 20) + " MiB (" + from + ")"));
        Optional<GoFacts> go =
                audited.program().flatMap(program -> program.facts().go());
        if (go.isEmpty()) {
            return;
        }
        Map<String, String> environment = environment(audited, unit);
        if (processors.isPresent() && !environment.containsKey("GOMAXPROCS")) {
            processors(go.get(), processors.get(), from, notes);
        }
        if (memory.isPresent() && !environment.containsKey("GOMEMLIMIT")) {
            memory(go.get(), memory.get(), from, notes);
        }
    }

    private static void processors(GoFacts go, double share, String source, Notes notes) {
        boolean itself = go.oldest().map(version -> version.atLeast(1, 25)).orElse(false);
        if (itself || go.functions().has(Use.PROCESSOR_QUOTA)) {
            return;
        }
        // As Go 1.25 counts by itself: rounded up, and never one alone.
        long threads = Math.max(2, (long) Math.ceil(share));
        notes.finding(Found.note(
                        RULE,
                        "The service gets " + share
                                + " processors, and Go before 1.25 starts as many threads as the host"
                                + " has: it is halted again and again.")
                .binary("Go", go.version())
                .host("processors at most", share + " (" + source + ")")
                .configure(
                        "Environment=GOMAXPROCS=" + threads,
                        "what Go 1.25 takes by itself: the share, rounded up, at least 2")
                .remedy(Remedy.Kind.REBUILD, "go get go@1.25 && go build", "Go 1.25 keeps to the limit by itself")
                .finding());
    }

    private static void memory(GoFacts go, long most, String source, Notes notes) {
        boolean can = go.oldest().map(version -> version.atLeast(1, 19)).orElse(false);
        if (!can || go.functions().has(Use.MEMORY_QUOTA)) {
            return;
        }
        long limit = (most / 10 * 9) >> 20;
        notes.finding(Found.note(
                        RULE,
                        "The service gets " + (most >> 20)
                                + " MiB of memory, and the garbage collector does not know: it"
                                + " may let the heap double, and the kernel then ends the process.")
                .error("Main process exited, code=killed, status=9/KILL (result 'oom-kill')")
                .binary("Go", go.version())
                .host("memory at most", (most >> 20) + " MiB (" + source + ")")
                .configure(
                        "Environment=GOMEMLIMIT=" + limit + "MiB", "90 % of it: the rest is for what is not the heap")
                .finding());
    }

    private static Map<String, String> environment(Audited audited, Optional<Unit> unit) {
        Map<String, String> all = new java.util.TreeMap<>();
        audited.program().ifPresent(program -> all.putAll(program.start().environment()));
        unit.ifPresent(one -> one.words("Service", "Environment").forEach(word -> {
            int equals = word.indexOf('=');
            if (equals > 0) {
                all.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }));
        return all;
    }

    /** cpu.max: quota and period in microseconds. */
    static Optional<Double> quota(Optional<String> text) {
        String[] parts = text.orElse("").strip().split(" ", -1);
        return parts.length == 2 && parts[0].matches("\\d{1,12}") && parts[1].matches("[1-9]\\d{0,11}")
                ? Optional.of((double) Long.parseLong(parts[0]) / Long.parseLong(parts[1]))
                : Optional.empty();
    }

    /** Bytes as systemd writes them: 256M, 1G. */
    static Optional<Long> bytes(String text) {
        if (text.matches("\\d{1,18}")) {
            return Optional.of(Long.parseLong(text));
        }
        return text.matches("\\d{1,6}[KMGT]")
                ? Optional.of(Long.parseLong(text.substring(0, text.length() - 1))
                        * UNITS.getOrDefault(text.charAt(text.length() - 1), 1L))
                : Optional.empty();
    }
}
