package dev.seaworthy.verdict.rules;

import dev.seaworthy.binary.CpuLevel;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.remedy.Rebuilds;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The binary was compiled for better x86-64 processors (GOAMD64); the Go runtime checks that first and stops. */
final class CpuLevelRule implements Rule {
    @Override
    public String id() {
        return "kernel/cpu-level";
    }

    @Override
    public List<Finding> check(Case one) {
        Optional<CpuLevel> level =
                one.binary().cpuLevel().filter(found -> found.variable().equals("GOAMD64"));
        int needed = level.map(found -> number(found.value())).orElse(1);
        if (needed <= 1 || !ElfChecks.loadable(one)) {
            return List.of();
        }
        OptionalInt there = one.machine().cpuLevel();
        String needs =
                one.name() + " needs an x86-64-v" + needed + " processor (it was built with GOAMD64=v" + needed + ")";
        if (there.isEmpty()) {
            return Draft.note(id(), needs + "; which one the target will have is not known (--cpu says it).")
                    .binary("GOAMD64", "v" + needed)
                    .alone();
        }
        if (there.getAsInt() >= needed) {
            return List.of();
        }
        return Draft.blocker(id(), needs + ", and the target's is x86-64-v" + there.getAsInt() + ".")
                .predicts("This program can only be run on AMD64 processors with v" + needed
                        + " microarchitecture support.")
                .binary("GOAMD64", "v" + needed)
                .target("processor", "x86-64-v" + there.getAsInt())
                .remedies(Rebuilds.forCpuLevel(one, there.getAsInt()))
                .alone();
    }

    private static int number(String value) {
        return value.length() == 2 && value.charAt(0) == 'v' && Character.isDigit(value.charAt(1))
                ? value.charAt(1) - '0'
                : 1;
    }
}
