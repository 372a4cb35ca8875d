package dev.seaworthy.cli;

import dev.seaworthy.binary.Examination;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code seaworthy inspect}: shows what is in a binary. */
final class InspectCommand implements InspectFiles.Visitor {
    static final String VERB = "inspect";

    private final Terminal terminal;
    private final List<Shown> views = new ArrayList<>();
    private boolean json;
    private boolean several;
    private int shown;
    private boolean unread;

    InspectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** A view that was asked for, ready to show binaries. */
    private record Shown(InspectViews kind, InspectView view) {}

    static Options options() {
        Options options = new Options();
        for (InspectViews view : InspectViews.values()) {
            options.addOption(Option.builder().longOpt(view.option()).get());
        }
        options.addOption(Option.builder().longOpt("on").hasArg().get());
        options.addOption(Option.builder().longOpt("library-path").hasArg().get());
        options.addOption(Option.builder().longOpt("json").get());
        options.addOption(Option.builder().longOpt("lang").hasArg().get());
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
        if (arguments.rest().isEmpty()) {
            throw new UsageException(VERB, "which binary? Give at least one file or directory");
        }
        json = arguments.has("json");
        String colour = arguments.choice("color", "auto", List.of("auto", "always", "never"));
        InspectQuestion question = new InspectQuestion(
                arguments, terminal, new Style(!json && Screen.colour(colour, 1)), Languages.of(arguments));
        for (InspectViews view : InspectViews.asked(arguments)) {
            views.add(new Shown(view, view.make(question)));
        }
        InspectFiles files = new InspectFiles(terminal, this);
        several =
                arguments.rest().size() > 1 || files.areSeveral(arguments.rest().getFirst());
        if (json && several) {
            terminal.out().print("[");
        }
        for (String name : arguments.rest()) {
            files.visit(name);
        }
        if (json && several) {
            terminal.out().println(shown == 0 ? "]" : "\n]");
        }
        return unread ? ExitCode.INPUT : ExitCode.OK;
    }

    @Override
    public void binary(Inspected binary) {
        try {
            if (json) {
                json(binary);
            } else {
                text(binary);
            }
            shown++;
        } catch (IOException problem) {
            refused(binary.shownAs(), Complaints.reason(problem));
        }
    }

    private void text(Inspected binary) throws IOException {
        PrintStream out = terminal.out();
        for (Shown one : views) {
            // The lines of "go version -m" have the name in them, and no space between.
            if (one.kind() != InspectViews.MODULES && (several || views.size() > 1)) {
                out.println((shown == 0 && one == views.getFirst() ? "" : "\n") + Terminal.oneLine(binary.shownAs())
                        + (views.size() > 1 ? " --" + one.kind().option() : "") + ":");
            }
            one.view().text(binary, out);
        }
    }

    /** One file and one view: the view's value. Otherwise objects with the file's name and a member for each view. */
    private void json(Inspected binary) throws IOException {
        if (!several && views.size() == 1) {
            terminal.out().print(Json.text(views.getFirst().view().json(binary)));
            return;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("file", binary.shownAs());
        for (Shown one : views) {
            all.put(one.kind().option(), one.view().json(binary));
        }
        String text = Json.text(all);
        terminal.out().print(several ? (shown == 0 ? "\n" : ",\n") + text.stripTrailing() : text);
    }

    @Override
    public void other(String name, Examination.OtherFile file) {
        refused(name, "is " + file.description() + Advice.forKind(file.kind()));
    }

    @Override
    public void refused(String name, String reason) {
        terminal.complain((name.isEmpty() ? "\"\"" : name) + ": " + reason);
        unread = true;
    }
}
