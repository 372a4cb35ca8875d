package dev.seaworthy.bundle.logging;

import dev.seaworthy.bundle.yaml.YamlList;
import dev.seaworthy.bundle.yaml.YamlMap;
import dev.seaworthy.bundle.yaml.YamlScalar;
import dev.seaworthy.bundle.yaml.YamlValue;

/** Fluent Bit's older format: sections in brackets, keys and values in columns. */
final class ClassicFormat {
    private ClassicFormat() {}

    static YamlValue get(YamlMap map, String key) {
        return map.values().stream()
                .filter(entry -> entry.getKey().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no key " + key))
                .getValue();
    }

    static void sections(StringBuilder text, String kind, YamlList list) {
        for (YamlValue item : list.values()) {
            section(text, kind, (YamlMap) item, "");
        }
    }

    static void section(StringBuilder text, String kind, YamlMap map, String more) {
        text.append("\n[").append(kind).append("]\n");
        map.values().forEach(entry -> {
            if (entry.getValue() instanceof YamlScalar scalar) {
                text.append("    ")
                        .append(entry.getKey())
                        .append(' ')
                        .append(scalar.text())
                        .append('\n');
            }
        });
        if (!more.isEmpty()) {
            text.append("    ").append(more).append('\n');
        }
    }
}
