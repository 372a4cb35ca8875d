package dev.seaworthy.inspect.difference;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BuildInfo;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.inspect.difference.Change.Effect;
import dev.seaworthy.inspect.difference.Change.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Modules that came, went, or are of another version. */
final class ModuleChanges {
    private ModuleChanges() {}

    static List<Change> between(BinaryFacts before, BinaryFacts after) {
        Optional<BuildInfo> old = before.go().flatMap(GoFacts::buildInfo);
        Optional<BuildInfo> now = after.go().flatMap(GoFacts::buildInfo);
        if (old.isEmpty() || now.isEmpty()) {
            return List.of();
        }
        Map<String, String> was = modules(old.get());
        Map<String, String> is = modules(now.get());
        TreeSet<String> paths = new TreeSet<>(was.keySet());
        paths.addAll(is.keySet());
        List<Change> changes = new ArrayList<>();
        for (String path : paths) {
            String from = was.getOrDefault(path, "");
            String to = is.getOrDefault(path, "");
            if (!from.equals(to)) {
                changes.add(Change.of(Topic.MODULES, path, kind(from, to), from, to, Effect.DIFFERS));
            }
        }
        return changes;
    }

    private static String kind(String from, String to) {
        if (from.isEmpty()) {
            return "added";
        }
        if (to.isEmpty()) {
            return "removed";
        }
        int compared = ModuleVersion.compare(from, to);
        return compared == 0 ? "changed" : compared < 0 ? "up" : "down";
    }

    /** The version by path, the main module's included; with what it was replaced by. */
    private static Map<String, String> modules(BuildInfo info) {
        Map<String, String> modules = new LinkedHashMap<>();
        info.main().ifPresent(main -> modules.put(main.path(), version(main)));
        info.dependencies().forEach(one -> modules.putIfAbsent(one.path(), version(one)));
        return modules;
    }

    private static String version(BuildInfo.Module module) {
        String version = module.version().isEmpty() ? "(no version)" : module.version();
        return version
                + module.replacement()
                        .map(other -> " => " + other.path() + (other.version().isEmpty() ? "" : " " + other.version()))
                        .orElse("");
    }
}
