package dev.seaworthy.bundle.monitoring;

import dev.seaworthy.bundle.monitoring.Alarm.Series;
import dev.seaworthy.bundle.monitoring.Alarm.Tier;
import dev.seaworthy.bundle.yaml.YamlList;
import dev.seaworthy.bundle.yaml.YamlMap;
import java.util.List;
import java.util.TreeMap;

/** The rules for Prometheus and their tests for promtool. */
final class RuleFiles {
    private RuleFiles() {}

    static YamlMap rules(String service, List<Alarm> alarms) {
        YamlList groups = new YamlList();
        for (Tier tier : Tier.values()) {
            YamlList rules = new YamlList();
            alarms.stream().filter(alarm -> alarm.tier() == tier).forEach(alarm -> rules.add(rule(service, alarm)));
            if (!rules.isEmpty()) {
                groups.why(when(tier))
                        .add(new YamlMap().put("name", service + "-" + tier).put("rules", rules));
            }
        }
        return new YamlMap().put("groups", groups);
    }

    private static String when(Tier tier) {
        return switch (tier) {
            case P0 -> "P0: somebody comes at once";
            case P1 -> "P1: within the hour";
            case P2 -> "P2: looked at once a day";
        };
    }

    private static YamlMap rule(String service, Alarm alarm) {
        return new YamlMap()
                .why(alarm.why())
                .put("alert", alarm.name())
                .put("expr", alarm.expression())
                .put("for", alarm.hold())
                .put("labels", new YamlMap().put("tier", alarm.tier().name()).put("service", service))
                .put("annotations", new YamlMap().put("summary", alarm.summary()));
    }

    static YamlMap tests(String service, List<Alarm> alarms) {
        YamlList tests = new YamlList();
        for (Alarm alarm : alarms) {
            tests.why(alarm.name() + " fires").add(test(service, alarm, alarm.firing(), true));
            tests.why(alarm.name() + " keeps silent").add(test(service, alarm, alarm.quiet(), false));
        }
        return new YamlMap()
                .put("rule_files", List.of("rules.yaml"))
                .put("evaluation_interval", "1m")
                .put("tests", tests);
    }

    private static YamlMap test(String service, Alarm alarm, List<Series> input, boolean fires) {
        YamlList series = new YamlList();
        input.forEach(one -> series.add(new YamlMap().put("series", one.name()).put("values", one.values())));
        YamlList expected = new YamlList();
        if (fires) {
            YamlMap labels = new YamlMap().put("tier", alarm.tier().name()).put("service", service);
            new TreeMap<>(alarm.labels()).forEach(labels::put);
            expected.add(new YamlMap()
                    .put("exp_labels", labels)
                    .put("exp_annotations", new YamlMap().put("summary", alarm.summary())));
        }
        return new YamlMap()
                .put("interval", "1m")
                .put("input_series", series)
                .put(
                        "alert_rule_test",
                        YamlList.of(new YamlMap()
                                .put("eval_time", alarm.after())
                                .put("alertname", alarm.name())
                                .put("exp_alerts", expected)));
    }
}
