package dev.seaworthy.target.loader;

import dev.seaworthy.target.root.Loader;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.target.root.RootView.ObjectLookup;
import dev.seaworthy.target.root.Unfit;

/** Starts a program in a root, in thought: what the kernel finds as its interpreter and what that one does with it. */
public sealed interface Loading {
    /** The interpreter is there and is a loader whose rules are known. */
    record Done(Loader loader, String loaderPath, LoadResult result) implements Loading {}

    /** The interpreter is not there. */
    record InterpreterMissing(String reason) implements Loading {}

    /** The interpreter is there, but the kernel cannot use it. */
    record InterpreterUnusable(String path, Unusable why, String reason) implements Loading {}

    /** It cannot be told. */
    record Undetermined(String reason) implements Loading {}

    /** Why the kernel refuses an interpreter. */
    enum Unusable {
        NOT_EXECUTABLE,
        WRONG_ARCHITECTURE,
        NOT_ELF
    }

    /** Simulates the start of a program in a root. */
    static Loading simulate(Program program, RootView root) {
        return switch (root.object(program.interpreter())) {
            case ObjectLookup.Found found -> start(program, root, found);
            case ObjectLookup.NotAnObject(String path, String reason) ->
                new InterpreterUnusable(
                        path, reason.equals(Unfit.DIRECTORY) ? Unusable.NOT_EXECUTABLE : Unusable.NOT_ELF, reason);
            case ObjectLookup.Absent(String reason) -> new InterpreterMissing(reason);
            case ObjectLookup.Unknown(String reason) -> new Undetermined(reason);
        };
    }

    private static Loading start(Program program, RootView root, ObjectLookup.Found found) {
        if (!found.executable()) {
            return new InterpreterUnusable(
                    found.realPath(), Unusable.NOT_EXECUTABLE, "has no permission to be executed");
        }
        if (!found.object().identity().sameMachine(program.object().identity())) {
            return new InterpreterUnusable(
                    found.realPath(), Unusable.WRONG_ARCHITECTURE, "is of another architecture than the program");
        }
        Loader loader = root.loader(program.interpreter())
                .orElse(new Loader(
                        Loader.Kind.UNKNOWN, java.util.Optional.empty(), java.util.List.of(), java.util.List.of()));
        return switch (loader.kind()) {
            case GLIBC -> new Done(loader, found.realPath(), new GlibcLoading(program, root, loader, found).run());
            case MUSL -> new Done(loader, found.realPath(), new MuslLoading(program, root, loader, found).run());
            case UCLIBC ->
                new Undetermined(found.realPath() + " is uClibc's loader, of which the rules are not known here");
            case UNKNOWN -> new Undetermined(found.realPath() + " is no loader whose rules are known here");
        };
    }
}
