package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.binary.LinkedFunctions;
import dev.seaworthy.binary.Origin;
import dev.seaworthy.binary.Use;
import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.catalogue.Catalogue;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Judge;
import dev.seaworthy.verdict.Permission;
import dev.seaworthy.verdict.Start;
import dev.seaworthy.verdict.Subject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A program that links all that any rule asks about. There is none to train with that has it all, and each real one has its
 * own part of it.
 */
final class RichProgram {
    /** What spares a program a need, so that rules have nothing more to ask. */
    private static final Set<Use> SPARING = EnumSet.of(
            Use.FALLBACK_CERTIFICATES,
            Use.EMBEDDED_TIME_ZONES,
            Use.OPENSSL,
            Use.USER_DATABASE_IN_C,
            Use.RESOLVER_IN_C,
            Use.PROCESSOR_QUOTA);

    private RichProgram() {}

    /** Judges it on the targets that are judged when none is named, and prints what came of it. */
    static void judge(BinaryFacts poor, GoFacts go, Terminal terminal) {
        judge(rich(poor, go, EnumSet.allOf(Use.class)), terminal);
        judge(rich(poor, go, EnumSet.complementOf(EnumSet.copyOf(SPARING))), terminal);
    }

    private static void judge(BinaryFacts rich, Terminal terminal) {
        Subject subject = new Subject("rich", "rich", "/rich", Start.UNSAID, Permission.EXECUTABLE, rich);
        Catalogue catalogue = Catalogue.load();
        TargetNames targets = TargetNames.resolve(List.of(), catalogue, new ImageSources(false), terminal);
        Judge judge = Judge.proposing(Machine.UNKNOWN, binary -> CatalogueCandidates.mayRun(catalogue, binary))
                .on(LocalDate.now(ZoneOffset.UTC));
        List<Assessment> results = Matrix.judge(
                judge, (_, _, _) -> {}, List.of(subject), targets.targets(), Optional.empty(), terminal, false);
        Report report = new Report(
                List.of(subject), results, List.of(), FailOn.named("fails"), Map.of(), List.of(), Optional.empty());
        for (Language language : Language.values()) {
            ReportFormat.TEXT.print(
                    report, new ReportFormat.Look(new Style(true), Words.in(language), true), terminal.out());
        }
    }

    private static BinaryFacts rich(BinaryFacts poor, GoFacts go, Set<Use> uses) {
        return new BinaryFacts(
                poor.size(),
                poor.header(),
                poor.architecture(),
                poor.system(),
                poor.linkMode(),
                poor.interpreter(),
                poor.cLibrary(),
                poor.cLibraryEvidence(),
                Optional.of(new GoFacts(
                        go.version(),
                        go.versionSource(),
                        go.exact(),
                        go.buildInfo(),
                        go.functionTable(),
                        go.cgo(),
                        go.mainPackage(),
                        linked(uses),
                        go.resolver(),
                        go.fips(),
                        go.sanitizer())),
                poor.stripped(),
                poor.sections(),
                poor.packing(),
                poor.largestLoadAlignment(),
                poor.smallestLoadAlignment(),
                poor.buildId(),
                poor.goBuildId(),
                poor.abiTag(),
                poor.dlopenNotes(),
                poor.staticGlibc(),
                poor.dynamic(),
                poor.cpuLevel(),
                poor.damage());
    }

    private static LinkedFunctions linked(Set<Use> uses) {
        NavigableMap<String, LinkedFunction> functions = new TreeMap<>();
        for (Use use : uses) {
            for (String name : use.functions()) {
                functions.put(
                        name,
                        new LinkedFunction(
                                name,
                                List.of("main.main"),
                                List.of(new Origin(
                                        "main.main", "main", Optional.empty(), List.of("main.main", name)))));
            }
        }
        return new LinkedFunctions(functions, true);
    }
}
