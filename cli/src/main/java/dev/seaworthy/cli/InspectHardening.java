package dev.seaworthy.cli;

import dev.seaworthy.inspect.hardening.Hardening;
import dev.seaworthy.inspect.hardening.Protection;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code --hardening}: protections, and traces that were left, as {@code checksec} lists them, and what they mean. */
final class InspectHardening implements InspectView {
    private static final int MOST_VALUE = 24;

    private final Style style;

    InspectHardening(InspectQuestion question) {
        this.style = question.style();
    }

    @Override
    public void text(Inspected binary, PrintStream out) {
        List<Protection> all = Hardening.of(binary.elf(), binary.facts()).protections();
        int names = 0;
        int values = 0;
        for (Protection one : all) {
            names = Math.max(names, one.name().length());
            values = Math.max(values, Math.min(MOST_VALUE, one.value().length()));
        }
        for (Protection one : all) {
            String shown = Terminal.oneLine(one.value());
            String below = " ".repeat(6 + names + values);
            out.println(sign(one.rating()) + " " + one.name()
                    + " ".repeat(names - one.name().length()) + "  "
                    + paint(one.rating(), shown)
                    // A long value leaves no room for the meaning beside it.
                    + (shown.length() > values ? "\n" + below : " ".repeat(values - shown.length() + 2))
                    + Terminal.oneLine(one.meaning()));
            one.remedy().ifPresent(remedy -> out.println(below + style.bold(Terminal.oneLine(remedy))));
        }
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
