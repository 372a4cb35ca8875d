package dev.seaworthy.cli;

import dev.seaworthy.bundle.toolchain.BuildException;
import dev.seaworthy.bundle.toolchain.Goal;
import dev.seaworthy.bundle.toolchain.MainPackage;
import dev.seaworthy.bundle.toolchain.Toolchain;
import dev.seaworthy.bundle.toolchain.Wish;
import dev.seaworthy.target.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code seaworthy build}: builds a Go program so that it fits its targets. */
final class BuildCommand {
    static final String VERB = "build";

    private final Terminal terminal;

    BuildCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    static Options options() {
        Options options = new Options();
        for (String valued :
                List.of("on", "platform", "cgo", "link", "tags", "ldflags", "go", "format", "fail-on", "color")) {
            options.addOption(Option.builder().longOpt(valued).hasArg().get());
        }
        options.addOption(Option.builder().longOpt("keep-symbols").get());
        options.addOption(Option.builder().longOpt("no-compare").get());
        options.addOption(Option.builder("o").longOpt("output").hasArg().get());
        options.addOption(Option.builder("h").longOpt("help").get());
        return options;
    }

    int run(List<String> words) {
        Arguments arguments = Arguments.parse(VERB, options(), words);
        if (arguments.has("help")) {
            terminal.out().print(Help.text(VERB));
            return ExitCode.OK;
        }
        if (arguments.rest().size() > 1) {
            throw new UsageException(VERB, "builds one program at a time");
        }
        Optional<BuildWishes> described = BuildWishes.of(arguments, terminal);
        if (described.isEmpty()) {
            return ExitCode.INPUT;
        }
        BuildWishes wishes = described.get();
        String packages = wishes.packages();
        if (packages.isEmpty() || packages.startsWith("-")) {
            throw new UsageException(VERB, "\"" + packages + "\" is no package");
        }
        String format = arguments.choice("format", "text", List.of("text", "json"));
        String colour = arguments.choice("color", "auto", List.of("auto", "always", "never"));
        FailOn failOn = FailOn.named(arguments.choice("fail-on", "fails", FailOn.words()));
        Wish.Cgo cgo = Wish.Cgo.valueOf(choice(arguments, "cgo", words(Wish.Cgo.values())));
        Wish.Link link = Wish.Link.valueOf(choice(arguments, "link", words(Wish.Link.values())));
        List<Goal> goals = goals(wishes.platforms());
        TargetNames targets = TargetNames.resolve(wishes.targets(), Catalogue.load(), new ImageSources(true), terminal);
        if (!targets.refused().isEmpty()) {
            return ExitCode.INPUT;
        }
        try {
            Toolchain go = Toolchain.find(arguments.value("go"), System.getenv());
            List<Goal> wanted = goals.isEmpty() ? List.of(Goal.named(go.architecture())) : goals;
            List<String> tags = arguments.values("tags");
            Path folder = Path.of("").toAbsolutePath();
            MainPackage program = MainPackage.read(go, packages, folder, wanted.getFirst(), tags);
            Path output = BuildPlaces.output(wishes.output(), program.binaryName(packages, folder), wanted);
            Wish wish = new Wish(
                    cgo,
                    link,
                    BuildTargets.haveGlibc(targets, wanted),
                    tags,
                    arguments.every("ldflags"),
                    arguments.has("keep-symbols"));
            BuildRun run =
                    new BuildRun(go, packages, folder, program, wish, targets, !arguments.has("no-compare"), terminal);
            BuildReport report = run.build(wanted, output);
            targets.complain(terminal);
            terminal.out()
                    .print(
                            format.equals("json")
                                    ? Json.text(BuildJson.of(report))
                                    : new BuildText(new Style(terminal.screen().colour(colour, 1))).text(report));
            return report.exitCode(failOn, !targets.unread().isEmpty());
        } catch (BuildException problem) {
            complain(terminal, problem);
            return ExitCode.INPUT;
        } catch (IOException problem) {
            terminal.complain(Complaints.at(arguments.value("output").orElse("."), problem));
            return ExitCode.INPUT;
        }
    }

    /** What is the matter, and below it what the toolchain said: nobody else can say it better. */
    static void complain(Terminal terminal, BuildException problem) {
        terminal.complain(String.valueOf(problem.getMessage()));
        problem.said().forEach(line -> terminal.err().println("  " + Terminal.oneLine(line)));
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(one -> Style.word(one.name())).toList();
    }

    private static String choice(Arguments arguments, String option, List<String> words) {
        return arguments.choice(option, words.getFirst(), words).toUpperCase(java.util.Locale.ROOT);
    }

    private static List<Goal> goals(List<String> names) {
        List<Goal> goals = new ArrayList<>();
        for (String name : names) {
            try {
                Goal goal = Goal.named(name);
                if (!goals.contains(goal)) {
                    goals.add(goal);
                }
            } catch (BuildException wrong) {
                throw new UsageException(VERB, "--platform: " + wrong.getMessage());
            }
        }
        return goals;
    }
}
