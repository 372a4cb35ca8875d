package dev.seaworthy.bundle.kubernetes;

import dev.seaworthy.binary.Use;
import dev.seaworthy.bundle.yaml.YamlList;
import dev.seaworthy.bundle.yaml.YamlMap;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Variables of the service, and those by which Go's runtime learns of its limits. */
final class Environment {
    private static final long MEBIBYTE = 1L << 20;

    private Environment() {}

    static YamlList of(Plan plan) {
        YamlList list = new YamlList();
        plan.service().environment().forEach((name, value) -> list.add(variable(name, value)));
        memory(plan, list);
        processors(plan, list);
        return list;
    }

    private static YamlMap variable(String name, String value) {
        return new YamlMap().put("name", name).put("value", value);
    }

    /** The collector works harder before the kernel kills: a tenth is left for what is not Go's heap. */
    private static void memory(Plan plan, YamlList list) {
        OptionalLong limit = plan.service().resources().memoryBytes();
        if (limit.isEmpty()
                || isSet(plan, "GOMEMLIMIT")
                || isLinked(plan, Use.MEMORY_QUOTA)
                || !readsMemoryLimit(plan)) {
            return;
        }
        long mebibytes = Math.max(1, limit.getAsLong() / 10 * 9 / MEBIBYTE);
        list.why("nine tenths of resources.memory; " + plan.release() + " reads it (since Go 1.19)")
                .add(variable("GOMEMLIMIT", mebibytes + "MiB"));
    }

    static boolean readsMemoryLimit(Plan plan) {
        return plan.binary()
                .go()
                .flatMap(go -> go.oldest())
                .map(version -> version.atLeast(1, 19))
                .orElse(false);
    }

    private static void processors(Plan plan, YamlList list) {
        OptionalInt share = plan.service().resources().cpuMillis();
        if (share.isEmpty()
                || plan.binary().go().isEmpty()
                || isSet(plan, "GOMAXPROCS")
                || isLinked(plan, Use.PROCESSOR_QUOTA)
                || plan.keepsToProcessors()) {
            return;
        }
        // As Go 1.25 counts by itself: rounded up, at least two.
        int count = Math.max(2, (share.getAsInt() + 999) / 1000);
        list.why("resources.cpu rounded up; " + plan.release()
                        + " would count the processors of the node (until Go 1.25)")
                .add(variable("GOMAXPROCS", Integer.toString(count)));
    }

    private static boolean isSet(Plan plan, String variable) {
        return plan.service().environment().containsKey(variable);
    }

    static boolean isLinked(Plan plan, Use use) {
        return plan.binary().go().map(go -> go.functions().has(use)).orElse(false);
    }
}
