package dev.seaworthy.inspect.difference;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BuildInfo;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.inspect.difference.Change.Effect;
import dev.seaworthy.inspect.difference.Change.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The Go release and the settings with which it was built. */
final class BuildChanges {
    private static final String NO_GO = "no Go program";

    private BuildChanges() {}

    static List<Change> between(BinaryFacts before, BinaryFacts after) {
        List<Change> changes = new ArrayList<>();
        differs("go", "Go release", release(before), release(after), changes);
        differs("main", "package main", mainPackage(before), mainPackage(after), changes);
        Map<String, String> old = settings(before);
        Map<String, String> now = settings(after);
        Set<String> keys = new LinkedHashSet<>(now.keySet());
        keys.addAll(old.keySet());
        // Without build info on one side every setting would seem to have changed.
        if (!old.isEmpty() && !now.isEmpty()) {
            for (String key : keys) {
                String was = old.getOrDefault(key, "");
                String is = now.getOrDefault(key, "");
                differs(key, key, without(was, is), without(is, was), changes);
            }
        }
        return changes;
    }

    /** Of a list such as that of GODEBUG what the other does not have; other settings as they are. */
    private static String without(String list, String other) {
        if (list.equals(other) || !(list.contains(",") || other.contains(","))) {
            return list;
        }
        Set<String> rest = new LinkedHashSet<>(List.of(list.split(",", -1)));
        rest.removeAll(new LinkedHashSet<>(List.of(other.split(",", -1))));
        return String.join(",", rest);
    }

    private static void differs(String id, String what, String before, String after, List<Change> changes) {
        if (!before.equals(after)) {
            changes.add(Change.of(Topic.BUILD, id, what, before, after, Effect.DIFFERS));
        }
    }

    private static String release(BinaryFacts facts) {
        return facts.go().map(GoFacts::version).orElse(NO_GO);
    }

    private static String mainPackage(BinaryFacts facts) {
        return facts.go().flatMap(GoFacts::mainPackage).orElse("");
    }

    private static Map<String, String> settings(BinaryFacts facts) {
        Optional<BuildInfo> info = facts.go().flatMap(GoFacts::buildInfo);
        Map<String, String> settings = new LinkedHashMap<>();
        for (BuildInfo.Setting setting : info.map(BuildInfo::settings).orElse(List.of())) {
            settings.putIfAbsent(setting.key(), setting.value());
        }
        return settings;
    }
}
