package dev.seaworthy.cli;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.PackageManager;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.catalogue.EndOfLife;
import dev.seaworthy.target.catalogue.Summary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** {@code seaworthy targets list}: one line a target, as wide as the terminal; or JSON. */
final class TargetTable {
    /** The columns that go first where the terminal is too narrow. */
    private static final List<String> DISPENSABLE =
            List.of("architectures", "users", "size", "packages", "facts", "shell");

    private static final String GAP = "  ";

    private final Optional<LocalDate> today;

    TargetTable(Optional<LocalDate> today) {
        this.today = today;
    }

    /**
     * One target.
     *
     * @param facts for its first architecture
     * @param architectures all for which it is known
     * @param isDefault whether it is judged when no target is named
     * @param own whether the user added it
     */
    record Row(TargetFacts facts, List<Architecture> architectures, boolean isDefault, boolean own) {
        Row {
            architectures = List.copyOf(architectures);
        }
    }

    String text(List<Row> rows, int width) {
        List<Map<String, String>> cells = rows.stream().map(this::cells).toList();
        List<String> columns = new ArrayList<>(
                cells.isEmpty() ? List.of("name") : cells.getFirst().keySet());
        Map<String, Integer> widths = new LinkedHashMap<>();
        for (String column : columns) {
            int widest = cells.stream()
                    .mapToInt(cell -> cell.getOrDefault(column, "").length())
                    .max()
                    .orElse(0);
            widths.put(column, Math.max(column.length(), widest));
        }
        for (String column : DISPENSABLE) {
            if (total(widths) > width) {
                widths.remove(column);
            }
        }
        StringBuilder out = new StringBuilder();
        Map<String, String> head = new LinkedHashMap<>();
        widths.keySet().forEach(column -> head.put(column, column));
        line(head, widths, out);
        cells.forEach(cell -> line(cell, widths, out));
        return out.toString();
    }

    private static int total(Map<String, Integer> widths) {
        return widths.values().stream().mapToInt(width -> width + GAP.length()).sum() - GAP.length();
    }

    private static void line(Map<String, String> cells, Map<String, Integer> widths, StringBuilder out) {
        StringBuilder line = new StringBuilder();
        widths.forEach((column, width) -> {
            String cell = cells.getOrDefault(column, "");
            line.append(cell).append(" ".repeat(width - cell.length())).append(GAP);
        });
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private Map<String, String> cells(Row row) {
        TargetFacts facts = row.facts();
        Summary summary = Summary.of(facts);
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("name", Terminal.oneLine(facts.name()));
        cells.put("C library", Terminal.oneLine(facts.cLibrary().describe()));
        cells.put("packages", packages(facts));
        cells.put("architectures", architectures(row.architectures()));
        cells.put("size", facts.size().isPresent() ? size(facts.size().getAsLong()) : "?");
        cells.put("certs", summary.certificates().sign());
        cells.put("zones", summary.zones().sign());
        cells.put("shell", summary.shell().sign());
        cells.put("users", summary.users().sign());
        cells.put(
                "end of life", EndOfLife.of(facts.distribution()).map(this::end).orElse(""));
        cells.put(
                "facts",
                Style.word(facts.provenance().how().name())
                        + (row.own() ? ", own" : "")
                        + (row.isDefault() ? ", default" : ""));
        return cells;
    }

    static String packages(TargetFacts facts) {
        PackageManager manager = facts.distribution().packages();
        return manager == PackageManager.NONE ? "none" : Style.word(manager.name());
    }

    /** The two that nearly all have, and how many more. */
    private static String architectures(List<Architecture> all) {
        if (all.isEmpty()) {
            return "any";
        }
        String first = all.stream().limit(2).map(Architecture::goName).collect(Collectors.joining(" "));
        return first + (all.size() > 2 ? " +" + (all.size() - 2) : "");
    }

    /** 8.4 MB: decimal, as registries and docker show it. */
    static String size(long bytes) {
        long tenths = Math.round(bytes / 1e5);
        return tenths >= 1000 ? tenths / 10 + " MB" : tenths / 10 + "." + tenths % 10 + " MB";
    }

    /** The date, marked when it is past. */
    String end(EndOfLife end) {
        boolean past = today.filter(end::isPast).isPresent();
        return end.updates() + (past ? " past" : "");
    }

    /** The same as JSON; what is not known is left out or the word unknown. */
    String json(List<Row> rows) {
        return Json.text(
                Map.of("targets", rows.stream().map(row -> (Object) json(row)).toList()));
    }

    private Map<String, Object> json(Row row) {
        TargetFacts facts = row.facts();
        Summary summary = Summary.of(facts);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", facts.name());
        json.put("cLibrary", Style.word(facts.cLibrary().kind().name()));
        facts.cLibrary().version().ifPresent(version -> json.put("cLibraryVersion", version));
        json.put("distribution", facts.distribution().id());
        json.put("version", facts.distribution().version());
        json.put("packageManager", packages(facts));
        json.put(
                "architectures",
                row.architectures().stream().map(Architecture::goName).toList());
        OptionalLong size = facts.size();
        if (size.isPresent()) {
            json.put("size", size.getAsLong());
        }
        json.put("certificates", Style.word(summary.certificates().name()));
        summary.certificateCount().ifPresent(count -> json.put("certificateCount", count));
        json.put("timeZones", Style.word(summary.zones().name()));
        json.put("shell", Style.word(summary.shell().name()));
        json.put("userDatabase", Style.word(summary.users().name()));
        EndOfLife.of(facts.distribution()).ifPresent(end -> {
            json.put("endOfLife", end.updates().toString());
            today.ifPresent(day -> json.put("endOfLifePast", end.isPast(day)));
        });
        json.put("facts", Style.word(facts.provenance().how().name()));
        json.put("own", row.own());
        json.put("default", row.isDefault());
        return json;
    }
}
