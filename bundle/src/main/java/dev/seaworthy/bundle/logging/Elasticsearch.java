package dev.seaworthy.bundle.logging;

import dev.seaworthy.bundle.description.Logging;
import dev.seaworthy.bundle.yaml.YamlMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How documents are indexed, and for how long they are kept. */
final class Elasticsearch {
    private Elasticsearch() {}

    static String policyName(String name) {
        return "logs-" + name;
    }

    static YamlMap template(String name) {
        Tree root = new Tree();
        root.put(List.of("@timestamp"), "date");
        Field.ALL.forEach(field -> root.put(field.target(), field.type()));
        root.put(List.of("event", "dataset"), "keyword");
        root.put(List.of("data_stream", "type"), "constant_keyword");
        root.put(List.of("data_stream", "dataset"), "constant_keyword");
        root.put(List.of("data_stream", "namespace"), "constant_keyword");
        root.put(List.of("attributes"), "flattened");
        YamlMap mappings = new YamlMap().put("dynamic", false).put("properties", root.properties());
        YamlMap lifecycle = new YamlMap().put("lifecycle", new YamlMap().put("name", policyName(name)));
        YamlMap settings = new YamlMap().put("index", lifecycle);
        return new YamlMap()
                .put("index_patterns", List.of("logs-" + name + "-*"))
                .put("data_stream", new YamlMap())
                .put("priority", 500)
                .put("template", new YamlMap().put("settings", settings).put("mappings", mappings))
                .put(
                        "_meta",
                        meta("names as the Elastic Common Schema has them; what a line has beside is in attributes"));
    }

    static YamlMap policy(Logging section) {
        YamlMap rollover = new YamlMap().put("max_age", "1d").put("max_primary_shard_size", "50gb");
        YamlMap hot = new YamlMap().put("actions", new YamlMap().put("rollover", rollover));
        YamlMap delete = new YamlMap()
                .put("min_age", section.keepDays() + "d")
                .put("actions", new YamlMap().put("delete", new YamlMap()));
        return new YamlMap()
                .put(
                        "policy",
                        new YamlMap()
                                .put("phases", new YamlMap().put("hot", hot).put("delete", delete))
                                .put("_meta", meta("logging.keep: " + section.keepDays() + " days")));
    }

    private static YamlMap meta(String why) {
        return new YamlMap().put("description", "Made by seaworthy bundle from seaworthy.yaml: " + why);
    }

    /** Paths that become objects within objects. */
    private static final class Tree {
        private final Map<String, Tree> inner = new LinkedHashMap<>();
        private String type = "";

        void put(List<String> path, String leafType) {
            if (path.isEmpty()) {
                type = leafType;
                return;
            }
            inner.computeIfAbsent(path.getFirst(), name -> new Tree()).put(path.subList(1, path.size()), leafType);
        }

        YamlMap properties() {
            YamlMap map = new YamlMap();
            inner.forEach((name, tree) -> map.put(
                    name,
                    tree.inner.isEmpty()
                            ? new YamlMap().put("type", tree.type)
                            : new YamlMap().put("properties", tree.properties())));
            return map;
        }
    }
}
