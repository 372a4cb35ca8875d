package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BuildInfo;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.cli.OverviewWords.Label;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.inspect.hardening.Protection;
import dev.seaworthy.inspect.overview.Overview;
import dev.seaworthy.inspect.overview.VersionFloor;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The view without option: what a binary is, on one page. */
final class InspectOverview implements InspectView {
    private static final int LABEL_WIDTH = 14;
    private static final int WIDTH = 100;
    private static final int LONGEST_SETTING = 60;
    /** So many symbols are named that need the newest version. */
    private static final int MOST_SYMBOLS = 3;
    /** Protections in one line, with short names. */
    private static final List<String> PROTECTIONS =
            List.of("pie", "relro", "bind-now", "nx-stack", "canary", "fortify", "search-path");

    private final Style style;
    private final OverviewWords words;
    private final List<String> lines = new ArrayList<>();

    InspectOverview(InspectQuestion question) {
        this.style = question.style();
        this.words = OverviewWords.in(question.language());
    }

    @Override
    public void text(Inspected binary, PrintStream out) {
        lines.clear();
        Overview overview = Overview.of(binary.elf(), binary.facts());
        BinaryFacts facts = binary.facts();
        out.println(style.bold(Terminal.oneLine(binary.shownAs())) + ": "
                + words.what(facts, TargetTable.size(facts.size())));
        facts.go().ifPresent(go -> go(go, overview));
        linking(facts, overview);
        file(facts, overview);
        row(Label.HARDENING, hardening(overview));
        facts.damage().forEach(damage -> row(Label.DAMAGED, style.red(Terminal.oneLine(damage.describe()))));
        row(Label.NEXT, next());
        lines.forEach(out::println);
    }

    private void go(GoFacts go, Overview overview) {
        String release = Terminal.oneLine(go.version());
        row(Label.GO, go.buildInfo().isPresent() ? release : release + " (" + words.withoutBuildInfo(go.exact()) + ")");
        go.buildInfo().ifPresent(this::build);
        if (overview.functions().isPresent()) {
            row(
                    Label.FUNCTIONS,
                    words.functions(
                            number(overview.functions().getAsInt()),
                            number(overview.inlined().orElse(0))));
        }
    }

    private void build(BuildInfo info) {
        if (!info.path().isEmpty()) {
            row(Label.PROGRAM, info.path());
        }
        info.main()
                .ifPresent(module -> row(
                        Label.MODULE,
                        module.path() + " " + module.version() + ", "
                                + words.dependencies(info.dependencies().size())));
        info.setting("vcs.revision")
                .ifPresent(revision -> row(
                        Label.SOURCE,
                        info.setting("vcs").orElse("") + " " + revision
                                + info.setting("vcs.time")
                                        .map(time -> ", " + time)
                                        .orElse("")
                                + (info.setting("vcs.modified").equals(Optional.of("true"))
                                        ? ", " + words.modified()
                                        : "")));
        List<String> settings = info.settings().stream()
                .filter(setting ->
                        !setting.key().startsWith("vcs") && !setting.value().isEmpty())
                .map(setting -> setting.key() + "=" + cut(setting.value()))
                .toList();
        if (!settings.isEmpty()) {
            row(Label.SETTINGS, String.join("  ", settings));
        }
    }

    /** Flags of the linker can fill a page; {@code --modules} has them all. */
    private static String cut(String value) {
        return value.length() <= LONGEST_SETTING ? value : value.substring(0, LONGEST_SETTING - 1) + "…";
    }

    private void linking(BinaryFacts facts, Overview overview) {
        row(Label.LINKED, words.linked(facts.linkMode()));
        facts.interpreter().ifPresent(path -> row(Label.INTERPRETER, path));
        row(Label.C_LIBRARY, words.cLibrary(facts.cLibrary()));
        facts.dynamic().ifPresent(this::dynamic);
        for (VersionFloor floor : overview.floors()) {
            List<String> symbols = floor.symbols();
            row(
                    Label.AT_LEAST,
                    words.becauseOf(
                            floor.version(),
                            floor.library(),
                            symbols.subList(0, Math.min(MOST_SYMBOLS, symbols.size())),
                            symbols.size() - MOST_SYMBOLS));
        }
        overview.kernel().ifPresent(kernel -> row(Label.KERNEL, words.kernel(kernel)));
        facts.abiTag().ifPresent(tag -> row(Label.KERNEL, words.startCode(tag)));
        facts.cpuLevel().ifPresent(level -> row(Label.PROCESSOR, level.variable() + "=" + level.value()));
    }

    private void dynamic(DynamicObject object) {
        if (!object.needed().isEmpty()) {
            row(Label.LIBRARIES, String.join("  ", object.needed()));
        }
        object.rpath().ifPresent(path -> row(Label.SEARCH_PATH, "RPATH " + path));
        object.runpath().ifPresent(path -> row(Label.SEARCH_PATH, "RUNPATH " + path));
    }

    private void file(BinaryFacts facts, Overview overview) {
        facts.packing()
                .ifPresent(packing -> row(
                        Label.PACKED,
                        style.yellow(words.packedBy(Terminal.oneLine(packing.packer()
                                + packing.version()
                                        .map(version -> " " + version)
                                        .orElse(""))))));
        if (overview.symbols().isPresent()) {
            row(Label.SYMBOLS, words.symbols(number(overview.symbols().getAsLong())));
        } else {
            row(Label.SYMBOLS, facts.sections() ? words.noSymbols() : words.noSections());
        }
        row(Label.DEBUG_INFO, words.debugInfo(overview.debugInfo()));
        facts.buildId().ifPresent(id -> row(Label.BUILD_ID, "GNU " + id));
        facts.goBuildId().ifPresent(id -> row(Label.BUILD_ID, "Go " + id));
    }

    private String hardening(Overview overview) {
        List<String> parts = new ArrayList<>();
        for (String id : PROTECTIONS) {
            overview.hardening()
                    .find(id)
                    .filter(one -> one.rating() != Protection.Rating.NOT_APPLICABLE)
                    .ifPresent(one ->
                            parts.add(rated(one, id.toUpperCase(Locale.ROOT) + " " + Terminal.oneLine(one.value()))));
        }
        return String.join(", ", parts);
    }

    private String rated(Protection one, String text) {
        return switch (one.rating()) {
            case GOOD -> style.green(text);
            case WEAK -> style.yellow(text);
            case BAD -> style.red(text);
            case NORMAL, NOT_APPLICABLE, UNKNOWN -> text;
        };
    }

    private static String next() {
        List<String> options = new ArrayList<>();
        for (InspectViews view : InspectViews.values()) {
            if (view != InspectViews.OVERVIEW) {
                options.add("--" + view.option());
            }
        }
        return String.join(" ", options) + "  seaworthy check";
    }

    /** One line for a value, more when it is long; names in it are a stranger's. */
    private void row(Label label, String value) {
        String name = words.label(label);
        String first = "  " + name + " ".repeat(Math.max(1, LABEL_WIDTH - columns(name)));
        // Colours are made here, all else comes from the file.
        String rest = value.indexOf('\033') >= 0 && style.colour() ? value : Terminal.oneLine(value);
        while (rest.length() > WIDTH - LABEL_WIDTH && rest.indexOf('\033') < 0) {
            int cut = rest.lastIndexOf(' ', WIDTH - LABEL_WIDTH);
            if (cut <= 0) {
                break;
            }
            lines.add(style.dim(first) + rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut + 1).stripLeading();
            first = " ".repeat(LABEL_WIDTH + 2);
        }
        lines.add(style.dim(first) + rest);
    }

    /** Chinese characters take two columns of a terminal. */
    private static int columns(String text) {
        return text.codePoints().map(c -> Character.isIdeographic(c) ? 2 : 1).sum();
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    @Override
    public Object json(Inspected binary) {
        return OverviewJson.of(Overview.of(binary.elf(), binary.facts()));
    }
}
