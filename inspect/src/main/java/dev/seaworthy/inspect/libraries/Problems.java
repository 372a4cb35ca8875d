package dev.seaworthy.inspect.libraries;

import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.target.loader.LoadProblem;
import dev.seaworthy.target.loader.LoadedObject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says why a loader stops although it found all libraries. */
final class Problems {
    private static final int MOST_SYMBOLS = 3;

    private Problems() {}

    /**
     * The sentence; empty for what the tree shows at the library that is missing.
     *
     * @param found the names of the libraries that were found
     */
    static Optional<String> sentence(LoadProblem problem, Set<String> found) {
        return switch (problem) {
            case LoadProblem.VersionMissing missing ->
                Optional.of(missing.library().path() + " does not define " + missing.version() + ", which "
                        + missing.requiredBy().name() + " needs" + symbols(missing));
            case LoadProblem.SymbolMissing missing ->
                Optional.of("nothing defines " + missing.symbol().nameAndVersion() + ", which "
                        + missing.requiredBy().name() + " needs"
                        + (missing.symbol().lazy() ? " (looked for at its first call)" : ""));
            case LoadProblem.PackedRelocations packed ->
                Optional.of(
                        packed.requiredBy().name() + " has packed relocations (DT_RELR), which this loader does not "
                                + (packed.fatalMessage() ? "accept" : "apply"));
            case LoadProblem.GoLibrary library ->
                Optional.of(library.requiredBy().name() + " is a library with a Go runtime, which crashes under musl");
            case LoadProblem.Undetermined(String what, LoadedObject by, String reason) ->
                found.contains(what)
                        ? Optional.of("whether " + what + " does for " + by.name() + " is not known: " + reason)
                        : Optional.empty();
            case LoadProblem.LibraryMissing _, LoadProblem.WrongClass _, LoadProblem.NotLoadable _ -> Optional.empty();
        };
    }

    private static String symbols(LoadProblem.VersionMissing missing) {
        return missing.symbols().isEmpty()
                ? ""
                : missing.symbols().stream()
                        .limit(MOST_SYMBOLS)
                        .map(DynamicObject.Import::name)
                        .collect(Collectors.joining(
                                ", ", " for ", missing.symbols().size() > MOST_SYMBOLS ? ", …" : ""));
    }
}
