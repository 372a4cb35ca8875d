package dev.seaworthy.cli;

import dev.seaworthy.inspect.size.PackageSize;
import dev.seaworthy.inspect.size.Part;
import dev.seaworthy.inspect.size.Sizes;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code --size}: where the bytes of the file go, by purpose, by module and by package. */
final class InspectSize implements InspectView {
    /** So many modules and packages are listed for people; JSON has all. */
    private static final int MOST = 20;

    private final Style style;
    private final Translations say;

    InspectSize(InspectQuestion question) {
        this.style = question.style();
        this.say = Translations.ofViews(question.language());
    }

    @Override
    public void text(Inspected binary, PrintStream out) {
        Sizes sizes = Sizes.of(binary.elf(), binary.facts());
        out.println(style.bold(say.of(bytes(sizes.file()) + " bytes" + saving(sizes))));
        out.println();
        for (Part part : sizes.parts()) {
            out.println(row(
                    part.bytes(),
                    sizes.file(),
                    say.of(say.of(name(part))
                                    + (part.unpacked() > part.bytes()
                                            ? " (" + bytes(part.unpacked()) + " unpacked)"
                                            : ""))
                            + style.dim(
                                    part.sections().isEmpty()
                                            ? ""
                                            : "  " + Terminal.oneLine(say.of(sections(part.sections()))))));
        }
        if (sizes.packages().isEmpty()) {
            return;
        }
        long known = sizes.packages().stream().mapToLong(PackageSize::bytes).sum();
        List<Map.Entry<String, Long>> modules = sizes.modules();
        out.println();
        out.println(
                style.bold(say.of("modules")) + style.dim(say.of(sizes.dataKnown() ? ", code and data" : ", code")));
        for (Map.Entry<String, Long> module : modules.subList(0, Math.min(MOST, modules.size()))) {
            out.println(row(module.getValue(), known, say.of(module(module.getKey()))));
        }
        more(modules.size(), out);
        out.println();
        out.println(style.bold(say.of("packages")));
        for (PackageSize one :
                sizes.packages().subList(0, Math.min(MOST, sizes.packages().size()))) {
            out.println(row(
                    one.bytes(),
                    known,
                    (one.path().isEmpty() ? say.of("code of no Go package") : Terminal.oneLine(one.path()))
                            + style.dim(one.functions() == 0 ? "" : "  " + say.of(one.functions() + " functions"))));
        }
        more(sizes.packages().size(), out);
    }

    private void more(int all, PrintStream out) {
        if (all > MOST) {
            out.println(style.dim("  " + say.of("… " + (all - MOST) + " more (--json)")));
        }
    }

    private static String saving(Sizes sizes) {
        return sizes.stripping() == 0
                ? ", built without debug information and symbol table"
                : ", of which -ldflags=\"-s -w\" would save " + bytes(sizes.stripping()) + " ("
                        + percent(sizes.stripping(), sizes.file()) + ")";
    }

    private static String row(long bytes, long all, String name) {
        return String.format(Locale.ROOT, "%,14d  %5s  ", bytes, percent(bytes, all)) + name;
    }

    private static String percent(long bytes, long all) {
        return String.format(Locale.ROOT, "%.1f%%", all == 0 ? 0.0 : 100.0 * bytes / all);
    }

    private static String bytes(long bytes) {
        return String.format(Locale.ROOT, "%,d", bytes);
    }

    private static String module(String module) {
        return switch (module) {
            case "" -> "of no known module";
            case "std" -> "Go's standard library and runtime";
            default -> Terminal.oneLine(module);
        };
    }

    private static String name(Part part) {
        return switch (part.kind()) {
            case CODE -> "code";
            case FUNCTION_TABLE -> "function table";
            case TYPES -> "type information";
            case STRINGS -> "string texts";
            case CONSTANTS -> "constants";
            case DATA -> "variables";
            case DYNAMIC -> "for the dynamic loader";
            case UNWIND -> "stack unwinding of C";
            case NOTES -> "notes and build info";
            case DEBUG -> "debug information";
            case SYMBOLS -> "symbol table";
            case HEADERS -> "headers";
            case OTHER -> "other";
            case PADDING -> "of no section";
        };
    }

    private static String sections(List<String> sections) {
        int most = 4;
        return sections.size() <= most
                ? String.join(" ", sections)
                : String.join(" ", sections.subList(0, most - 1)) + " and " + (sections.size() - most + 1) + " more";
    }

    @Override
    public Object json(Inspected binary) {
        Sizes sizes = Sizes.of(binary.elf(), binary.facts());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("bytes", sizes.file());
        json.put("strippingSaves", sizes.stripping());
        json.put("parts", sizes.parts().stream().map(InspectSize::part).toList());
        json.put("dataKnown", sizes.dataKnown());
        json.put(
                "packages",
                sizes.packages().stream().map(InspectSize::onePackage).toList());
        return json;
    }

    private static Object part(Part part) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", Style.word(part.kind().name()).replace('_', '-'));
        json.put("bytes", part.bytes());
        json.put("unpacked", part.unpacked());
        json.put("sections", part.sections());
        return json;
    }

    private static Object onePackage(PackageSize one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", one.path());
        json.put("module", one.module());
        json.put("code", one.code());
        json.put("data", one.data());
        json.put("functions", one.functions());
        return json;
    }
}
