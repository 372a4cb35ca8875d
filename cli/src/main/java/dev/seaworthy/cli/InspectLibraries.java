package dev.seaworthy.cli;

import dev.seaworthy.inspect.libraries.Libraries;
import dev.seaworthy.inspect.libraries.Library;
import dev.seaworthy.inspect.libraries.Library.Definition;
import dev.seaworthy.inspect.libraries.Library.NeededVersion;
import dev.seaworthy.inspect.libraries.Library.Place;
import dev.seaworthy.target.CLibrary;
import dev.seaworthy.target.root.GlibcVersion;
import dev.seaworthy.target.root.Loader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code --libraries}: the tree of libraries that a loader brings, on this machine or on another target. */
final class InspectLibraries implements InspectView {
    /** So many versions of a library are listed; of more only the last, which is the newest, and their number. */
    private static final int MOST_VERSIONS = 3;

    private final InspectPlace place;
    private final Style style;
    private final Translations say;

    InspectLibraries(InspectQuestion question) {
        this.place = new InspectPlace(question.arguments());
        this.style = question.style();
        this.say = Translations.ofViews(question.language());
    }

    private static Libraries libraries(Inspected binary, InspectPlace.Known on) {
        return Libraries.of(
                binary.facts(), on.path(), on.libraryPath(), on.facts().root());
    }

    @Override
    public void text(Inspected binary, PrintStream out) throws IOException {
        InspectPlace.Known on = place.of(binary);
        String target = Terminal.oneLine(on.name());
        switch (libraries(binary, on)) {
            case Libraries.Static(List<String> needed) -> {
                out.println(say.of("static: no loader, no library"));
                if (!needed.isEmpty()) {
                    out.println("  "
                            + say.of("listed, but loaded by nobody: " + Terminal.oneLine(String.join(", ", needed))));
                }
            }
            case Libraries.NotLoaded(
                    String interpreter,
                    String reason,
                    boolean certain,
                    List<Libraries.Needed> needed) -> {
                String sentence = say.of(Terminal.oneLine("on " + target + " the loader " + interpreter
                        + (certain ? " cannot be started: " : " was not followed: ") + reason));
                out.println(certain ? style.red(sentence) : style.yellow(sentence));
                needed.forEach(one -> out.println("  " + Terminal.oneLine(one.name())
                        + style.dim(
                                one.versions().isEmpty()
                                        ? ""
                                        : "  " + Terminal.oneLine(String.join(", ", one.versions())))));
            }
            case Libraries.Tree tree -> {
                out.println(say.of(Terminal.oneLine("on " + target + ", loader " + tree.interpreter()
                        + (tree.loaderPath().equals(tree.interpreter()) ? "" : " => " + tree.loaderPath()) + " ("
                        + loader(tree.loader(), on) + ")")));
                tree(tree.program(), "", out);
                tree.problems().forEach(problem -> out.println(style.red(say.of(Terminal.oneLine(problem)))));
                tree.remarks().forEach(remark -> out.println(style.dim(say.of(Terminal.oneLine(remark)))));
                if (tree.complete()) {
                    out.println(style.green(say.of("all found: "
                            + (tree.objects().size() - 1) + (tree.objects().size() == 2 ? " library" : " libraries"))));
                }
            }
        }
    }

    /** The loader of glibc tells only the newest version that it defines itself, which is older than the library's. */
    private static String loader(Loader loader, InspectPlace.Known on) {
        if (loader.kind() == Loader.Kind.GLIBC && on.facts().cLibrary().kind() == CLibrary.Kind.GLIBC) {
            return on.facts().cLibrary().describe();
        }
        return Style.word(loader.kind().name())
                + loader.version().map(version -> " " + version).orElse("");
    }

    private void tree(List<Library> libraries, String before, PrintStream out) {
        for (Iterator<Library> each = libraries.iterator(); each.hasNext(); ) {
            Library one = each.next();
            boolean last = !each.hasNext();
            out.println(before + (last ? "└─ " : "├─ ") + line(one));
            String below = before + (last ? "   " : "│  ");
            if (one.place() instanceof Place.NotFound(List<String> considered)) {
                considered.forEach(path ->
                        out.println(below + style.dim("   " + say.of("looked at " + Terminal.oneLine(path)))));
            }
            tree(one.needs(), below, out);
        }
    }

    private String line(Library one) {
        String name = Terminal.oneLine(one.name());
        String found = switch (one.place()) {
            case Place.Found(String path, String through) ->
                name + " => " + Terminal.oneLine(path) + style.dim(Terminal.oneLine(" (" + say.of(through) + ")"));
            case Place.NotFound _ -> style.red(say.of(name + " => not found"));
            case Place.Refused(String path, String reason) ->
                style.red(Terminal.oneLine(name + " => " + path + " " + reason));
            case Place.NotKnown(String reason) ->
                style.yellow(say.of(Terminal.oneLine(name + " => not known: " + reason)));
        };
        return found + versions(one) + (one.shownElsewhere() ? style.dim(" …") : "");
    }

    private String versions(Library one) {
        List<String> missing = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (NeededVersion version : one.versions()) {
            (version.definition() == Definition.MISSING ? missing : others).add(Terminal.oneLine(version.name()));
        }
        String text = "";
        if (!others.isEmpty()) {
            others.sort(InspectLibraries::versionOrder);
            text += style.dim("  "
                    + (others.size() <= MOST_VERSIONS
                            ? String.join(", ", others)
                            : say.of(others.getLast() + " and " + (others.size() - 1) + " older")));
        }
        return missing.isEmpty() ? text : text + style.red("  " + say.of("lacks " + String.join(", ", missing)));
    }

    /** GLIBC_2.4 before GLIBC_2.17. */
    private static int versionOrder(String left, String right) {
        return GlibcVersion.compare(
                left.substring(left.lastIndexOf('_') + 1), right.substring(right.lastIndexOf('_') + 1));
    }

    @Override
    public Object json(Inspected binary) throws IOException {
        InspectPlace.Known on = place.of(binary);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("target", on.name());
        switch (libraries(binary, on)) {
            case Libraries.Static(List<String> needed) -> {
                json.put("kind", "static");
                json.put("listed", needed);
            }
            case Libraries.NotLoaded(
                    String interpreter,
                    String reason,
                    boolean certain,
                    List<Libraries.Needed> needed) -> {
                json.put("kind", certain ? "not-loadable" : "not-known");
                json.put("interpreter", interpreter);
                json.put("reason", reason);
                json.put("needed", needed.stream().map(InspectLibraries::json).toList());
            }
            case Libraries.Tree tree -> {
                json.put("kind", "loaded");
                json.put("interpreter", tree.interpreter());
                json.put("loader", tree.loaderPath());
                json.put("cLibrary", loader(tree.loader(), on));
                json.put("complete", tree.complete());
                json.put(
                        "tree",
                        tree.program().stream().map(InspectLibraries::json).toList());
                json.put(
                        "objects",
                        tree.objects().stream().map(InspectLibraries::json).toList());
                json.put("problems", tree.problems());
                json.put("remarks", tree.remarks());
            }
        }
        return json;
    }

    private static Object json(Libraries.Needed needed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", needed.name());
        json.put("versions", needed.versions());
        return json;
    }

    private static Object json(Libraries.Located object) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", object.name());
        json.put("path", object.path());
        json.put("through", object.through());
        return json;
    }

    private static Object json(Library one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", one.name());
        switch (one.place()) {
            case Place.Found(String path, String through) -> {
                json.put("path", path);
                json.put("through", through);
            }
            case Place.NotFound(List<String> considered) -> json.put("notFoundIn", considered);
            case Place.Refused(String path, String reason) -> {
                json.put("refused", path);
                json.put("reason", reason);
            }
            case Place.NotKnown(String reason) -> json.put("notKnown", reason);
        }
        List<Object> versions = new ArrayList<>();
        for (NeededVersion version : one.versions()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("name", version.name());
            each.put("weak", version.weak());
            each.put("definition", Style.word(version.definition().name()).replace('_', '-'));
            versions.add(each);
        }
        json.put("versions", versions);
        json.put("needs", one.needs().stream().map(InspectLibraries::json).toList());
        return json;
    }
}
