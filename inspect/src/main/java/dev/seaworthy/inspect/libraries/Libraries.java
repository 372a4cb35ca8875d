package dev.seaworthy.inspect.libraries;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.VersionNeed;
import dev.seaworthy.target.loader.Loading;
import dev.seaworthy.target.loader.Program;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.target.root.RootView;
import java.util.List;
import java.util.Optional;

/** The libraries of a binary on a target, as the target's own loader would find them. */
public sealed interface Libraries {
    /**
     * No loader has anything to do with the binary.
     *
     * @param needed the libraries that it lists all the same, which nobody loads
     */
    record Static(List<String> needed) implements Libraries {
        public Static {
            needed = List.copyOf(needed);
        }
    }

    /**
     * The loader does not get to work, or how it works is not known; what is needed is known from the binary alone.
     *
     * @param interpreter the loader that the binary asks for
     * @param reason why its work was not followed
     * @param certain whether the binary cannot start there; otherwise it is only not known
     * @param needed the libraries that the binary itself asks for, each with the versions that it needs of it
     */
    record NotLoaded(String interpreter, String reason, boolean certain, List<Needed> needed) implements Libraries {
        public NotLoaded {
            needed = List.copyOf(needed);
        }
    }

    /**
     * The loader's work was followed.
     *
     * @param interpreter the loader that the binary asks for
     * @param loader what that is on the target
     * @param loaderPath where it lies there, links followed
     * @param program what the program asks for; what these ask for is below each
     * @param objects all objects in the process in the order in which they are loaded, the program first
     * @param remarks what the loader only mentions
     * @param problems why the loader stops after all libraries were looked for, one sentence each: a version or a symbol
     *     that nobody defines, for instance. Libraries that are not found are in the tree
     */
    record Tree(
            String interpreter,
            Loader loader,
            String loaderPath,
            List<Library> program,
            List<Located> objects,
            List<String> remarks,
            List<String> problems)
            implements Libraries {
        public Tree {
            program = List.copyOf(program);
            objects = List.copyOf(objects);
            remarks = List.copyOf(remarks);
            problems = List.copyOf(problems);
        }

        /** Whether every library was found, and every version and symbol in it. */
        public boolean complete() {
            return problems.isEmpty() && program.stream().allMatch(Library::complete);
        }
    }

    /** A library that is asked for, and the versions of it. */
    record Needed(String name, List<String> versions) {
        public Needed {
            versions = List.copyOf(versions);
        }
    }

    /**
     * An object in the process.
     *
     * @param name the name by which it was asked for first
     * @param path where it was found in the target
     * @param through which rule of the loader found it, in words
     */
    record Located(String name, String path, String through) {}

    /**
     * Follows the loader.
     *
     * @param facts the binary
     * @param path where it lies on the target
     * @param libraryPath the value of LD_LIBRARY_PATH there
     * @param root the target's files
     */
    static Libraries of(BinaryFacts facts, String path, Optional<String> libraryPath, RootView root) {
        if (facts.interpreter().isEmpty() || facts.dynamic().isEmpty()) {
            return new Static(facts.dynamic().map(DynamicObject::needed).orElse(List.of()));
        }
        String interpreter = facts.interpreter().get();
        DynamicObject object = facts.dynamic().get();
        return switch (Loading.simulate(new Program(path, interpreter, object, libraryPath), root)) {
            case Loading.Done done -> new TreeBuilder(done).tree(interpreter);
            case Loading.InterpreterMissing(String reason) ->
                new NotLoaded(interpreter, "the loader is not there: " + reason, true, needed(object));
            case Loading.InterpreterUnusable(String place, Loading.Unusable _, String reason) ->
                new NotLoaded(interpreter, place + " " + reason, true, needed(object));
            case Loading.Undetermined(String reason) -> new NotLoaded(interpreter, reason, false, needed(object));
        };
    }

    private static List<Needed> needed(DynamicObject object) {
        return object.needed().stream()
                .map(name -> new Needed(
                        name,
                        object.versionNeeds().stream()
                                .filter(need -> need.file().equals(name))
                                .flatMap(need -> need.versions().stream())
                                .map(VersionNeed.Version::name)
                                .toList()))
                .toList();
    }
}
