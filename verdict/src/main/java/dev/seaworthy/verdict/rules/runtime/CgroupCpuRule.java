package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.binary.BuildInfo;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.Use;
import dev.seaworthy.target.Setting;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.rules.Draft;
import dev.seaworthy.verdict.rules.ElfChecks;
import java.util.List;
import java.util.Optional;

/** Go before 1.25 counts the host's processors, whatever share of them the container gets: it is throttled. */
public final class CgroupCpuRule implements Rule {
    private static final String SETTING = "containermaxprocs";

    @Override
    public String id() {
        return "runtime/cgroup-cpu";
    }

    @Override
    public List<Finding> check(Case one) {
        if (one.binary().go().isEmpty()
                || one.target().setting() != Setting.CONTAINER
                || one.start().variable("GOMAXPROCS").isPresent()
                || Linked.in(one).has(Use.PROCESSOR_QUOTA)
                || !ElfChecks.loadable(one)) {
            return List.of();
        }
        GoFacts go = one.binary().go().get();
        boolean older = go.newest().map(version -> !version.atLeast(1, 25)).orElse(false);
        Optional<String> switchedOff = go.buildInfo()
                .map(BuildInfo::debugDefaults)
                .map(defaults -> defaults.getOrDefault(SETTING, ""))
                .filter(value -> value.equals("0"));
        if (!older && switchedOff.isEmpty()) {
            return List.of();
        }
        Draft draft = Draft.note(
                        id(),
                        one.name() + " starts as many threads as the host has processors, whatever share of them the"
                                + " container gets: where that is limited, it is throttled.")
                .binary("Go version", go.version());
        switchedOff.ifPresent(value -> draft.binary("DefaultGODEBUG", SETTING + "=" + value));
        return draft.binary("go.uber.org/automaxprocs", "is not linked")
                .target("setting", "a container, in which engines limit processors by cgroup")
                .target("GOMAXPROCS", "is not said to be set")
                .remedies(List.of(
                        new Remedy(
                                Remedy.Kind.REBUILD,
                                older ? "go get go@1.25 && go build" : "go mod edit -go=1.25 && go build",
                                "Go 1.25 keeps to the limit by itself, when go.mod says 1.25 or newer"),
                        new Remedy(
                                Remedy.Kind.INSTALL,
                                "ENV GOMAXPROCS=2",
                                "the limit, rounded up; in Kubernetes from resourceFieldRef limits.cpu")))
                .alone();
    }
}
