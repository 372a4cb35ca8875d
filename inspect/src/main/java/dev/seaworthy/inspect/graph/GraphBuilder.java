package dev.seaworthy.inspect.graph;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.FunctionNames;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.VersionNeed;
import dev.seaworthy.inspect.graph.Graph.Edge;
import dev.seaworthy.inspect.graph.Graph.Kind;
import dev.seaworthy.inspect.graph.Graph.Node;
import dev.seaworthy.inspect.libraries.Libraries;
import dev.seaworthy.inspect.libraries.Library;
import dev.seaworthy.inspect.needs.KernelFloor;
import dev.seaworthy.target.root.GlibcVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Builds the chain: a Go program, its packages that call C, the libraries that those functions are in, the loader that brings
 * them, the C library's release, the kernel. Which library a package's C function is in is known where the library has
 * versions; libraries of which no package is known to call are the program's.
 */
public final class GraphBuilder {
    /** What cgo calls the Go side of a C function: {@code net._Cfunc_getaddrinfo}. */
    private static final List<String> MARKS = List.of("._Cfunc_", "._C2func_");
    /** More packages than this are one node. */
    private static final int MOST_PACKAGES = 12;
    /** More libraries than this are not drawn; real programs have some 50 at most. */
    private static final int MOST_LIBRARIES = 80;

    private final List<Node> nodes = new ArrayList<>();
    private final Set<Edge> edges = new LinkedHashSet<>();
    private final Map<String, Integer> libraries = new LinkedHashMap<>();

    private GraphBuilder() {}

    /**
     * The chain of a binary by itself, or on a target.
     *
     * @param name what the program is called
     * @param elf the file, still open
     * @param facts the same file's facts
     * @param on its libraries on a target, when there is one
     */
    public static Graph of(String name, ElfFile elf, BinaryFacts facts, Optional<Libraries> on) {
        return new GraphBuilder().build(name, elf, facts, on);
    }

    private Graph build(String name, ElfFile elf, BinaryFacts facts, Optional<Libraries> on) {
        int program = add(new Node(Kind.PROGRAM, name, describe(facts), false));
        int kernel = kernel(facts);
        Optional<DynamicObject> dynamic = facts.interpreter().flatMap(_ -> facts.dynamic());
        if (dynamic.isEmpty()) {
            edges.add(new Edge(program, kernel));
            return graph();
        }
        neededBy(dynamic.get(), on);
        packages(program, elf, facts, dynamic.get());
        libraries(program, dynamic.get(), on);
        int loader = add(new Node(
                Kind.LOADER,
                facts.interpreter().orElseThrow(),
                "PT_INTERP",
                on.filter(GraphBuilder::fails).isPresent()));
        edges.add(new Edge(program, loader));
        base(facts, dynamic.get(), loader, kernel);
        return graph();
    }

    private static boolean fails(Libraries libraries) {
        return libraries instanceof Libraries.NotLoaded notLoaded && notLoaded.certain();
    }

    private Graph graph() {
        return new Graph(nodes, List.copyOf(edges));
    }

    private int add(Node node) {
        nodes.add(node);
        return nodes.size() - 1;
    }

    private static String describe(BinaryFacts facts) {
        String go = facts.go().map(GoFacts::version).orElse("");
        String architecture = facts.architecture()
                .map(Architecture::goName)
                .orElse(facts.header().machineName());
        return go.isEmpty() ? architecture : go + ", " + architecture;
    }

    private int kernel(BinaryFacts facts) {
        Optional<String> version = KernelFloor.of(facts).map(KernelFloor::version);
        return add(new Node(
                Kind.KERNEL, "Linux" + version.map(text -> " ≥ " + text).orElse(""), "", false));
    }

    private void neededBy(DynamicObject object, Optional<Libraries> on) {
        Map<String, Library> found = new HashMap<>();
        if (on.isPresent() && on.get() instanceof Libraries.Tree tree) {
            tree.program().forEach(library -> found.put(library.name(), library));
        }
        for (String needed : object.needed()) {
            if (libraries.size() < MOST_LIBRARIES) {
                Optional<Library> there = Optional.ofNullable(found.get(needed));
                library(needed, newest(object, needed), there);
            }
        }
    }

    private int library(String name, String version, Optional<Library> there) {
        Integer known = libraries.get(name);
        if (known != null) {
            return known;
        }
        boolean missing = there.map(one -> one.place() instanceof Library.Place.NotFound
                        || one.place() instanceof Library.Place.Refused
                        || one.versions().stream()
                                .anyMatch(each -> each.definition() == Library.Definition.MISSING && !each.weak()))
                .orElse(false);
        int index = add(new Node(Kind.LIBRARY, name, version, missing));
        libraries.put(name, index);
        return index;
    }

    /** The newest version that is needed of a library: of GLIBC_2.4 and GLIBC_2.17 the latter. */
    private static String newest(DynamicObject object, String library) {
        List<String> versions = object.versionNeeds().stream()
                .filter(need -> need.file().equals(library))
                .flatMap(need -> need.versions().stream())
                .map(VersionNeed.Version::name)
                .toList();
        return GlibcVersion.newest(versions)
                .map(number -> "GLIBC_" + number)
                .orElse(versions.isEmpty() ? "" : versions.getLast());
    }

    private void packages(int program, ElfFile elf, BinaryFacts facts, DynamicObject object) {
        if (facts.go().isEmpty()) {
            return;
        }
        Map<String, String> libraryOf = new HashMap<>();
        for (DynamicObject.Import one : object.imports()) {
            one.versionFile().ifPresent(file -> libraryOf.put(one.name(), file));
        }
        Map<String, Set<String>> callers = callers(elf);
        int count = 0;
        for (Map.Entry<String, Set<String>> caller : callers.entrySet()) {
            count++;
            if (count == MOST_PACKAGES && callers.size() > MOST_PACKAGES) {
                int others = callers.size() - MOST_PACKAGES + 1;
                edges.add(new Edge(program, add(new Node(Kind.PACKAGE, "… " + others + " more", "cgo", false))));
                return;
            }
            int node = add(new Node(Kind.PACKAGE, caller.getKey(), "cgo", false));
            edges.add(new Edge(program, node));
            for (String function : caller.getValue()) {
                Integer library = libraries.get(libraryOf.getOrDefault(function, ""));
                if (library != null) {
                    edges.add(new Edge(node, library));
                }
            }
        }
    }

    /** The packages that call C, each with the functions that it calls. */
    private static Map<String, Set<String>> callers(ElfFile elf) {
        Map<String, Set<String>> callers = new TreeMap<>();
        BinaryReader.functions(elf.bytes(), table -> {
            table.forEachName(name -> {
                for (String mark : MARKS) {
                    int at = name.indexOf(mark);
                    if (at > 0) {
                        String function = name.substring(at + mark.length());
                        int end = function.indexOf('.');
                        callers.computeIfAbsent(FunctionNames.packagePath(name), _ -> new TreeSet<>())
                                .add(end < 0 ? function : function.substring(0, end));
                    }
                }
            });
            return true;
        });
        return callers;
    }

    /** Libraries that no package leads to are the program's; those that libraries ask for themselves hang on them. */
    private void libraries(int program, DynamicObject object, Optional<Libraries> on) {
        Set<Integer> reached = new LinkedHashSet<>();
        edges.forEach(edge -> reached.add(edge.to()));
        for (String needed : object.needed()) {
            Integer library = libraries.get(needed);
            if (library != null && !reached.contains(library)) {
                edges.add(new Edge(program, library));
            }
        }
        if (on.isPresent() && on.get() instanceof Libraries.Tree tree) {
            tree.program().forEach(this::below);
        }
    }

    private void below(Library library) {
        Integer from = libraries.get(library.name());
        for (Library needed : library.needs()) {
            boolean room = libraries.size() < MOST_LIBRARIES || libraries.containsKey(needed.name());
            if (from != null && room) {
                int to = library(needed.name(), "", Optional.of(needed));
                if (from != to && !edges.contains(new Edge(to, from))) {
                    edges.add(new Edge(from, to));
                }
            }
            below(needed);
        }
    }

    /** The C library's parts lead to its release, and that to the kernel. */
    private void base(BinaryFacts facts, DynamicObject object, int loader, int kernel) {
        Optional<String> floor = GlibcVersion.newest(object.versionNeeds().stream()
                .flatMap(need -> need.versions().stream())
                .map(VersionNeed.Version::name)
                .toList());
        boolean musl = facts.interpreter().orElse("").contains("ld-musl");
        if (floor.isEmpty() && !musl) {
            edges.add(new Edge(loader, kernel));
            libraries.values().forEach(library -> edges.add(new Edge(library, kernel)));
            return;
        }
        int c = add(new Node(Kind.C_LIBRARY, musl ? "musl" : "glibc ≥ " + floor.orElseThrow(), "", false));
        edges.add(new Edge(loader, c));
        Set<Integer> withNeeds = new LinkedHashSet<>();
        edges.forEach(edge -> withNeeds.add(edge.from()));
        libraries.forEach((_, library) -> {
            if (!withNeeds.contains(library)) {
                edges.add(new Edge(library, c));
            }
        });
        edges.add(new Edge(c, kernel));
    }
}
