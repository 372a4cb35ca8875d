package dev.seaworthy.target.loader;

import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.ElfHeader;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.target.root.RootView.ObjectLookup;
import dev.seaworthy.target.root.Unfit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What glibc's loader does with a program (elf/rtld.c): maps the needed libraries breadth first, then checks all needed
 * versions, then binds all symbols. Each step ends the start when it fails, so that later problems would not be seen.
 */
final class GlibcLoading {
    /** More libraries than this are no real program; chromium, among the largest, has some 150. */
    private static final int MOST_LIBRARIES = 4096;
    /** The loader stops at the first; that many more are worth a look, as they would come up one after the other. */
    static final int MOST_PROBLEMS = 64;

    private final RootView root;
    private final GlibcSearch search;
    private final List<LoadedObject> loaded = new ArrayList<>();
    private final Map<String, LoadedObject> byName = new HashMap<>();
    private final Map<String, LoadedObject> byPath = new HashMap<>();
    private final LoadedObject interpreterObject;
    /** The loader calls itself by the path that the program names, links not followed. */
    private final LoadedObject interpreterAsNamed;

    private boolean interpreterNeeded;
    private final List<LoadProblem> problems = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    GlibcLoading(Program program, RootView root, Loader loader, ObjectLookup.Found interpreter) {
        this.root = root;
        this.search = new GlibcSearch(program, loader, root.loaderCache());
        LoadedObject main = new LoadedObject(
                program.path().substring(program.path().lastIndexOf('/') + 1),
                program.path(),
                Optional.empty(),
                "the program",
                true,
                program.object());
        loaded.add(main);
        // The loader is in the process from the start, under its path and its soname.
        interpreterObject = new LoadedObject(
                interpreter.object().soname().orElse(program.interpreter()),
                interpreter.realPath(),
                Optional.of(main),
                "the program's interpreter",
                interpreter.symbolsKnown(),
                interpreter.object());
        interpreterAsNamed = new LoadedObject(
                interpreterObject.name(),
                program.interpreter(),
                interpreterObject.requiredBy(),
                interpreterObject.foundThrough(),
                interpreterObject.symbolsKnown(),
                interpreterObject.object());
        byPath.put(interpreterObject.path(), interpreterObject);
        byName.put(program.interpreter(), interpreterObject);
        byName.put(interpreterObject.name(), interpreterObject);
    }

    LoadResult run() {
        Deque<LoadedObject> waiting = new ArrayDeque<>(loaded);
        while (!waiting.isEmpty()) {
            LoadedObject asking = waiting.removeFirst();
            for (String name : asking.object().needed()) {
                require(name, asking).ifPresent(waiting::addLast);
            }
        }
        if (problems.isEmpty()) {
            VersionCheck.run(loaded, this::provider, problems, remarks);
        }
        if (problems.isEmpty()) {
            SymbolBinding.glibc(loaded, problems);
        }
        return new LoadResult(loaded, problems, remarks, byName);
    }

    /** Finds a needed library; present when it was not loaded before, so that its own needs are to be looked at. */
    private Optional<LoadedObject> require(String name, LoadedObject asking) {
        if (byName.containsKey(name)) {
            return appendInterpreter(byName.get(name));
        }
        if (problems.size() >= MOST_PROBLEMS) {
            return Optional.empty();
        }
        List<String> considered = new ArrayList<>();
        Optional<LoadProblem> refused = Optional.empty();
        Optional<SearchPlace> dependent = Optional.empty();
        for (SearchPlace place : search.places(name, asking)) {
            switch (root.object(place.path())) {
                case ObjectLookup.Found found -> {
                    if (place.byProcessor()) {
                        // Kept for the end: a directory further on may have it for every processor.
                        dependent = dependent.or(() -> Optional.of(place));
                        continue;
                    }
                    if (search.accepts(found.object())) {
                        return acceptable(name, place, found, asking)
                                ? load(name, place, found, asking)
                                : Optional.empty();
                    }
                    considered.add(place.path() + " (" + place.through() + "): of another architecture, skipped");
                    if (refused.isEmpty() && otherClass(asking, found.object())) {
                        refused = Optional.of(new LoadProblem.WrongClass(
                                name,
                                asking,
                                place.path(),
                                found.object().identity().wordSize()));
                    }
                }
                case ObjectLookup.NotAnObject(String path, String reason) -> {
                    // The loader stops at the first file that opens and is no library; it does not look further.
                    problems.add(new LoadProblem.NotLoadable(name, asking, path, reason));
                    return Optional.empty();
                }
                case ObjectLookup.Absent _ -> considered.add(place.path() + " (" + place.through() + ")");
                case ObjectLookup.Unknown(String reason) -> {
                    problems.add(new LoadProblem.Undetermined(name, asking, reason));
                    return Optional.empty();
                }
            }
        }
        if (dependent.isPresent()) {
            problems.add(new LoadProblem.Undetermined(
                    name,
                    asking,
                    "it is only in " + dependent.get().path() + ", where the loader looks on some processors"));
            return Optional.empty();
        }
        problems.add(refused.orElseGet(() -> new LoadProblem.LibraryMissing(name, asking, considered)));
        return Optional.empty();
    }

    /**
     * Files of the process' machine that the loader opens and then refuses (elf/dl-load.c, open_verify and
     * _dl_map_object_from_fd). Those of other machines it passes over, whatever else is wrong with them.
     */
    private boolean acceptable(String name, SearchPlace place, ObjectLookup.Found found, LoadedObject asking) {
        Optional<String> refusal = refusal(found.object());
        refusal.ifPresent(reason -> problems.add(new LoadProblem.NotLoadable(name, asking, place.path(), reason)));
        return refusal.isEmpty();
    }

    private static Optional<String> refusal(DynamicObject object) {
        DynamicObject.Identity identity = object.identity();
        if (object.traits().contains(DynamicObject.Trait.FOREIGN_ABI)) {
            boolean known = identity.osAbi() == ElfHeader.OSABI_SYSV || identity.osAbi() == ElfHeader.OSABI_GNU;
            return Optional.of(known ? "ELF file ABI version invalid" : "ELF file OS ABI invalid");
        }
        if (identity.type() != ElfHeader.TYPE_DYN && identity.type() != ElfHeader.TYPE_EXEC) {
            return Optional.of(Unfit.OTHER_TYPE);
        }
        if (object.traits().contains(DynamicObject.Trait.MISALIGNED)) {
            return Optional.of("ELF load command address/offset not page-aligned");
        }
        if (identity.type() == ElfHeader.TYPE_EXEC) {
            return Optional.of("cannot dynamically load executable");
        }
        return object.traits().contains(DynamicObject.Trait.POSITION_INDEPENDENT_EXECUTABLE)
                ? Optional.of("cannot dynamically load position-independent executable")
                : Optional.empty();
    }

    private Optional<LoadedObject> load(String name, SearchPlace place, ObjectLookup.Found found, LoadedObject asking) {
        // The same file under another name is the same object: the loader compares device and inode.
        LoadedObject known = byPath.get(found.realPath());
        if (known != null) {
            byName.put(name, known);
            return appendInterpreter(known);
        }
        if (loaded.size() == MOST_LIBRARIES) {
            problems.add(new LoadProblem.Undetermined(name, asking, "more than " + MOST_LIBRARIES + " libraries"));
            return Optional.empty();
        }
        LoadedObject object = new LoadedObject(
                name, place.path(), Optional.of(asking), place.through(), found.symbolsKnown(), found.object());
        loaded.add(object);
        byPath.put(found.realPath(), object);
        byName.put(name, object);
        found.object().soname().ifPresent(soname -> byName.putIfAbsent(soname, object));
        return Optional.of(object);
    }

    /** The interpreter takes part in the binding of symbols only when some object needs it by name. */
    private Optional<LoadedObject> appendInterpreter(LoadedObject known) {
        if (!known.path().equals(interpreterObject.path()) || interpreterNeeded) {
            return Optional.empty();
        }
        interpreterNeeded = true;
        loaded.add(known);
        return Optional.of(known);
    }

    private Optional<LoadedObject> provider(String file) {
        return Optional.ofNullable(byName.get(file))
                .map(found -> found.path().equals(interpreterObject.path()) ? interpreterAsNamed : found);
    }

    private static boolean otherClass(LoadedObject asking, DynamicObject found) {
        return asking.object().identity().wordSize() != found.identity().wordSize();
    }
}
