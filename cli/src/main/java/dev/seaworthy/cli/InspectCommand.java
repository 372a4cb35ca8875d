package dev.seaworthy.cli;

import dev.seaworthy.binary.Examination;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.ElfFile;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            options.addOption(Option.builder()
                    .longOpt(view.option())
                    .hasArg(view == InspectViews.GRAPH)
                    .get());
        }
        options.addOption(Option.builder().longOpt("pid").hasArg().get());
        options.addOption(Option.builder().longOpt("on").hasArg().get());
        options.addOption(Option.builder().longOpt("arch").hasArg().get());
        options.addOption(Option.builder().longOpt("library-path").hasArg().get());
        options.addOption(Option.builder().longOpt("sort").hasArg().get());
        options.addOption(Option.builder().longOpt("size").get());
        options.addOption(Option.builder().longOpt("type").get());
        options.addOption(Option.builder().longOpt("match").hasArg().get());
        options.addOption(Option.builder().longOpt("package").hasArg().get());
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
        List<String> names = new ArrayList<>(arguments.rest());
        arguments.values("pid").forEach(number -> names.add(InspectProcess.PREFIX + number));
        if (names.isEmpty()) {
            throw new UsageException(VERB, "which binary? Give at least one file, directory or process");
        }
        json = arguments.has("json");
        String colour = arguments.choice("color", "auto", List.of("auto", "always", "never"));
        InspectQuestion question = new InspectQuestion(
                arguments, terminal, new Style(!json && terminal.screen().colour(colour, 1)), Languages.of(arguments));
        for (InspectViews view : InspectViews.asked(arguments)) {
            views.add(new Shown(view, view.make(question)));
        }
        boolean elfOnly = views.stream().allMatch(one -> one.view() instanceof InspectElfView);
        Optional<Architecture> architecture = arguments.value("arch").map(text -> Architectures.named(VERB, text));
        return FilesInRoots.during(new ImageSources(true), terminal, architecture, roots -> {
            visit(names, new InspectFiles(terminal, this, roots, elfOnly));
            return unread ? ExitCode.INPUT : ExitCode.OK;
        });
    }

    private void visit(List<String> names, InspectFiles files) {
        several = names.size() > 1 || files.areSeveral(names.getFirst());
        if (json && several) {
            terminal.out().print("[");
        }
        for (String name : names) {
            files.visit(name);
        }
        if (json && several) {
            terminal.out().println(shown == 0 ? "]" : "\n]");
        }
    }

    @Override
    public void binary(Inspected binary) {
        show(binary.shownAs(), new Subject() {
            @Override
            public void text(InspectView view, PrintStream out) throws IOException {
                view.text(binary, out);
            }

            @Override
            public Object json(InspectView view) throws IOException {
                return view.json(binary);
            }
        });
    }

    @Override
    public boolean concerns(ElfFile elf) {
        return views.stream().anyMatch(one -> one.view() instanceof InspectElfView view && view.concerns(elf));
    }

    @Override
    public void elf(String name, ElfFile elf) {
        show(name, new Subject() {
            @Override
            public void text(InspectView view, PrintStream out) throws IOException {
                if (view instanceof InspectElfView own) {
                    own.text(name, elf, out);
                }
            }

            @Override
            public Object json(InspectView view) throws IOException {
                return view instanceof InspectElfView own ? own.json(name, elf) : Map.of();
            }
        });
    }

    /** What is no executable is no bad input to the overview, which says what a file is. */
    @Override
    public void other(String name, Examination.OtherFile file) {
        if (views.size() > 1 || views.getFirst().kind() != InspectViews.OVERVIEW) {
            refused(name, "is " + file.description() + Advice.forKind(file.kind()));
            return;
        }
        show(name, new Subject() {
            @Override
            public void text(InspectView view, PrintStream out) {
                out.println(Terminal.oneLine(
                        (several ? "" : name + ": ") + file.description() + Advice.forKind(file.kind())));
            }

            @Override
            public Object json(InspectView view) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("kind", Style.word(file.kind().name()).replace('_', '-'));
                json.put("description", file.description());
                return json;
            }
        });
    }

    /** A file, whatever is known of it, that views can show. */
    private interface Subject {
        void text(InspectView view, PrintStream out) throws IOException;

        Object json(InspectView view) throws IOException;
    }

    private void show(String name, Subject subject) {
        try {
            if (json) {
                json(name, subject);
            } else {
                text(name, subject);
            }
            shown++;
        } catch (IOException problem) {
            refused(name, Complaints.reason(problem));
        }
    }

    private void text(String name, Subject subject) throws IOException {
        PrintStream out = terminal.out();
        for (Shown one : views) {
            // The lines of "go version -m" have the name in them, and no space between.
            if (one.kind() != InspectViews.MODULES && (several || views.size() > 1)) {
                out.println((shown == 0 && one.equals(views.getFirst()) ? "" : "\n") + Terminal.oneLine(name)
                        + (views.size() > 1 ? " --" + one.kind().option() : "") + ":");
            }
            subject.text(one.view(), out);
        }
    }

    /** One file and one view: the view's value. Otherwise objects with the file's name and a member for each view. */
    private void json(String name, Subject subject) throws IOException {
        if (!several && views.size() == 1) {
            Json.print(subject.json(views.getFirst().view()), terminal.out());
            return;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("file", name);
        for (Shown one : views) {
            all.put(one.kind().option(), subject.json(one.view()));
        }
        if (several) {
            terminal.out().print(shown == 0 ? "\n" : ",\n");
            Json.printOpen(all, terminal.out());
        } else {
            Json.print(all, terminal.out());
        }
    }

    @Override
    public void refused(String name, String reason) {
        terminal.complain(name, reason);
        unread = true;
    }
}
