package dev.seaworthy.cli;

import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.binary.Origin;
import dev.seaworthy.inspect.needs.Need;
import dev.seaworthy.inspect.needs.Needs;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code --needs}: what a binary needs of a Linux, without a target. */
final class InspectNeeds implements InspectView {
    private static final int MOST_ORIGINS = 2;

    private final Style style;
    private final Translations say;

    InspectNeeds(InspectQuestion question) {
        this.style = question.style();
        this.say = Translations.ofViews(question.language());
    }

    @Override
    public void text(Inspected binary, PrintStream out) {
        Needs needs = Needs.of(binary.facts());
        out.println(style.bold(say.of("to start")));
        print(needs, Need.When.START, out);
        out.println(style.bold(say.of("while it runs")));
        boolean any = print(needs, Need.When.RUN, out);
        if (!needs.complete()) {
            out.println("  " + style.yellow(say.of("what else it needs cannot be read from it")));
        } else if (!any) {
            out.println("  " + say.of("nothing of what is looked for"));
        }
    }

    private boolean print(Needs needs, Need.When when, PrintStream out) {
        boolean any = false;
        for (Need need : needs.all()) {
            if (need.when() == when) {
                any = true;
                out.println("  " + Terminal.oneLine(say.of(need.what()))
                        + style.dim(
                                need.places().isEmpty()
                                        ? ""
                                        : "  " + Terminal.oneLine(String.join(", ", need.places()))));
                lines(need).forEach(line -> out.println("      " + style.dim(Terminal.oneLine(say.of(line)))));
            }
        }
        return any;
    }

    /** The evidence: what stands in the file, then functions and who brought the first of them. */
    static List<String> lines(Need need) {
        List<String> lines = new ArrayList<>(need.evidence());
        for (LinkedFunction function : need.functions()) {
            List<String> origins = function.origins().stream()
                    .limit(MOST_ORIGINS)
                    .map(InspectNeeds::text)
                    .toList();
            lines.add(function.name() + (origins.isEmpty() ? "" : ", brought by " + String.join(", ", origins)));
        }
        return lines;
    }

    private static String text(Origin origin) {
        return origin.function()
                + origin.module()
                        .filter(one ->
                                !one.version().isEmpty() && !one.version().equals("(devel)"))
                        .map(one -> " (" + one.path() + " " + one.version() + ")")
                        .orElse("");
    }

    @Override
    public Object json(Inspected binary) {
        Needs needs = Needs.of(binary.facts());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("complete", needs.complete());
        json.put("needs", needs.all().stream().map(InspectNeeds::json).toList());
        return json;
    }

    static Map<String, Object> json(Need need) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", need.id());
        json.put("when", Style.word(need.when().name()));
        json.put("what", need.what());
        need.level().ifPresent(level -> json.put("level", level));
        json.put("places", need.places());
        json.put("evidence", need.evidence());
        List<Object> functions = new ArrayList<>();
        for (LinkedFunction function : need.functions()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("name", function.name());
            each.put(
                    "broughtBy",
                    function.origins().stream().map(InspectNeeds::json).toList());
            functions.add(each);
        }
        json.put("functions", functions);
        return json;
    }

    private static Object json(Origin origin) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("function", origin.function());
        json.put("package", origin.packagePath());
        origin.module().ifPresent(module -> {
            json.put("module", module.path());
            json.put("version", module.version());
        });
        json.put("path", origin.path());
        return json;
    }
}
