package dev.seaworthy.cli;

import dev.seaworthy.cli.explain.Wrapping;
import dev.seaworthy.inspect.hardening.Hardening;
import dev.seaworthy.inspect.hardening.Protection;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code --hardening}: protections, and traces that were left, as {@code checksec} lists them, and what they mean. */
final class InspectHardening implements InspectView {
    private static final int MOST_VALUE = 24;

    private final Style style;
    private final Translations say;

    InspectHardening(InspectQuestion question) {
        this.style = question.style();
        this.say = Translations.ofViews(question.language());
    }

    @Override
    public void text(Inspected binary, PrintStream out) {
        List<Protection> all = Hardening.of(binary.elf(), binary.facts()).protections();
        int names = 0;
        int values = 0;
        for (Protection one : all) {
            names = Math.max(names, Wrapping.width(say.of(one.name())));
            values = Math.max(values, Math.min(MOST_VALUE, Wrapping.width(say.of(one.value()))));
        }
        for (Protection one : all) {
            String shown = Terminal.oneLine(say.of(one.value()));
            String name = say.of(one.name());
            String below = " ".repeat(6 + names + values);
            out.println(sign(one.rating()) + " " + name
                    + " ".repeat(names - Wrapping.width(name)) + "  "
                    + paint(one.rating(), shown)
                    // A long value leaves no room for the meaning beside it.
                    + (Wrapping.width(shown) > values ? "\n" + below : " ".repeat(values - Wrapping.width(shown) + 2))
                    + Terminal.oneLine(meaning(one.meaning())));
            one.remedy().ifPresent(remedy -> out.println(below + style.bold(Terminal.oneLine(remedy))));
        }
    }

    /** Several faults are one sentence after another. */
    private String meaning(String english) {
        return Stream.of(english.split("; ", -1)).allMatch(part -> part.equals(say.of(part)))
                        || !english.equals(say.of(english))
                ? say.of(english)
                : Stream.of(english.split("; ", -1)).map(say::of).collect(Collectors.joining("；"));
    }

    private String sign(Protection.Rating rating) {
        return switch (rating) {
            case GOOD -> style.green("✓");
            case NORMAL, NOT_APPLICABLE -> style.dim("·");
            case WEAK -> style.yellow("!");
            case BAD -> style.red("✗");
            case UNKNOWN -> style.yellow("?");
        };
    }

    private String paint(Protection.Rating rating, String value) {
        return switch (rating) {
            case GOOD -> style.green(value);
            case NORMAL, NOT_APPLICABLE -> style.dim(value);
            case WEAK, UNKNOWN -> style.yellow(value);
            case BAD -> style.red(value);
        };
    }

    @Override
    public Object json(Inspected binary) {
        List<Object> json = new ArrayList<>();
        for (Protection one : Hardening.of(binary.elf(), binary.facts()).protections()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("id", one.id());
            each.put("name", one.name());
            each.put("rating", Style.word(one.rating().name()).replace('_', '-'));
            each.put("value", one.value());
            each.put("meaning", one.meaning());
            one.remedy().ifPresent(remedy -> each.put("remedy", remedy));
            each.put("evidence", one.evidence());
            json.add(each);
        }
        return json;
    }
}
