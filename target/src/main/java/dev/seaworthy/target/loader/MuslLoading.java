package dev.seaworthy.target.loader;

import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.target.root.GlibcVersion;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.target.root.RootView.ObjectLookup;
import dev.seaworthy.target.root.Unfit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What musl's loader does with a program (ldso/dynlink.c): the loader is the C library, so names that stand for parts of
 * it are met by itself; versions are not looked at; all symbols are bound before the program starts.
 */
final class MuslLoading {
    /** Libraries that other C libraries ship apart and that musl itself is: lib + one of these + a dot. */
    private static final List<String> RESERVED = List.of("c", "pthread", "rt", "m", "dl", "util", "xnet");
    /** The release that began to apply packed relative relocations. */
    private static final String PACKED_RELOCATIONS_SINCE = "1.2.4";

    private static final int MOST_LIBRARIES = 4096;
    private static final int LARGEST_PATH_FILE = 1 << 16;

    private final Program program;
    private final RootView root;
    private final Loader loader;
    private final LoadedObject self;
    private final List<String> systemPath;
    private final List<LoadedObject> loaded = new ArrayList<>();
    private final Map<String, LoadedObject> byName = new HashMap<>();
    private final Map<String, LoadedObject> byPath = new HashMap<>();
    private final List<LoadProblem> problems = new ArrayList<>();

    MuslLoading(Program program, RootView root, Loader loader, ObjectLookup.Found interpreter) {
        this.program = program;
        this.root = root;
        this.loader = loader;
        LoadedObject main = new LoadedObject(
                program.path().substring(program.path().lastIndexOf('/') + 1),
                program.path(),
                Optional.empty(),
                "the program",
                true,
                program.object());
        this.self = new LoadedObject(
                interpreter.realPath().substring(interpreter.realPath().lastIndexOf('/') + 1),
                interpreter.realPath(),
                Optional.of(main),
                "the program's interpreter",
                interpreter.symbolsKnown(),
                interpreter.object());
        loaded.add(main);
        loaded.add(self);
        this.systemPath = systemPath();
    }

    LoadResult run() {
        // The list grows while it is walked: breadth first, as load_deps does it.
        for (int i = 0; i < loaded.size(); i++) {
            LoadedObject asking = loaded.get(i);
            for (String name : asking.object().needed()) {
                require(name, asking);
            }
        }
        if (problems.isEmpty()) {
            checkPackedRelocations();
        }
        if (problems.isEmpty()) {
            SymbolBinding.musl(loaded, loader.features(), problems);
        }
        if (problems.isEmpty()) {
            checkGoLibraries();
        }
        return new LoadResult(loaded, problems, List.of(), byName);
    }

    private void require(String name, LoadedObject asking) {
        if (isSelf(name)) {
            byName.put(name, self);
            return;
        }
        if (byName.containsKey(name) || problems.size() >= GlibcLoading.MOST_PROBLEMS) {
            return;
        }
        List<String> considered = new ArrayList<>();
        for (SearchPlace place : places(name, asking)) {
            switch (root.object(place.path())) {
                case ObjectLookup.Found found -> {
                    load(name, place, found, asking);
                    return;
                }
                case ObjectLookup.NotAnObject(String path, String reason) -> {
                    if (!reason.equals(Unfit.DIRECTORY)) {
                        problems.add(new LoadProblem.NotLoadable(name, asking, path, reason));
                        return;
                    }
                    considered.add(place.path() + " (" + place.through() + "): is a directory");
                }
                case ObjectLookup.Absent _ -> considered.add(place.path() + " (" + place.through() + ")");
                case ObjectLookup.Unknown(String reason) -> {
                    problems.add(new LoadProblem.Undetermined(name, asking, reason));
                    return;
                }
            }
        }
        problems.add(new LoadProblem.LibraryMissing(name, asking, considered));
    }

    private void load(String name, SearchPlace place, ObjectLookup.Found found, LoadedObject asking) {
        if (!program.object().identity().sameMachine(found.object().identity())) {
            problems.add(new LoadProblem.NotLoadable(name, asking, place.path(), "is of another architecture"));
            return;
        }
        if (found.object().traits().contains(DynamicObject.Trait.MISALIGNED)) {
            problems.add(new LoadProblem.Undetermined(
                    name, asking, place.path() + " is misaligned: where its parts come to lie is not known"));
            return;
        }
        // A second C library in the process would be fatal, so musl takes such a file for itself.
        if (isCLibrary(found.object()) || byPath.containsKey(found.realPath())) {
            byName.put(name, byPath.getOrDefault(found.realPath(), self));
            return;
        }
        if (loaded.size() == MOST_LIBRARIES) {
            problems.add(new LoadProblem.Undetermined(name, asking, "more than " + MOST_LIBRARIES + " libraries"));
            return;
        }
        LoadedObject object = new LoadedObject(
                name, place.path(), Optional.of(asking), place.through(), found.symbolsKnown(), found.object());
        loaded.add(object);
        byName.put(name, object);
        byPath.put(found.realPath(), object);
    }

    private static boolean isCLibrary(DynamicObject object) {
        Set<String> both = Set.of("__libc_start_main", "stdin");
        Set<String> found = new HashSet<>();
        object.exports(both).forEach(export -> found.add(export.name()));
        return found.equals(both);
    }

    private boolean isSelf(String name) {
        if (name.equals(program.interpreter())) {
            return true;
        }
        if (!name.startsWith("lib")) {
            return false;
        }
        int dot = name.indexOf('.');
        return dot > 3 && RESERVED.contains(name.substring(3, dot));
    }

    private List<SearchPlace> places(String name, LoadedObject asking) {
        if (name.contains("/")) {
            return List.of(new SearchPlace(name.startsWith("/") ? name : "/" + name, "the path in DT_NEEDED"));
        }
        List<SearchPlace> places = new ArrayList<>();
        program.libraryPath().ifPresent(path -> add(places, path, name, "LD_LIBRARY_PATH"));
        for (Optional<LoadedObject> at = Optional.of(asking);
                at.isPresent();
                at = at.get().requiredBy()) {
            LoadedObject owner = at.get();
            owner.object()
                    .runpath()
                    .or(() -> owner.object().rpath())
                    .map(path -> expand(path, owner))
                    .ifPresent(path -> add(places, path, name, "RUNPATH of " + owner.name()));
        }
        for (String directory : systemPath) {
            places.add(SearchPlace.in(directory, name, "the system's search path"));
        }
        return places;
    }

    private static void add(List<SearchPlace> places, String list, String name, String through) {
        for (String directory : list.split("[:\n]", -1)) {
            if (!directory.isEmpty()) {
                places.add(SearchPlace.in(directory.startsWith("/") ? directory : "/" + directory, name, through));
            }
        }
    }

    private static String expand(String path, LoadedObject owner) {
        int slash = owner.path().lastIndexOf('/');
        String directory = slash <= 0 ? "/" : owner.path().substring(0, slash);
        return path.replace("${ORIGIN}", directory).replace("$ORIGIN", directory);
    }

    /**
     * {@code etc/ld-musl-ARCH.path}, two levels above the interpreter's path, replaces the built-in directories. ARCH is
     * what musl calls itself; it is also in the loader's usual name.
     */
    private List<String> systemPath() {
        String interpreter = program.interpreter();
        int file = interpreter.lastIndexOf('/');
        int parent = interpreter.lastIndexOf('/', file - 1);
        String prefix = parent <= 0 ? "" : interpreter.substring(0, parent);
        Optional<byte[]> content = muslName(program.object())
                .flatMap(arch -> root.content(prefix + "/etc/ld-musl-" + arch + ".path", LARGEST_PATH_FILE));
        if (content.isEmpty()) {
            return loader.systemDirectories();
        }
        List<String> directories = new ArrayList<>();
        for (String directory : new String(content.get(), StandardCharsets.UTF_8).split("[:\n]", -1)) {
            if (!directory.isEmpty()) {
                directories.add(directory);
            }
        }
        return directories;
    }

    private static Optional<String> muslName(DynamicObject object) {
        DynamicObject.Identity identity = object.identity();
        return switch (identity.machine()) {
            case 3 -> Optional.of("i386");
            case 62 -> Optional.of("x86_64");
            case 40 -> Optional.of("armhf");
            case 183 -> Optional.of("aarch64");
            case 21 -> Optional.of(identity.bigEndian() ? "powerpc64" : "powerpc64le");
            case 22 -> Optional.of("s390x");
            case 243 -> Optional.of("riscv64");
            case 258 -> Optional.of("loongarch64");
            case 8 -> Optional.of((identity.wordSize() == 8 ? "mips64" : "mips") + (identity.bigEndian() ? "" : "el"));
            default -> Optional.empty();
        };
    }

    /** The symbol is cgo's own and in every library that -buildmode=c-shared makes. */
    private void checkGoLibraries() {
        for (LoadedObject object : loaded.subList(1, loaded.size())) {
            if (!object.object().exports(Set.of("_cgo_panic")).isEmpty()) {
                problems.add(new LoadProblem.GoLibrary(object));
            }
        }
    }

    private void checkPackedRelocations() {
        boolean applied = loader.version()
                .map(version -> GlibcVersion.compare(version, PACKED_RELOCATIONS_SINCE) >= 0)
                .orElse(true);
        if (applied) {
            return;
        }
        for (LoadedObject object : loaded) {
            if (object.object().traits().contains(DynamicObject.Trait.PACKED_RELOCATIONS)) {
                problems.add(new LoadProblem.PackedRelocations(object, false));
            }
        }
    }
}
