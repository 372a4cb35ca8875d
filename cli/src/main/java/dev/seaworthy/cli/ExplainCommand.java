package dev.seaworthy.cli;

import dev.seaworthy.cli.explain.ErrorFinder;
import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.cli.explain.PageText;
import dev.seaworthy.cli.explain.RuleIndex;
import dev.seaworthy.cli.explain.RulePage;
import dev.seaworthy.cli.explain.Wrapping;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code seaworthy explain}: the pages of the rules, and the rule behind an error text. */
final class ExplainCommand {
    private static final String VERB = "explain";
    /** More than this is a log; the error that stopped the program is in its first lines or is pasted alone. */
    private static final int LONGEST_INPUT = 256 << 10;

    private static final int COLUMNS = 80;
    private static final int LABEL = 15;
    private static final int LONGEST_WORDS = 200;

    private final Terminal terminal;
    private final InputStream in;

    ExplainCommand(Terminal terminal, InputStream in) {
        this.terminal = terminal;
        this.in = in;
    }

    static Options options() {
        Options options = new Options();
        options.addOption(Option.builder().longOpt("error").hasArg().get());
        options.addOption(Option.builder().longOpt("lang").hasArg().get());
        options.addOption(Option.builder().longOpt("format").hasArg().get());
        options.addOption(Option.builder().longOpt("color").hasArg().get());
        options.addOption(Option.builder("h").longOpt("help").get());
        return options;
    }

    int run(List<String> words) {
        Arguments arguments = Arguments.parse(VERB, options(), words);
        if (arguments.has("help")) {
            terminal.out().print(Help.text(VERB));
            return ExitCode.OK;
        }
        Language language = Languages.of(arguments);
        boolean markdown =
                arguments.choice("format", "text", List.of("text", "markdown")).equals("markdown");
        Style style = new Style(
                terminal.screen().colour(arguments.choice("color", "auto", List.of("auto", "always", "never")), 1));
        Optional<String> error = arguments.value("error");
        if (error.isPresent()) {
            if (!arguments.rest().isEmpty()) {
                throw new UsageException(
                        VERB, "--error takes one text; put it in quotes, or pipe it into \"explain --error -\"");
            }
            return error(error.get(), language, style);
        }
        RuleIndex index = RuleIndex.in(language);
        if (arguments.rest().isEmpty()) {
            list(index, style);
            return ExitCode.OK;
        }
        if (arguments.rest().size() > 1) {
            throw new UsageException(VERB, "explains one rule at a time");
        }
        page(index, arguments.rest().getFirst(), language, markdown, style);
        return ExitCode.OK;
    }

    private void list(RuleIndex index, Style style) {
        int width = index.entries().stream()
                .mapToInt(entry -> entry.id().length())
                .max()
                .orElse(0);
        for (RuleIndex.Entry entry : index.entries()) {
            terminal.out()
                    .println(style.bold(entry.id())
                            + " ".repeat(width + 2 - entry.id().length())
                            + entry.summary());
        }
    }

    private void page(RuleIndex index, String name, Language language, boolean markdown, Style style) {
        RulePage page = index.find(name)
                .flatMap(entry ->
                        RulePage.find(entry.id(), language).or(() -> RulePage.find(entry.id(), Language.ENGLISH)))
                .orElseThrow(() -> unknown(index, name));
        terminal.out().print(markdown ? page.text() : PageText.of(page, style::bold));
    }

    private static UsageException unknown(RuleIndex index, String name) {
        List<String> nearest = index.nearest(name);
        return new UsageException(
                VERB,
                "there is no rule \"" + name + "\"; "
                        + (nearest.isEmpty() ? "" : "did you mean " + String.join(" or ", nearest) + "? ")
                        + "\"seaworthy explain\" lists all");
    }

    private int error(String given, Language language, Style style) {
        String pasted = given;
        if (given.equals("-")) {
            try {
                pasted = new String(in.readNBytes(LONGEST_INPUT), StandardCharsets.UTF_8);
            } catch (IOException problem) {
                terminal.complain("the standard input: " + Complaints.reason(problem));
                return ExitCode.INPUT;
            }
        }
        if (pasted.isBlank()) {
            throw new UsageException(VERB, "--error needs the text that you saw");
        }
        Words words = Words.in(language);
        List<ErrorFinder.Candidate> candidates = ErrorFinder.find(pasted, language);
        if (candidates.isEmpty()) {
            terminal.out().println(words.nothingFits());
            return ExitCode.WORSE;
        }
        for (ErrorFinder.Candidate candidate : candidates) {
            candidate(candidate, language, words, style);
        }
        terminal.out().println(style.dim(words.wholeStory()));
        return ExitCode.OK;
    }

    private void candidate(ErrorFinder.Candidate candidate, Language language, Words words, Style style) {
        String about = RulePage.find(candidate.cause(), language)
                .or(() -> RulePage.find(candidate.cause(), Language.ENGLISH))
                .map(RulePage::summary)
                .orElse(words.judgedByNoRule());
        terminal.out()
                .println(style.bold(candidate.cause()) + " (" + words.certainty(candidate.certainty()) + "): " + about);
        String seen = Terminal.oneLine(candidate.words());
        row(
                words.inTheText(),
                style.red(seen.length() > LONGEST_WORDS ? seen.substring(0, LONGEST_WORDS) + "…" : seen));
        row(
                words.toldBy(),
                Wrapping.wrap(" ".repeat(LABEL) + candidate.sign(), COLUMNS, " ".repeat(LABEL))
                        .stripLeading());
        row(words.runNext(), style.green(candidate.next()));
        terminal.out().println();
    }

    private void row(String label, String text) {
        terminal.out().println("  " + Wrapping.padded(label, LABEL - 2) + text);
    }
}
