package dev.seaworthy.verdict.rules;

import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.rules.runtime.CaCertificatesRule;
import dev.seaworthy.verdict.rules.runtime.CgroupCpuRule;
import dev.seaworthy.verdict.rules.runtime.DlopenRule;
import dev.seaworthy.verdict.rules.runtime.ExternalProgramRule;
import dev.seaworthy.verdict.rules.runtime.FipsRule;
import dev.seaworthy.verdict.rules.runtime.HomeDirectoryRule;
import dev.seaworthy.verdict.rules.runtime.HostsFileRule;
import dev.seaworthy.verdict.rules.runtime.MimeTypesRule;
import dev.seaworthy.verdict.rules.runtime.NameResolutionRule;
import dev.seaworthy.verdict.rules.runtime.PluginRule;
import dev.seaworthy.verdict.rules.runtime.ServicesFileRule;
import dev.seaworthy.verdict.rules.runtime.StaticGlibcNssRule;
import dev.seaworthy.verdict.rules.runtime.StubLibraryRule;
import dev.seaworthy.verdict.rules.runtime.SyslogRule;
import dev.seaworthy.verdict.rules.runtime.TempDirectoryRule;
import dev.seaworthy.verdict.rules.runtime.TimeZonesRule;
import dev.seaworthy.verdict.rules.runtime.UserDatabaseRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** All rules, sorted by id. */
public final class Rules {
    // keep-sorted start
    public static final List<Rule> ALL = List.of(
            new DamagedRule(),
            new PackedRule(),
            new SanitizerRule(),
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
            new VersionMissingRule(),
            new CaCertificatesRule(),
            new CgroupCpuRule(),
            new DlopenRule(),
            new ExternalProgramRule(),
            new FipsRule(),
            new HomeDirectoryRule(),
            new HostsFileRule(),
            new MimeTypesRule(),
            new NameResolutionRule(),
            new PluginRule(),
            new ServicesFileRule(),
            new StaticGlibcNssRule(),
            new StubLibraryRule(),
            new SyslogRule(),
            new TempDirectoryRule(),
            new TimeZonesRule(),
            new UserDatabaseRule(),
            new NotFollowedRule());
    // keep-sorted end

    private Rules() {}

    /** All rules, and those for which the day matters. */
    public static List<Rule> on(LocalDate today) {
        List<Rule> rules = new ArrayList<>(ALL);
        rules.add(new EndOfLifeRule(today));
        return rules;
    }
}
