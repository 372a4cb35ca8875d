package dev.seaworthy.target.loader;

import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.target.root.LoaderCache;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The order in which glibc looks for a library (_dl_map_object in elf/dl-load.c): DT_RPATH of the object that asks and of
 * those that brought it, unless it has a DT_RUNPATH; LD_LIBRARY_PATH; its DT_RUNPATH; the cache; the directories that the
 * loader has built in.
 */
final class GlibcSearch {
    /**
     * Subdirectories for better processors. A loader looks into those that fit before the directory itself; whatever they
     * hold is meant to be a faster form of what the directory holds, so it is asked only for what is nowhere else.
     */
    private static final List<String> LEVELS =
            List.of("glibc-hwcaps/x86-64-v4", "glibc-hwcaps/x86-64-v3", "glibc-hwcaps/x86-64-v2");
    /** The scheme before glibc 2.37. */
    private static final List<String> LEGACY =
            List.of("tls/haswell/x86_64", "tls/haswell", "tls/x86_64", "tls", "haswell/x86_64", "haswell", "x86_64");

    private final Program program;
    private final Loader loader;
    private final LoaderCache cache;

    GlibcSearch(Program program, Loader loader, LoaderCache cache) {
        this.program = program;
        this.loader = loader;
        this.cache = cache;
    }

    List<SearchPlace> places(String name, LoadedObject requiredBy) {
        if (name.contains("/")) {
            return List.of(new SearchPlace(absolute(expand(name, requiredBy)), "the path in DT_NEEDED"));
        }
        List<SearchPlace> places = new ArrayList<>();
        addRpaths(places, name, requiredBy);
        program.libraryPath().ifPresent(path -> addList(places, path, name, "LD_LIBRARY_PATH", requiredBy));
        requiredBy
                .object()
                .runpath()
                .ifPresent(path -> addList(places, path, name, "RUNPATH of " + requiredBy.name(), requiredBy));
        for (String path : cache.paths(name)) {
            places.add(new SearchPlace(path, "ld.so.cache"));
        }
        for (String directory : loader.systemDirectories()) {
            add(places, directory, name, "the loader's own directories");
        }
        return places;
    }

    private void addRpaths(List<SearchPlace> places, String name, LoadedObject requiredBy) {
        if (requiredBy.object().runpath().isPresent()) {
            return;
        }
        for (Optional<LoadedObject> at = Optional.of(requiredBy);
                at.isPresent();
                at = at.get().requiredBy()) {
            LoadedObject owner = at.get();
            if (owner.object().runpath().isEmpty()) {
                owner.object()
                        .rpath()
                        .ifPresent(path -> addList(places, path, name, "RPATH of " + owner.name(), owner));
            }
        }
    }

    private void addList(List<SearchPlace> places, String list, String name, String through, LoadedObject origin) {
        for (String directory : list.split("[:;]", -1)) {
            String expanded = expand(directory, origin);
            // An empty entry means the current directory, which a service manager or container engine sets to "/".
            add(places, absolute(expanded), name, through);
        }
    }

    private void add(List<SearchPlace> places, String directory, String name, String through) {
        places.add(SearchPlace.in(directory, name, through));
        addLevels(places, "glibc-hwcaps", LEVELS, directory, name, through);
        addLevels(places, "haswell", LEGACY, directory, name, through);
    }

    private void addLevels(
            List<SearchPlace> places,
            String feature,
            List<String> levels,
            String directory,
            String name,
            String through) {
        if (loader.features().contains(feature)) {
            for (String level : levels) {
                places.add(SearchPlace.byProcessor(directory, level, name, through));
            }
        }
    }

    private String expand(String text, LoadedObject origin) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        int slash = origin.path().lastIndexOf('/');
        String directory = slash <= 0 ? "/" : origin.path().substring(0, slash);
        return text.replace("${ORIGIN}", directory)
                .replace("$ORIGIN", directory)
                .replace("${LIB}", libraryDirectory())
                .replace("$LIB", libraryDirectory());
    }

    /** What $LIB stands for: the name of the distribution's library directory, without the slashes around it. */
    private String libraryDirectory() {
        String first = loader.systemDirectories().isEmpty()
                ? "/lib/"
                : loader.systemDirectories().getFirst();
        return first.substring(1, first.length() - 1);
    }

    private static String absolute(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    /** Whether an object is of the kind that the process can hold. */
    boolean accepts(DynamicObject object) {
        return program.object().identity().sameMachine(object.identity());
    }
}
