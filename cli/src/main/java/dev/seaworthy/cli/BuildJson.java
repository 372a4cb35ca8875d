package dev.seaworthy.cli;

import dev.seaworthy.bundle.toolchain.GoBuild;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was built, for programs. The fields are described in docs/build.md; additions only. */
final class BuildJson {
    private BuildJson() {}

    static Object of(BuildReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seaworthy", "1");
        json.put("go", report.go().version());
        json.put("package", report.packages());
        json.put(
                "binaries",
                report.made().stream().map(made -> binary(report, made)).toList());
        json.put("failed", report.failed());
        return json;
    }

    private static Map<String, Object> binary(BuildReport report, BuildReport.Made made) {
        GoBuild build = made.build();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", made.file());
        json.put("platform", build.goal().name());
        json.put("command", build.recipe().command(made.file(), report.packages()));
        json.put("environment", build.recipe().environment());
        json.put("tags", build.recipe().tags());
        json.put("ldflags", build.recipe().linkerFlags());
        json.put("reasons", build.recipe().reasons());
        json.put(
                "linkMode", Style.word(made.subject().facts().linkMode().name()).replace('_', '-'));
        json.put("size", build.size());
        build.unstripped().ifPresent(whole -> json.put("sizeWithSymbols", whole));
        json.put("results", made.judged().stream().map(JsonReport::result).toList());
        return json;
    }
}
