package dev.seaworthy.cli;

import dev.seaworthy.binary.BuildInfo;
import dev.seaworthy.binary.GoFacts;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code --modules}: the lines of {@code go version -m}, and the JSON of {@code go version -m -json} (since Go 1.25). */
final class InspectModules implements InspectView {
    InspectModules(InspectQuestion question) {}

    @Override
    public void text(Inspected binary, PrintStream out) {
        String name = Terminal.oneLine(binary.shownAs());
        Optional<GoFacts> go = binary.facts().go();
        if (go.isEmpty()) {
            out.println(name + ": no Go program");
            return;
        }
        Optional<BuildInfo> info = go.get().buildInfo();
        if (info.isEmpty()) {
            out.println(name + ": " + Terminal.oneLine(go.get().version()) + " (no build info; told by "
                    + source(go.get()) + ")");
            return;
        }
        out.println(name + ": " + Terminal.oneLine(info.get().goVersion()));
        // The tab at the beginning and those between columns are part of the format.
        info.get().lines().forEach(line -> out.println(tabbed(line)));
    }

    private static String tabbed(String line) {
        StringBuilder out = new StringBuilder();
        for (String column : line.split("\t", -1)) {
            out.append(out.isEmpty() && column.isEmpty() ? "" : Terminal.oneLine(column))
                    .append('\t');
        }
        return out.substring(0, out.length() - 1);
    }

    private static String source(GoFacts go) {
        return switch (go.versionSource()) {
            case BUILD_INFO -> "the build info";
            case VERSION_STRING -> "the text that runtime.Version returns";
            case FUNCTION_TABLE -> "the function table";
        };
    }

    @Override
    public Object json(Inspected binary) {
        Map<String, Object> json = new LinkedHashMap<>();
        Optional<GoFacts> go = binary.facts().go();
        if (go.isEmpty()) {
            return json;
        }
        json.put("GoVersion", go.get().version());
        go.get().buildInfo().ifPresent(info -> {
            // Go's JSON leaves out what is empty, but for the main module, which is a structure.
            putUnlessEmpty(json, "Path", info.path());
            json.put("Main", info.main().map(InspectModules::json).orElse(Map.of()));
            putUnlessEmpty(
                    json,
                    "Deps",
                    info.dependencies().stream().map(InspectModules::json).toList());
            List<Object> settings = new ArrayList<>();
            for (BuildInfo.Setting setting : info.settings()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("Key", setting.key());
                one.put("Value", setting.value());
                settings.add(one);
            }
            putUnlessEmpty(json, "Settings", settings);
        });
        return json;
    }

    private static Object json(BuildInfo.Module module) {
        Map<String, Object> json = new LinkedHashMap<>();
        putUnlessEmpty(json, "Path", module.path());
        putUnlessEmpty(json, "Version", module.version());
        putUnlessEmpty(json, "Sum", module.sum());
        module.replacement().ifPresent(other -> json.put("Replace", json(other)));
        return json;
    }

    private static void putUnlessEmpty(Map<String, Object> json, String key, Object value) {
        if (!value.equals("") && !value.equals(List.of())) {
            json.put(key, value);
        }
    }
}
