package dev.seaworthy.verdict.rules;

import dev.seaworthy.verdict.Rule;
import java.util.List;

/** All rules, sorted by id. */
public final class Rules {
    // keep-sorted start
    public static final List<Rule> ALL = List.of(
            new DamagedRule(),
            new PackedRule(),
            new CompatibilityModeRule(),
            new CpuLevelRule(),
            new NotExecutableRule(),
            new PageSizeRule(),
            new TooOldRule(),
            new WrongArchitectureRule(),
            new WrongOsRule(),
            new InterpreterMissingRule(),
            new InterpreterUnusableRule(),
            new LibraryMissingRule(),
            new LibraryUnusableRule(),
            new PackedRelocationsRule(),
            new SymbolMissingRule(),
            new TlsModelRule(),
            new UndeterminedRule(),
            new VersionMissingRule());
    // keep-sorted end

    private Rules() {}
}
