package dev.seaworthy.inspect.start;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.InitTask;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.inspect.start.Step.Actor;
import dev.seaworthy.inspect.start.Step.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the Go runtime does before {@code main.main} (golang/go, {@code src/runtime/asm_*.s}, {@code proc.go}). */
final class GoSteps {
    private static final String BOOT = "runtime.rt0_go";
    private static final String RUNTIME_MAIN = "runtime.main";
    private static final String MAIN = "main.main";
    private static final String CGO_CALL = "runtime.cgocall";
    private static final String ENTRY = "_rt0_";

    /** What the runtime calls on its way, and what for; only those that its code calls are shown. */
    private static final Map<String, String> KNOWN = known();

    static final Set<String> WANTED = wanted();

    private final ElfFile elf;
    private final BinaryFacts facts;
    private final Names names;

    GoSteps(ElfFile elf, BinaryFacts facts, Names names) {
        this.elf = elf;
        this.facts = facts;
        this.names = names;
    }

    private static Map<String, String> known() {
        Map<String, String> known = new LinkedHashMap<>();
        known.put("runtime.check", "checks what the compiler took for granted");
        known.put("runtime.args", "keeps argc and argv, reads the auxiliary vector");
        known.put("runtime.osinit", "counts the processors that it may use (sched_getaffinity)");
        known.put("runtime.schedinit", "memory, garbage collector, environment, GODEBUG, GOMAXPROCS");
        known.put("runtime.newproc", "makes the first goroutine, which will run runtime.main");
        known.put("runtime.mstart", "lets this thread run goroutines; does not return");
        known.put("runtime.newm", "starts the thread of sysmon");
        known.put("runtime.lockOSThread", "keeps the main goroutine on the main thread");
        known.put("runtime.doInit", "initialises packages");
        known.put("runtime.doInit1", "initialises a package");
        known.put("runtime.gcenable", "starts the garbage collector's goroutines");
        known.put(CGO_CALL, "tells C that the runtime is ready");
        return known;
    }

    private static Set<String> wanted() {
        Set<String> wanted = new HashSet<>(KNOWN.keySet());
        wanted.addAll(List.of(BOOT, RUNTIME_MAIN, MAIN, "x_cgo_init", "main", "_main"));
        return Set.copyOf(wanted);
    }

    /** The names that entry points have on an architecture. */
    static List<String> entries(Architecture architecture) {
        String go = architecture.goName();
        return List.of(ENTRY + go + "_linux", ENTRY + go, ENTRY + go + "_linux1");
    }

    /** Whether an entry point is the Go runtime's own. */
    static boolean isEntry(String name) {
        return name.startsWith(ENTRY);
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        Map<String, List<String>> calls = BinaryReader.writtenCalls(elf, Set.of(BOOT, RUNTIME_MAIN));
        steps.add(entry());
        steps.add(boot(calls.getOrDefault(BOOT, List.of())));
        steps.add(runtimeMain(calls.getOrDefault(RUNTIME_MAIN, List.of())));
        steps.add(main());
        return steps;
    }

    private Step entry() {
        List<Place> places = new ArrayList<>();
        Optional<String> entry = names.entry().filter(GoSteps::isEntry);
        entry.ifPresent(name -> places.add(
                new Place(name, elf.header().entry(), "the entry point; takes argc and argv from the stack")));
        List<String> others =
                new ArrayList<>(facts.architecture().map(GoSteps::entries).orElse(List.of()));
        others.addAll(List.of("_main", "main"));
        for (String name : others) {
            if (!entry.equals(Optional.of(name)) && (entry.isPresent() || !isEntry(name))) {
                names.place(name, "").ifPresent(places::add);
            }
        }
        names.place(BOOT, "").ifPresent(places::add);
        return new Step("go-entry", Actor.GO, "the Go runtime begins, in assembly", places, List.of());
    }

    private Step boot(List<String> calls) {
        List<Place> places = new ArrayList<>();
        if (facts.go().map(GoFacts::cgo).orElse(false)) {
            names.place("x_cgo_init", "of runtime/cgo, in C: the stack's limits, and how C makes threads")
                    .ifPresent(places::add);
        }
        places.addAll(known(calls));
        return new Step(
                "go-boot",
                Actor.GO,
                BOOT + " makes the first thread ready (g0, m0, thread-local storage) and calls",
                places,
                calls.isEmpty() ? List.of("its calls could not be read from its code") : List.of());
    }

    private List<Place> known(List<String> calls) {
        List<Place> places = new ArrayList<>();
        for (String name : new LinkedHashSet<>(calls)) {
            String does = KNOWN.get(name);
            // Every runtime.main has the code that calls C, and takes that way only with cgo.
            boolean taken =
                    !name.equals(CGO_CALL) || facts.go().map(GoFacts::cgo).orElse(false);
            if (does != null && taken) {
                names.place(name, does).ifPresent(places::add);
            }
        }
        return places;
    }

    private Step runtimeMain(List<String> calls) {
        List<Place> places = new ArrayList<>();
        names.place(RUNTIME_MAIN, "").ifPresent(places::add);
        places.addAll(known(calls));
        List<InitTask> packages = packages();
        return new Step(
                "go-main",
                Actor.GO,
                "the first goroutine runs " + RUNTIME_MAIN + ", which initialises "
                        + (packages.isEmpty() ? "all packages" : packages.size() + " packages, in this order"),
                places,
                packages.isEmpty()
                        ? List.of("in which order is not in the file in a form that is read here (it is since Go 1.21)")
                        : List.of());
    }

    /**
     * The packages that are initialised, in order. The runtime and what it imports have a list of their own, which comes
     * first; in the one that is read they stand among those that need as little.
     */
    List<InitTask> packages() {
        List<InitTask> all = BinaryReader.initTasks(elf).orElse(List.of());
        int end = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).packagePath().equals("runtime")) {
                end = i + 1;
            }
        }
        List<InitTask> first = new ArrayList<>();
        List<InitTask> then = new ArrayList<>();
        for (InitTask task : all.subList(0, end)) {
            (ofRuntime(task.packagePath()) ? first : then).add(task);
        }
        first.addAll(then);
        first.addAll(all.subList(end, all.size()));
        return first;
    }

    private static boolean ofRuntime(String packagePath) {
        return packagePath.equals("runtime")
                || packagePath.startsWith("runtime/")
                || packagePath.startsWith("internal/");
    }

    private Step main() {
        return new Step(
                "main",
                Actor.GO,
                "calls " + MAIN + ": the program's own code",
                names.place(MAIN, facts.go().flatMap(GoFacts::mainPackage).orElse("")).stream()
                        .toList(),
                List.of("when it returns, the runtime calls exit_group(0), whatever other goroutines do"));
    }
}
