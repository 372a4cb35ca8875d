package dev.seaworthy.bundle.logging;

import dev.seaworthy.bundle.yaml.JsonWriter;
import dev.seaworthy.bundle.yaml.YamlList;
import dev.seaworthy.bundle.yaml.YamlMap;
import java.util.List;

/** A data view, a search, a chart and a dashboard, as Kibana imports saved objects: one a line. */
final class Kibana {
    private static final String SOURCE = "kibanaSavedObjectMeta.searchSourceJSON.index";

    private Kibana() {}

    static String objects(String name) {
        String view = "seaworthy-" + name;
        YamlMap dataView = object(
                "index-pattern",
                view,
                new YamlMap()
                        .put("title", "logs-" + name + "-*")
                        .put("name", "Logs of " + name)
                        .put("timeFieldName", "@timestamp"),
                new YamlList());
        YamlMap search = object(
                "search",
                view + "-lines",
                new YamlMap()
                        .put("title", "Lines of " + name)
                        .put("description", "Made by seaworthy bundle from logging in seaworthy.yaml")
                        .put("columns", List.of("log.level", "message", "trace.id"))
                        .put(
                                "sort",
                                YamlList.of(new YamlList().add("@timestamp").add("desc")))
                        .put("kibanaSavedObjectMeta", source()),
                YamlList.of(reference(SOURCE, "index-pattern", view)));
        YamlMap chart = object(
                "visualization",
                view + "-levels",
                new YamlMap()
                        .put("title", "Lines by level")
                        .put("visState", JsonWriter.line(levels()))
                        .put("uiStateJSON", "{}")
                        .put("kibanaSavedObjectMeta", source()),
                YamlList.of(reference(SOURCE, "index-pattern", view)));
        YamlList panels = YamlList.of(panel("levels", "visualization", 0, 12), panel("lines", "search", 12, 24));
        YamlMap dashboard = object(
                "dashboard",
                view + "-dashboard",
                new YamlMap()
                        .put("title", "Logs of " + name)
                        .put("panelsJSON", JsonWriter.line(panels))
                        .put("optionsJSON", "{\"useMargins\":true}")
                        .put("timeRestore", false)
                        .put("kibanaSavedObjectMeta", new YamlMap().put("searchSourceJSON", "{}")),
                YamlList.of(
                        reference("levels", "visualization", view + "-levels"),
                        reference("lines", "search", view + "-lines")));
        StringBuilder lines = new StringBuilder();
        for (YamlMap object : List.of(dataView, search, chart, dashboard)) {
            lines.append(JsonWriter.line(object)).append('\n');
        }
        return lines.toString();
    }

    private static YamlMap object(String type, String id, YamlMap attributes, YamlList references) {
        return new YamlMap()
                .put("type", type)
                .put("id", id)
                .put("attributes", attributes)
                .put("references", references);
    }

    private static YamlMap reference(String name, String type, String id) {
        return new YamlMap().put("name", name).put("type", type).put("id", id);
    }

    private static YamlMap source() {
        YamlMap query = new YamlMap().put("query", "").put("language", "kuery");
        return new YamlMap()
                .put(
                        "searchSourceJSON",
                        JsonWriter.line(new YamlMap()
                                .put("query", query)
                                .put("filter", new YamlList())
                                .put("indexRefName", SOURCE)));
    }

    private static YamlMap levels() {
        YamlMap count = new YamlMap()
                .put("id", "1")
                .put("enabled", true)
                .put("type", "count")
                .put("schema", "metric")
                .put("params", new YamlMap());
        YamlMap time = new YamlMap()
                .put("id", "2")
                .put("enabled", true)
                .put("type", "date_histogram")
                .put("schema", "segment")
                .put("params", new YamlMap().put("field", "@timestamp").put("interval", "auto"));
        YamlMap level = new YamlMap()
                .put("id", "3")
                .put("enabled", true)
                .put("type", "terms")
                .put("schema", "group")
                .put(
                        "params",
                        new YamlMap().put("field", "log.level").put("size", 6).put("orderBy", "1"));
        return new YamlMap()
                .put("title", "Lines by level")
                .put("type", "histogram")
                .put("params", new YamlMap().put("type", "histogram"))
                .put("aggs", YamlList.of(count, time, level));
    }

    private static YamlMap panel(String name, String type, int y, int height) {
        return new YamlMap()
                .put("type", type)
                .put("panelIndex", name)
                .put("panelRefName", name)
                .put(
                        "gridData",
                        new YamlMap()
                                .put("x", 0)
                                .put("y", y)
                                .put("w", 48)
                                .put("h", height)
                                .put("i", name))
                .put("embeddableConfig", new YamlMap());
    }
}
