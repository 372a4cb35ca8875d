package dev.seaworthy.verdict.plan;

import dev.seaworthy.binary.BuildInfo;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Quoting;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.remedy.Installation;
import dev.seaworthy.verdict.remedy.Supply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Makes plans. What is installed leaves binary and base as they are, so it comes first; a build that is judged again comes
 * next, and another base image last, because it brings much that nobody asked about.
 */
public final class Planner {
    private final Case one;
    private final Cures cures;
    private final List<Finding> findings;

    private Planner(Case one, List<Finding> findings) {
        this.one = one;
        this.cures = new Cures(one);
        this.findings = findings.stream()
                .filter(finding -> finding.severity() == Severity.BLOCKER || finding.severity() == Severity.GAP)
                .toList();
    }

    /**
     * Makes the plan for a case.
     *
     * @param better looks for a target on which the binary was judged to run; asked only when nothing less helps
     * @return empty when there is neither a blocker nor a gap
     */
    public static Optional<Plan> plan(Case one, List<Finding> findings, Supplier<Optional<TargetFacts>> better) {
        Planner planner = new Planner(one, findings);
        return planner.findings.isEmpty() ? Optional.empty() : Optional.of(planner.plan(better));
    }

    private Plan plan(Supplier<Optional<TargetFacts>> better) {
        Plan installed = draft(false);
        if (installed.complete()) {
            return installed;
        }
        Plan rebuilt = draft(true);
        if (rebuilt.complete()) {
            return rebuilt;
        }
        Plan rest = rebuilt.unsolved().size() < installed.unsolved().size() ? rebuilt : installed;
        return better.get()
                .map(target -> new Plan(List.of(new Step.Rebase(target.name(), rules(findings))), List.of()))
                .orElse(rest);
    }

    /** @param building whether the binary may be built anew; then whatever that solves need not be installed */
    private Plan draft(boolean building) {
        Map<Supply, Set<String>> supplies = new LinkedHashMap<>();
        Map<String, Set<String>> lines = new LinkedHashMap<>();
        BuildSettings settings = BuildSettings.NONE;
        Set<String> built = new TreeSet<>();
        Set<String> unsolved = new TreeSet<>();
        for (Finding finding : findings) {
            Optional<BuildSettings> build = building ? cures.build(finding) : Optional.empty();
            Optional<Supply> supply = cures.supply(finding);
            Optional<String> line = cures.line(finding);
            if (build.isPresent()) {
                settings = settings.and(build.get());
                built.add(finding.rule());
            } else if (supply.isPresent()) {
                supplies.computeIfAbsent(supply.get(), _ -> new LinkedHashSet<>())
                        .add(finding.rule());
            } else if (line.isPresent()) {
                lines.computeIfAbsent(line.get(), _ -> new LinkedHashSet<>()).add(finding.rule());
            } else {
                unsolved.add(finding.rule());
            }
        }
        List<Step> steps = new ArrayList<>();
        if (!built.isEmpty()) {
            steps.add(build(settings.withTags(cures.tags()), List.copyOf(built)));
        }
        if (!supplies.isEmpty()) {
            Set<String> rules = new TreeSet<>();
            supplies.values().forEach(rules::addAll);
            steps.add(new Step.Install(Installation.of(supplies.keySet()).command(), List.copyOf(rules)));
        }
        lines.forEach((line, rules) -> steps.add(new Step.Line(line, List.copyOf(rules))));
        return new Plan(steps, List.copyOf(unsolved));
    }

    private Step.Build build(BuildSettings settings, List<String> rules) {
        StringBuilder command = new StringBuilder();
        String architecture =
                one.binary().architecture().map(Architecture::goName).orElse("amd64");
        BuildSettings all = BuildSettings.variable("GOARCH", architecture)
                .and(BuildSettings.variable("GOOS", "linux"))
                .and(settings);
        all.environment()
                .forEach((name, value) ->
                        command.append(name).append('=').append(value).append(' '));
        command.append("go build");
        if (!settings.tags().isEmpty()) {
            command.append(" -tags ").append(Quoting.word(String.join(",", settings.tags())));
        }
        settings.flags().forEach(flag -> command.append(' ').append(flag));
        command.append(" -o ").append(Quoting.word(one.name())).append(' ');
        command.append(cures.info()
                .map(BuildInfo::path)
                .filter(path -> !path.isEmpty() && !path.equals("command-line-arguments"))
                .map(Quoting::word)
                .orElse("."));
        return new Step.Build(command.toString(), settings, rules);
    }

    private static List<String> rules(List<Finding> findings) {
        return List.copyOf(new TreeSet<>(findings.stream().map(Finding::rule).toList()));
    }
}
