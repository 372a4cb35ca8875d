package dev.seaworthy.cli;

import dev.seaworthy.inspect.difference.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two builds compared, for programs. The fields are described in docs/diff.md; additions only. */
final class DiffJson {
    private DiffJson() {}

    static Object of(DiffReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("old", report.oldName());
        json.put("new", report.newName());
        json.put("same", report.same());
        json.put("answer", report.answer(new DiffWordsEnglish()));
        json.put("wantsALook", report.wantsALook());
        json.put("complete", report.difference().complete());
        json.put("oldSize", report.difference().oldSize());
        json.put("newSize", report.difference().newSize());
        List<Object> verdicts = new ArrayList<>();
        for (DiffReport.Judged one : report.targets()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("target", one.target());
            each.put("before", Style.word(one.before().name()));
            each.put("after", Style.word(one.after().name()));
            each.put("newFindings", one.reasons());
            verdicts.add(each);
        }
        json.put("verdicts", verdicts);
        json.put(
                "changes",
                report.difference().changes().stream().map(DiffJson::change).toList());
        return json;
    }

    private static Object change(Change change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("topic", Style.word(change.topic().name()));
        json.put("id", change.id());
        json.put("what", change.what());
        json.put("before", change.before());
        json.put("after", change.after());
        json.put("effect", Style.word(change.effect().name()));
        json.put("because", change.because());
        return json;
    }
}
