package dev.seaworthy.target.loader;

import dev.seaworthy.elf.DynamicObject;
import java.util.List;

/** A reason for which a loader refuses to start a program, or for which that cannot be told. */
public sealed interface LoadProblem {
    /** The object that asks for what is missing. */
    LoadedObject requiredBy();

    /**
     * A needed library is nowhere.
     *
     * @param name as it is asked for
     * @param considered the places that were looked at, in the loader's order
     */
    record LibraryMissing(String name, LoadedObject requiredBy, List<String> considered) implements LoadProblem {
        public LibraryMissing {
            considered = List.copyOf(considered);
        }
    }

    /**
     * A file of that name is there, but of another class, such as a 32-bit library for a 64-bit program.
     *
     * @param path the file that was refused
     */
    record WrongClass(String name, LoadedObject requiredBy, String path, int wordSize) implements LoadProblem {}

    /**
     * A file of that name is there and the loader takes it, but it is damaged or no library.
     *
     * @param reason what is wrong with it
     */
    record NotLoadable(String name, LoadedObject requiredBy, String path, String reason) implements LoadProblem {}

    /**
     * The library is there, but does not define a version that is needed of it.
     *
     * @param version such as {@code GLIBC_2.34}
     * @param library the library that should define it
     * @param symbols the symbols for which that version is needed, as far as they are known
     */
    record VersionMissing(
            String version, LoadedObject library, LoadedObject requiredBy, List<DynamicObject.Import> symbols)
            implements LoadProblem {
        public VersionMissing {
            symbols = List.copyOf(symbols);
        }
    }

    /** No loaded object defines a symbol. */
    record SymbolMissing(DynamicObject.Import symbol, LoadedObject requiredBy) implements LoadProblem {}

    /**
     * An object has packed relative relocations that this loader does not apply or accept.
     *
     * @param fatalMessage whether the loader says so; otherwise the program crashes
     */
    record PackedRelocations(LoadedObject requiredBy, boolean fatalMessage) implements LoadProblem {}

    /**
     * A shared library built by Go, in a process of musl: the Go runtime in it starts from an initialiser to which musl,
     * unlike glibc, passes no arguments, and it crashes before main.
     */
    record GoLibrary(LoadedObject requiredBy) implements LoadProblem {}

    /**
     * Whether something is there cannot be told.
     *
     * @param what the library or file
     * @param reason why it is not known
     */
    record Undetermined(String what, LoadedObject requiredBy, String reason) implements LoadProblem {}
}
