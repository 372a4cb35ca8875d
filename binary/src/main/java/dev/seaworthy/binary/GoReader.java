package dev.seaworthy.binary;

import dev.seaworthy.binary.FunctionTable.Layout;
import dev.seaworthy.binary.GoFacts.VersionSource;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.elf.SectionTable;
import dev.seaworthy.elf.Segment;
import dev.seaworthy.elf.Symbol;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells whether an ELF file has a Go program in it, and of which release. Order of trust: the build info, the function
 * table with the text of the version, the layout of the function table, the traces in notes and names of sections.
 */
final class GoReader {
    /**
     * The function by which C calls into Go, of package {@code runtime/cgo} (golang/go, {@code src/runtime/cgo/asm_*.s}). A
     * package of ebitengine/purego ({@code internal/fakecgo}) has it too, and also one that {@code runtime/cgo} has not.
     */
    private static final String CGO = "crosscall2";

    private static final String STAND_IN = "x_cgo_init_trampoline";

    private static final Set<String> CGO_NAMES = Set.of(CGO, STAND_IN);

    /** All names of functions that are looked for: the table has some megabytes of them, which are read once. */
    private static final Set<String> ASKED = asked();

    /** Sections that come with C's start code, and so with every program that was not linked by Go's own linker. */
    private static final List<String> OF_C = List.of(".init", ".init_array", ".eh_frame", ".comment");

    private final Image image;
    private final SectionTable sections;

    private static Set<String> asked() {
        Set<String> names = new HashSet<>(WantedFunctions.ASKED);
        names.addAll(CGO_NAMES);
        return Set.copyOf(names);
    }

    private GoReader(Image image, SectionTable sections) {
        this.image = image;
        this.sections = sections;
    }

    /** @param goBuildId whether there is a note with Go's build id */
    static Optional<GoFacts> read(Image image, SectionTable sections, boolean goBuildId) {
        return new GoReader(image, sections).read(goBuildId);
    }

    private Optional<GoFacts> read(boolean goBuildId) {
        Optional<BuildInfo> info = BuildInfoReader.read(image, sections);
        Optional<FunctionTable> table = FunctionTableFinder.find(image, sections);
        if (info.isPresent()) {
            return Optional.of(facts(info.get().goVersion(), VersionSource.BUILD_INFO, true, info, table));
        }
        boolean traces = goBuildId
                || sections.named(".go.buildinfo").isPresent()
                || sections.named(".gopclntab").isPresent();
        if (table.isEmpty() && !traces) {
            return Optional.empty();
        }
        Optional<String> text = VersionText.find(
                image, Constants.of(image, table.map(FunctionTable::summary)), version -> allowed(table, version));
        if (text.isPresent()) {
            return Optional.of(facts(text.get(), VersionSource.VERSION_STRING, true, info, table));
        }
        String range = table.map(ReleaseMarkers::narrow).orElse("go1.5" + GoFacts.TO + Layout.GO_1_26.newest());
        return Optional.of(facts(range, VersionSource.FUNCTION_TABLE, false, info, table));
    }

    private GoFacts facts(
            String version,
            VersionSource source,
            boolean exact,
            Optional<BuildInfo> info,
            Optional<FunctionTable> table) {
        Optional<Beside<Map<String, Long>>> search =
                table.map(known -> Beside.begin(image.helper(), () -> known.find(ASKED)));
        Optional<Callers> callers = table.flatMap(known -> Callers.scan(image, sections, known));
        Optional<Map<String, Long>> names = search.map(Beside::get);
        LinkedFunctions functions =
                names.map(found -> linked(callers, found, info)).orElse(LinkedFunctions.UNKNOWN);
        return new GoFacts(
                version,
                source,
                exact,
                info,
                table.map(FunctionTable::summary),
                cgo(names),
                info.map(BuildInfo::path).filter(path -> !path.isEmpty()),
                functions,
                Resolvers.find(functions, info),
                FipsReader.read(image, sections, info),
                Sanitizers.find(functions.functions().keySet(), info));
    }

    private static LinkedFunctions linked(
            Optional<Callers> callers, Map<String, Long> asked, Optional<BuildInfo> info) {
        Map<String, Long> names = new HashMap<>(asked);
        names.keySet().removeAll(CGO_NAMES);
        NavigableMap<String, LinkedFunction> found = new TreeMap<>();
        for (String name : names.keySet()) {
            found.put(name, new LinkedFunction(name, List.of()));
        }
        callers.ifPresent(code -> found.putAll(code.find(names, info)));
        found.keySet().retainAll(WantedFunctions.NAMES);
        return new LinkedFunctions(found, true);
    }

    /** Whether a release writes tables of this layout. One that is newer than all that are known may. */
    private static boolean allowed(Optional<FunctionTable> table, GoVersion version) {
        if (table.isEmpty()) {
            return true;
        }
        Layout layout = table.get().summary().layout();
        int oldest = GoVersion.parse(layout.oldest()).orElseThrow().minor();
        int newest = GoVersion.parse(layout.newest()).orElseThrow().minor();
        // A development version is numbered after the release before it, and tables may change in between.
        return version.minor() >= oldest - (version.devel() ? 1 : 0)
                && (version.minor() <= newest || layout == Layout.GO_1_26);
    }

    private boolean cgo(Optional<Map<String, Long>> names) {
        if (linkedByGo() && image.elf().segment(Segment.INTERPRETER).isEmpty()) {
            // Go's own linker makes C a shared library's affair; without an interpreter there is none. This spares the
            // most common programs the search.
            return false;
        }
        if (names.isPresent()) {
            return names.get().containsKey(CGO) && !names.get().containsKey(STAND_IN);
        }
        return Parsed.reading(() -> image.elf().symbols().orThrow().map(symbols -> {
                    for (long i = 1; i < symbols.size(); i++) {
                        Symbol symbol = symbols.get(i);
                        if (symbol.name().equals("x_cgo_init")) {
                            return true;
                        }
                    }
                    return false;
                }))
                .orElse(Optional.empty())
                .orElse(false);
    }

    private boolean linkedByGo() {
        for (String name : OF_C) {
            if (sections.named(name).isPresent()) {
                return false;
            }
        }
        return !sections.isEmpty();
    }
}
