package dev.seaworthy.inspect.hardening;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.BuildInfo;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.inspect.hardening.Protection.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a binary tells of how and where it was built. */
final class Traces {
    private static final int MOST_DIRECTORIES = 3;
    /** Where Go keeps modules, as it stands in paths: everything before it is the builder's own. */
    private static final String MODULES = "/pkg/mod/";

    private Traces() {}

    static List<Protection> of(Subject subject) {
        List<Protection> traces = new ArrayList<>();
        traces.add(stripped(subject));
        if (subject.isGo()) {
            traces.add(paths(subject));
            traces.add(modified(subject));
        }
        return traces;
    }

    private static Protection stripped(Subject subject) {
        boolean stripped = subject.facts().stripped();
        return new Protection(
                "stripped",
                "symbol table removed",
                Rating.NORMAL,
                stripped ? "yes" : "no",
                subject.isGo()
                        ? stripped
                                ? "smaller; the function names are there all the same, because stack traces need them"
                                : "debuggers find all names; removing it makes the file smaller, but hides nothing"
                        : stripped ? "smaller, and harder to debug" : "debuggers find all names",
                stripped || !subject.isGo() ? Optional.empty() : Optional.of("go build -ldflags='-s -w'"),
                List.of(stripped ? "no .symtab" : ".symtab"));
    }

    private static Protection paths(Subject subject) {
        Optional<Set<String>> directories = BinaryReader.functions(subject.elf().bytes(), table -> {
            Set<String> found = new TreeSet<>();
            table.forEachFile(file -> directory(file).ifPresent(found::add));
            return found;
        });
        if (directories.isEmpty()) {
            return new Protection(
                    "build-paths",
                    "paths of the builder (-trimpath)",
                    Rating.UNKNOWN,
                    "not known",
                    "there is no function table that could be read",
                    Optional.empty(),
                    List.of());
        }
        Set<String> found = directories.get();
        List<String> shown = found.stream().limit(MOST_DIRECTORIES).toList();
        return new Protection(
                "build-paths",
                "paths of the builder (-trimpath)",
                found.isEmpty() ? Rating.GOOD : Rating.WEAK,
                found.isEmpty() ? "none" : String.join(", ", shown) + (found.size() > shown.size() ? ", …" : ""),
                found.isEmpty()
                        ? "source files are named after their modules, not after directories of the builder"
                        : "stack traces, and anybody with the file, show directories of the machine that built it",
                found.isEmpty() ? Optional.empty() : Optional.of("go build -trimpath"),
                List.of("file names of the function table"));
    }

    /** The first two directories of an absolute path, or all that is before Go's store of modules. */
    private static Optional<String> directory(String file) {
        if (!file.startsWith("/") || file.startsWith("/_")) {
            return Optional.empty();
        }
        int modules = file.indexOf(MODULES);
        if (modules > 0) {
            return Optional.of(file.substring(0, modules + MODULES.length() - 1));
        }
        int second = file.indexOf('/', file.indexOf('/', 1) + 1);
        return second < 0 ? Optional.empty() : Optional.of(file.substring(0, second));
    }

    private static Protection modified(Subject subject) {
        Optional<BuildInfo> info = subject.facts().go().flatMap(GoFacts::buildInfo);
        Optional<String> modified = info.flatMap(known -> known.setting("vcs.modified"));
        Optional<String> revision = info.flatMap(known -> known.setting("vcs.revision"));
        boolean dirty = modified.equals(Optional.of("true"));
        return new Protection(
                "vcs",
                "built from a committed state",
                dirty ? Rating.WEAK : revision.isPresent() ? Rating.GOOD : Rating.UNKNOWN,
                dirty ? "no" : revision.isPresent() ? "yes" : "not said",
                dirty
                        ? "it was built from changed files: no commit is its source"
                        : revision.map(commit -> "its source is commit " + commit)
                                .orElse("the build info names no commit (-buildvcs=false, a build outside a repository,"
                                        + " or Go before 1.18)"),
                dirty ? Optional.of("git status; commit, then go build") : Optional.empty(),
                List.of(modified.map(value -> "vcs.modified=" + value).orElse("no vcs.modified")));
    }
}
