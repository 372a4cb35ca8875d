package dev.seaworthy.verdict.rules;

import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.target.loader.LoadProblem;
import dev.seaworthy.target.loader.LoadedObject;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.verdict.Case;

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

    static String notLoadable(Case one, Loader loader, LoadProblem.NotLoadable problem) {
        return loader.kind() == Loader.Kind.MUSL
                ? "Error loading shared library " + problem.name() + ": Exec format error (needed by "
                        + problem.requiredBy().path() + ")"
                : one.path() + ": error while loading shared libraries: " + refused(problem);
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
    private static String refused(LoadProblem.NotLoadable problem) {
        if (problem.reason().startsWith("ELF file")) {
            return problem.path() + ": " + problem.reason();
        }
        boolean known =
                problem.reason().startsWith("ELF load") || problem.reason().startsWith("cannot");
        return known ? problem.name() + ": " + problem.reason() : problem.path() + ": invalid ELF header";
    }
}
