package dev.seaworthy.inspect.libraries;

import dev.seaworthy.elf.VersionNeed;
import dev.seaworthy.inspect.libraries.Library.Definition;
import dev.seaworthy.inspect.libraries.Library.NeededVersion;
import dev.seaworthy.inspect.libraries.Library.Place;
import dev.seaworthy.target.loader.LoadProblem;
import dev.seaworthy.target.loader.LoadedObject;
import dev.seaworthy.target.loader.Loading;
import dev.seaworthy.target.root.Loader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the list of loaded objects into a tree. Each object is opened below the one that asked for it first, which is how
 * the loader came to it and keeps the tree flat; below all others it is only named.
 */
final class TreeBuilder {
    private final Loading.Done done;
    private final Map<String, LoadProblem> problems = new HashMap<>();
    private final Set<String> opened = new HashSet<>();

    TreeBuilder(Loading.Done done) {
        this.done = done;
        for (LoadProblem problem : done.result().problems()) {
            library(problem).ifPresent(name -> problems.putIfAbsent(name, problem));
        }
    }

    /** The library that a problem is about, when it is that the library is not loaded. */
    private static Optional<String> library(LoadProblem problem) {
        return switch (problem) {
            case LoadProblem.LibraryMissing missing -> Optional.of(missing.name());
            case LoadProblem.WrongClass wrong -> Optional.of(wrong.name());
            case LoadProblem.NotLoadable refused -> Optional.of(refused.name());
            case LoadProblem.Undetermined undetermined -> Optional.of(undetermined.what());
            case LoadProblem.VersionMissing _,
                    LoadProblem.SymbolMissing _,
                    LoadProblem.PackedRelocations _,
                    LoadProblem.GoLibrary _ -> Optional.empty();
        };
    }

    Libraries.Tree tree(String interpreter) {
        List<LoadedObject> loaded = done.result().loaded();
        return new Libraries.Tree(
                interpreter,
                done.loader(),
                done.loaderPath(),
                libraries(loaded.getFirst()),
                loaded.stream()
                        .map(object -> new Libraries.Located(object.name(), object.path(), object.foundThrough()))
                        .toList(),
                done.result().remarks(),
                done.result().problems().stream()
                        .flatMap(problem -> Problems.sentence(
                                problem, done.result().resolved().keySet())
                                .stream())
                        .toList());
    }

    private List<Library> libraries(LoadedObject asking) {
        List<Library> libraries = new ArrayList<>();
        for (String name : asking.object().needed()) {
            LoadedObject found = done.result().resolved().get(name);
            libraries.add(
                    found == null
                            ? new Library(name, unmet(name), versions(asking, name, Optional.empty()), List.of(), false)
                            : found(name, found, asking));
        }
        return libraries;
    }

    private Library found(String name, LoadedObject found, LoadedObject asking) {
        boolean here = found.requiredBy()
                        .filter(first -> first.path().equals(asking.path()))
                        .isPresent()
                && opened.add(found.path());
        // The loader itself asks for nothing, or, as the C library of musl, is everybody's: opening it says nothing.
        List<Library> needs = here ? libraries(found) : List.of();
        boolean elsewhere = !here && !found.object().needed().isEmpty();
        return new Library(
                name,
                new Place.Found(found.path(), found.foundThrough()),
                versions(asking, name, Optional.of(found)),
                needs,
                elsewhere);
    }

    private Place unmet(String name) {
        LoadProblem problem = problems.get(name);
        return switch (problem) {
            case LoadProblem.LibraryMissing missing -> new Place.NotFound(missing.considered());
            case LoadProblem.WrongClass wrong ->
                new Place.Refused(wrong.path(), "is a library of " + 8 * wrong.wordSize() + " bits");
            case LoadProblem.NotLoadable refused -> new Place.Refused(refused.path(), refused.reason());
            case LoadProblem.Undetermined undetermined -> new Place.NotKnown(undetermined.reason());
            case null, default -> new Place.NotKnown("the search was given up after too many problems");
        };
    }

    private List<NeededVersion> versions(LoadedObject asking, String name, Optional<LoadedObject> found) {
        List<NeededVersion> versions = new ArrayList<>();
        for (VersionNeed need : asking.object().versionNeeds()) {
            if (need.file().equals(name)) {
                for (VersionNeed.Version version : need.versions()) {
                    versions.add(new NeededVersion(version.name(), version.weak(), definition(version, found)));
                }
            }
        }
        return versions;
    }

    private Definition definition(VersionNeed.Version version, Optional<LoadedObject> found) {
        if (found.isEmpty()) {
            return Definition.NOT_KNOWN;
        }
        if (done.loader().kind() == Loader.Kind.MUSL) {
            return Definition.NOT_LOOKED_AT;
        }
        if (!found.get().object().versioned()) {
            return Definition.UNVERSIONED;
        }
        return found.get().object().versionDefinitions().contains(version.name())
                ? Definition.DEFINED
                : Definition.MISSING;
    }
}
