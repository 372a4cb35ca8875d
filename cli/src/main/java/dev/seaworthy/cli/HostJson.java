package dev.seaworthy.cli;

import dev.seaworthy.host.Audit;
import dev.seaworthy.host.Fix;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.Section;
import dev.seaworthy.verdict.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The audit of a host as JSON; the schema is {@code schema/host-1.json}. */
final class HostJson {
    private HostJson() {}

    static Map<String, Object> of(
            String root,
            Host host,
            Optional<Subject> program,
            Optional<String> unit,
            Audit audit,
            Optional<HostLogs.Linted> logs) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seaworthy", "1");
        json.put("root", root);
        json.put("live", host.isLive());
        program.ifPresent(one -> json.put("binary", one.shownAs()));
        unit.ifPresent(name -> json.put("unit", name));
        json.put("verdict", Style.word(audit.verdict().name()));
        json.put("sections", audit.sections().stream().map(HostJson::section).toList());
        logs.flatMap(HostLogs.Linted::report)
                .ifPresent(report -> json.put("logs", LogJson.of(logs.get().name(), report)));
        return json;
    }

    private static Map<String, Object> section(Section section) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("area", Style.word(section.area().name()));
        List<Map<String, Object>> facts = section.facts().stream()
                .map(fact -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("name", fact.name());
                    one.put("value", fact.value());
                    return one;
                })
                .toList();
        json.put("facts", facts);
        json.put(
                "findings", section.findings().stream().map(JsonReport::finding).toList());
        json.put("unseen", section.unseen());
        json.put("fixes", section.fixes().stream().map(HostJson::fix).toList());
        return json;
    }

    private static Map<String, Object> fix(Fix fix) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", Style.word(fix.kind().name()));
        json.put("name", fix.name());
        json.put("text", fix.text());
        json.put("changes", fix.changes());
        if (!fix.checkedBy().isEmpty()) {
            json.put("checkedBy", fix.checkedBy());
        }
        return json;
    }
}
