package dev.seaworthy.verdict.rules;

import dev.seaworthy.binary.CpuLevel;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.remedy.Rebuilds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The binary was compiled for better processors; the Go runtime checks that first and stops. */
final class CpuLevelRule implements Rule {
    @Override
    public String id() {
        return "kernel/cpu-level";
    }

    @Override
    public List<Finding> check(Case one) {
        if (!ElfChecks.loadable(one)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>(forAmd64(one));
        one.binary().cpuLevel().flatMap(level -> forOthers(one, level)).ifPresent(findings::add);
        return findings;
    }

    /** What the target's processor can is not known for these: a note, and only above what all of them can. */
    private Optional<Finding> forOthers(Case one, CpuLevel level) {
        return needs(level.variable(), level.value())
                .map(what -> Draft.note(
                                id(),
                                one.name() + " needs " + what + " (it was built with " + level.variable() + "="
                                        + level.value() + "); which processor the target will have is not known.")
                        .binary(level.variable(), level.value())
                        .finding());
    }

    /** What a level asks for; empty when every processor of the architecture that Go supports has it. */
    private static Optional<String> needs(String variable, String value) {
        boolean soft = value.contains("softfloat");
        return switch (variable) {
            case "GOARM" ->
                soft || value.startsWith("5")
                        ? Optional.empty()
                        : Optional.of(
                                value.startsWith("6")
                                        ? "an ARMv6 processor with VFP floating-point hardware"
                                        : "an ARMv7 processor with VFPv3 floating-point hardware");
            case "GOARM64" -> value.equals("v8.0") ? Optional.empty() : Optional.of("an ARM" + value + " processor");
            case "GOPPC64" -> value.equals("power8") ? Optional.empty() : Optional.of("a " + value + " processor");
            case "GORISCV64" ->
                value.equals("rva20u64") ? Optional.empty() : Optional.of("a RISC-V processor of profile " + value);
            case "GOMIPS", "GOMIPS64" ->
                soft ? Optional.empty() : Optional.of("a processor with floating-point hardware");
            default -> Optional.empty();
        };
    }

    private List<Finding> forAmd64(Case one) {
        Optional<CpuLevel> level =
                one.binary().cpuLevel().filter(found -> found.variable().equals("GOAMD64"));
        int needed = level.map(found -> number(found.value())).orElse(1);
        if (needed <= 1) {
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
