package dev.seaworthy.inspect.difference;

import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.inspect.difference.Change.Effect;
import dev.seaworthy.inspect.difference.Change.Topic;
import dev.seaworthy.inspect.needs.Need;
import dev.seaworthy.inspect.needs.Needs;
import dev.seaworthy.target.root.GlibcVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is needed of a Linux now and was not, or was and is not. */
final class NeedChanges {
    private static final int MOST_FUNCTIONS = 2;

    private NeedChanges() {}

    static List<Change> between(Needs before, Needs after) {
        Map<String, Need> old = byKey(before);
        Map<String, Need> now = byKey(after);
        List<Change> changes = new ArrayList<>();
        now.forEach((key, need) -> {
            Need was = old.get(key);
            if (was == null) {
                changes.add(change(need, "", need.what(), Effect.DEMANDS, because(need)));
            } else if (!was.what().equals(need.what())) {
                changes.add(change(need, was.what(), need.what(), effect(was, need), because(need)));
            }
        });
        old.forEach((key, need) -> {
            if (!now.containsKey(key)) {
                // What could not be read is not known to be gone.
                boolean gone = after.complete() || need.when() == Need.When.START;
                if (gone) {
                    changes.add(change(need, need.what(), "", Effect.RELIEVES, List.of()));
                }
            }
        });
        return changes;
    }

    private static Map<String, Need> byKey(Needs needs) {
        Map<String, Need> map = new LinkedHashMap<>();
        needs.all().forEach(need -> map.putIfAbsent(need.key(), need));
        return map;
    }

    private static Change change(Need need, String before, String after, Effect effect, List<String> because) {
        return new Change(
                Topic.NEEDS,
                need.key(),
                need.when() == Need.When.START ? "to start" : "while it runs",
                before,
                after,
                effect,
                because);
    }

    /** A higher level asks for more, a lower one for less; another loader or architecture is another demand. */
    private static Effect effect(Need was, Need need) {
        if (was.level().isPresent() && need.level().isPresent()) {
            int compared = GlibcVersion.compare(was.level().get(), need.level().get());
            return compared == 0 ? Effect.DIFFERS : compared < 0 ? Effect.DEMANDS : Effect.RELIEVES;
        }
        return Effect.DEMANDS;
    }

    private static List<String> because(Need need) {
        List<String> because = new ArrayList<>(need.evidence());
        for (LinkedFunction function :
                need.functions().stream().limit(MOST_FUNCTIONS).toList()) {
            because.add(function.name()
                    + function.origins().stream()
                            .findFirst()
                            .map(origin -> ", brought by " + origin.function())
                            .orElse(""));
        }
        return because;
    }
}
