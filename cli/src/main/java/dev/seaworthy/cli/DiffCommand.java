package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.inspect.difference.Difference;
import dev.seaworthy.inspect.difference.Side;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.catalogue.Catalogue;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Judge;
import dev.seaworthy.verdict.Permission;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.Start;
import dev.seaworthy.verdict.Subject;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code seaworthy diff}: what changed between two builds, for those who deploy them. */
final class DiffCommand {
    private static final String VERB = "diff";
    private static final List<String> FORMATS = List.of("text", "json", "markdown");

    private final Terminal terminal;

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** A build that was read. */
    private record Build(Path file, Side side, Subject subject) {}

    static Options options() {
        Options options = new Options();
        options.addOption(Option.builder().longOpt("on").hasArg().get());
        options.addOption(Option.builder().longOpt("arch").hasArg().get());
        options.addOption(Option.builder().longOpt("fail-on-change").get());
        options.addOption(Option.builder().longOpt("format").hasArg().get());
        options.addOption(Option.builder().longOpt("json").get());
        options.addOption(Option.builder().longOpt("lang").hasArg().get());
        options.addOption(Option.builder().longOpt("color").hasArg().get());
        options.addOption(Option.builder("v").longOpt("verbose").get());
        options.addOption(Option.builder("h").longOpt("help").get());
        return options;
    }

    int run(List<String> words) {
        Arguments arguments = Arguments.parse(VERB, options(), words);
        if (arguments.has("help")) {
            terminal.out().print(Help.text(VERB));
            return ExitCode.OK;
        }
        if (arguments.rest().size() != 2) {
            throw new UsageException(VERB, "which builds? Give the old file and the new one");
        }
        Optional<Architecture> architecture = arguments.value("arch").map(text -> Architectures.named(VERB, text));
        ImageSources images = new ImageSources(true);
        return FilesInRoots.during(images, terminal, architecture, roots -> run(arguments, images, roots));
    }

    private int run(Arguments arguments, ImageSources images, FilesInRoots roots) {
        String format = arguments.choice("format", arguments.has("json") ? "json" : "text", FORMATS);
        String colour = arguments.choice("color", "auto", List.of("auto", "always", "never"));
        DiffWords language = DiffWords.in(Languages.of(arguments));
        List<String> names = arguments.values("on");
        TargetNames targets = TargetNames.resolve(names, Catalogue.load(), images, terminal);
        String old = arguments.rest().getFirst();
        String now = arguments.rest().getLast();
        Optional<Build> before = read(old, roots);
        // What cannot be read is told of once.
        Optional<Build> after = now.equals(old) ? before : read(now, roots);
        if (before.isEmpty() || after.isEmpty()) {
            return ExitCode.INPUT;
        }
        DiffReport report = new DiffReport(
                old,
                now,
                same(before.get().file(), after.get().file()),
                Difference.between(before.get().side(), after.get().side()),
                judged(before.get().subject(), after.get().subject(), targets),
                !names.isEmpty());
        targets.complain(terminal);
        terminal.out()
                .print(
                        switch (format) {
                            case "json" -> Json.text(DiffJson.of(report));
                            case "markdown" -> new DiffMarkdown(language).text(report);
                            default ->
                                new DiffText(
                                                language,
                                                new Style(terminal.screen().colour(colour, 1)),
                                                arguments.has("verbose"))
                                        .text(report);
                        });
        if (!targets.unread().isEmpty()) {
            return ExitCode.INPUT;
        }
        return arguments.has("fail-on-change") && report.wantsALook() ? ExitCode.WORSE : ExitCode.OK;
    }

    private Optional<Build> read(String name, FilesInRoots roots) {
        try (Arena arena = Arena.ofConfined()) {
            FilesInRoots.Named named = roots.named(name);
            Bytes bytes = Bytes.map(named.file(), arena);
            return switch (BinaryReader.examine(bytes)) {
                case Examination.Executable(BinaryFacts facts) ->
                    ElfFile.read(bytes)
                            .asOptional()
                            .map(elf ->
                                    new Build(named.file(), Side.of(elf, facts), subject(name, named.name(), facts)));
                case Examination.OtherFile other ->
                    refuse(name, "is " + other.description() + Advice.forKind(other.kind()));
                case Examination.Damaged damaged -> refuse(name, Complaints.damage(damaged));
            };
        } catch (IOException problem) {
            return refuse(name, Complaints.reason(problem));
        } catch (InternalError fault) {
            // The Java runtime's answer to a page that is no longer there: someone cut the file while it was read.
            return refuse(name, "changed while it was read");
        }
    }

    /** Both are judged as if they lay in the same place, may be executed, and were called the same. */
    private static Subject subject(String name, String file, BinaryFacts facts) {
        return new Subject(name, file, "/" + file, Start.UNSAID, Permission.EXECUTABLE, facts);
    }

    private Optional<Build> refuse(String name, String reason) {
        terminal.complain(name, reason);
        return Optional.empty();
    }

    private static boolean same(Path before, Path after) {
        try {
            return Files.mismatch(before, after) < 0;
        } catch (IOException problem) {
            return false;
        }
    }

    private List<DiffReport.Judged> judged(Subject before, Subject after, TargetNames targets) {
        Judge judge = Judge.of(Machine.UNKNOWN);
        List<Assessment> old = judge(judge, before, targets);
        List<DiffReport.Judged> judged = new ArrayList<>();
        for (Assessment now : judge(judge, after, targets)) {
            old.stream()
                    .filter(one -> one.target().equals(now.target()))
                    .findFirst()
                    .ifPresent(was -> judged.add(
                            new DiffReport.Judged(now.target(), was.verdict(), now.verdict(), reasons(was, now))));
        }
        return judged;
    }

    private List<Assessment> judge(Judge judge, Subject subject, TargetNames targets) {
        return Matrix.judge(
                judge, (_, _, _) -> {}, List.of(subject), targets.targets(), Optional.empty(), terminal, false);
    }

    /** What is found about the new build and was not about the old one. */
    private static List<String> reasons(Assessment was, Assessment now) {
        Set<String> known = new HashSet<>();
        was.findings().forEach(finding -> known.add(finding.rule() + finding.missing()));
        List<String> reasons = new ArrayList<>();
        for (Finding finding : now.findings()) {
            if (finding.severity() != Severity.NOTE && !known.contains(finding.rule() + finding.missing())) {
                reasons.add(finding.rule() + ": " + finding.message());
            }
        }
        return reasons;
    }
}
