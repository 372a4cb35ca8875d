package dev.seaworthy.verdict.rules;

import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.target.loader.LoadProblem;
import dev.seaworthy.target.loader.LoadedObject;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.target.root.Unfit;
import dev.seaworthy.verdict.Case;
import java.util.Optional;

/** The words of the loaders: glibc's elf/dl-*.c and rtld.c, musl's ldso/dynlink.c. */
final class Errors {
    private Errors() {}

    static String libraryMissing(Case one, Loader loader, String library, LoadedObject requiredBy) {
        return loader.kind() == Loader.Kind.MUSL
                ? "Error loading shared library " + library + ": No such file or directory (needed by "
                        + requiredBy.path() + ")"
                : one.path() + ": error while loading shared libraries: " + library
                        + ": cannot open shared object file: No such file or directory";
    }

    static String wrongClass(Case one, LoadProblem.WrongClass problem) {
        return one.path() + ": error while loading shared libraries: " + problem.name() + ": wrong ELF class: ELFCLASS"
                + 8 * problem.wordSize();
    }

    /** Empty for damage of which it is not known how the loader ends: many a cut file kills it with a signal. */
    static Optional<String> notLoadable(Case one, Loader loader, LoadProblem.NotLoadable problem) {
        return loader.kind() == Loader.Kind.MUSL
                ? Optional.of("Error loading shared library " + problem.name() + ": Exec format error (needed by "
                        + problem.requiredBy().path() + ")")
                : refused(problem).map(why -> one.path() + ": error while loading shared libraries: " + why);
    }

    static String versionMissing(Case one, LoadProblem.VersionMissing problem) {
        return one.path() + ": " + problem.library().path() + ": version `" + problem.version()
                + "' not found (required by " + problem.requiredBy().path() + ")";
    }

    static String symbolMissing(Case one, Loader loader, DynamicObject.Import symbol, LoadedObject requiredBy) {
        return loader.kind() == Loader.Kind.MUSL
                ? "Error relocating " + requiredBy.path() + ": " + symbol.name() + ": symbol not found"
                : one.path() + ": symbol lookup error: " + requiredBy.path() + ": undefined symbol: " + symbol.name()
                        + symbol.version()
                                .map(version -> ", version " + version)
                                .orElse("");
    }

    /** glibc names the path for faults of the header, and the name for faults of what the file is. */
    private static Optional<String> refused(LoadProblem.NotLoadable problem) {
        return switch (problem.reason()) {
            // The loader has few words for the codes of errors, and none for EISDIR.
            case Unfit.DIRECTORY -> Optional.of(problem.path() + ": cannot read file data: Error 21");
            case Unfit.TOO_SHORT -> Optional.of(problem.path() + ": file too short");
            case Unfit.NOT_ELF -> Optional.of(problem.path() + ": invalid ELF header");
            case Unfit.CUT_HEADERS -> Optional.of(problem.path() + ": cannot read file data");
            case Unfit.OTHER_TYPE -> Optional.of(problem.path() + ": only ET_DYN and ET_EXEC can be loaded");
            case Unfit.FIXED_PROGRAM -> Optional.of(problem.name() + ": cannot dynamically load executable");
            case Unfit.NO_DYNAMIC_SECTION -> Optional.of(problem.name() + ": object file has no dynamic section");
            case String reason when reason.startsWith("ELF file") -> Optional.of(problem.path() + ": " + reason);
            case String reason
            when reason.startsWith("ELF load") || reason.startsWith("cannot") ->
                Optional.of(problem.name() + ": " + reason);
            default -> Optional.empty();
        };
    }
}
