package dev.seaworthy.cli;

import dev.seaworthy.binary.InitTask;
import dev.seaworthy.inspect.libraries.Libraries;
import dev.seaworthy.inspect.start.Mapping;
import dev.seaworthy.inspect.start.Start;
import dev.seaworthy.inspect.start.Step;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code --start}: from {@code execve} to {@code main.main}. */
final class InspectStart implements InspectView {
    private final InspectPlace place;
    private final Style style;
    private final Translations say;

    InspectStart(InspectQuestion question) {
        this.place = new InspectPlace(question.arguments());
        this.style = question.style();
        this.say = Translations.ofViews(question.language());
    }

    private Start start(Inspected binary) throws IOException {
        // A target is only read where a loader has something to do on it.
        if (binary.facts().interpreter().isEmpty()) {
            return Start.of(binary.elf(), binary.facts(), new Libraries.Static(List.of()));
        }
        InspectPlace.Known on = place.of(binary);
        return Start.of(
                binary.elf(),
                binary.facts(),
                Libraries.of(
                        binary.facts(), on.path(), on.libraryPath(), on.facts().root()));
    }

    @Override
    public void text(Inspected binary, PrintStream out) throws IOException {
        Start start = start(binary);
        String base = start.movable() ? "+" : "";
        int number = 0;
        for (Step step : start.steps()) {
            number++;
            out.println(String.format("%2d ", number)
                    + style.bold(String.format("%-6s ", Style.word(step.actor().name())))
                    + Terminal.oneLine(say.of(step.what())));
            int widest = step.places().stream()
                    .mapToInt(one -> one.name().length())
                    .max()
                    .orElse(0);
            for (Step.Place one : step.places()) {
                out.println(("          " + base + hex(one.address()) + "  " + pad(Terminal.oneLine(one.name()), widest)
                                + "  " + style.dim(Terminal.oneLine(say.of(one.does()))))
                        .stripTrailing());
            }
            if (step.id().equals("map")) {
                mappings(start.mappings(), base, out);
            }
            step.details().forEach(detail -> out.println("          " + style.dim(Terminal.oneLine(say.of(detail)))));
            if (step.id().equals("go-main")) {
                packages(start.packages(), base, out);
            }
        }
        if (start.movable()) {
            out.println(style.dim(say.of("+: the base that is chosen at each start is added")));
        }
    }

    private void mappings(List<Mapping> mappings, String base, PrintStream out) {
        for (Mapping one : mappings) {
            out.println("          " + base + hex(one.address()) + "–" + base
                    + hex(one.address() + one.memoryBytes()) + "  " + one.permissions() + "  offset "
                    + hex(one.offset()) + ", " + one.fileBytes() + " bytes"
                    + (one.memoryBytes() > one.fileBytes()
                            ? " + " + (one.memoryBytes() - one.fileBytes()) + " zeros"
                            : "")
                    + style.dim(
                            one.sections().isEmpty() ? "" : "  " + Terminal.oneLine(String.join(" ", one.sections()))));
        }
    }

    private void packages(List<InitTask> packages, String base, PrintStream out) {
        for (InitTask task : packages) {
            String functions = task.functions().stream()
                    .map(function -> last(task.packagePath(), function.name()))
                    .collect(Collectors.joining(" "));
            out.println("          " + base + hex(task.functions().getFirst().address()) + "  "
                    + Terminal.oneLine(task.packagePath()) + style.dim("  " + Terminal.oneLine(functions)));
        }
    }

    /** The name of a function in its package. */
    private static String last(String packagePath, String name) {
        return name.length() > packagePath.length() + 1 ? name.substring(name.lastIndexOf('/') + 1) : name;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    @Override
    public Object json(Inspected binary) throws IOException {
        Start start = start(binary);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("movable", start.movable());
        json.put("steps", start.steps().stream().map(InspectStart::json).toList());
        List<Object> mappings = new ArrayList<>();
        for (Mapping one : start.mappings()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("address", hex(one.address()));
            each.put("memoryBytes", one.memoryBytes());
            each.put("offset", one.offset());
            each.put("fileBytes", one.fileBytes());
            each.put("permissions", one.permissions());
            each.put("sections", one.sections());
            mappings.add(each);
        }
        json.put("mappings", mappings);
        List<Object> packages = new ArrayList<>();
        for (InitTask task : start.packages()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("package", task.packagePath());
            each.put(
                    "functions",
                    task.functions().stream().map(InspectStart::json).toList());
            packages.add(each);
        }
        json.put("packages", packages);
        return json;
    }

    private static Object json(Step step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", step.id());
        json.put("actor", Style.word(step.actor().name()));
        json.put("what", step.what());
        List<Object> places = new ArrayList<>();
        for (Step.Place one : step.places()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("name", one.name());
            each.put("address", hex(one.address()));
            if (!one.does().isEmpty()) {
                each.put("does", one.does());
            }
            places.add(each);
        }
        json.put("places", places);
        json.put("details", step.details());
        return json;
    }

    private static Object json(InitTask.Function function) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", function.name());
        json.put("address", hex(function.address()));
        return json;
    }
}
