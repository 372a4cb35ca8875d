package dev.seaworthy.verdict.rules;

import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.target.loader.LoadProblem;
import dev.seaworthy.target.root.GlibcVersion;
import dev.seaworthy.target.root.Loader;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.remedy.Installs;
import dev.seaworthy.verdict.remedy.Rebuilds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A library is too old: it lacks versions of symbols that the binary, or one of its libraries, was linked against. */
final class VersionMissingRule extends LoadingRule<LoadProblem.VersionMissing> {
    VersionMissingRule() {
        super(LoadProblem.VersionMissing.class);
    }

    @Override
    public String id() {
        return "loader/version-missing";
    }

    /** One finding for each pair of an object that asks and a library that does not have it. */
    @Override
    List<Finding> explain(Case one, Loader loader, List<LoadProblem.VersionMissing> problems) {
        Map<String, List<LoadProblem.VersionMissing>> pairs = new LinkedHashMap<>();
        for (LoadProblem.VersionMissing problem : problems) {
            pairs.computeIfAbsent(
                            problem.requiredBy().path() + "\n"
                                    + problem.library().path(),
                            _ -> new ArrayList<>())
                    .add(problem);
        }
        return pairs.values().stream().map(pair -> explainPair(one, pair)).toList();
    }

    private Finding explainPair(Case one, List<LoadProblem.VersionMissing> pair) {
        LoadProblem.VersionMissing first = pair.getFirst();
        List<String> versions =
                pair.stream().map(LoadProblem.VersionMissing::version).toList();
        String newest =
                GlibcVersion.newest(versions).map(number -> "GLIBC_" + number).orElse(versions.getLast());
        String offered = GlibcVersion.newest(first.library().object().versionDefinitions())
                .map(number -> "up to GLIBC_" + number)
                .orElse(String.join(" ", first.library().object().versionDefinitions()));
        Draft draft = Draft.blocker(
                        id(),
                        first.library().name() + " of " + one.target().name() + " is too old: "
                                + first.requiredBy().name() + " needs " + newest + " of it"
                                + forced(pair, newest) + ".")
                .lacks(newest + " in " + first.library().name())
                .predicts(pair.stream()
                        .map(problem -> Errors.versionMissing(one, problem))
                        .collect(Collectors.joining("\n")))
                .binary("needed by", first.requiredBy().chain())
                .target(first.library().path(), "defines " + offered)
                .target("C library", one.target().cLibrary().describe());
        for (LoadProblem.VersionMissing problem : pair) {
            draft.binary("version need", problem.version() + symbols(problem));
        }
        return draft.remedies(Rebuilds.forOlderGlibc(one, first.requiredBy()))
                .remedies(Installs.newer(one, first.library().name()))
                .finding();
    }

    private static String forced(List<LoadProblem.VersionMissing> pair, String version) {
        return pair.stream()
                .filter(problem -> problem.version().equals(version))
                .flatMap(problem -> problem.symbols().stream())
                .map(DynamicObject.Import::name)
                .findFirst()
                .map(name -> " (for " + name + " …)")
                .orElse("");
    }

    private static String symbols(LoadProblem.VersionMissing problem) {
        return problem.symbols().isEmpty()
                ? ""
                : ": "
                        + problem.symbols().stream()
                                .map(DynamicObject.Import::name)
                                .collect(Collectors.joining(" "));
    }
}
