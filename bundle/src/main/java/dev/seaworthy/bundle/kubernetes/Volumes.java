package dev.seaworthy.bundle.kubernetes;

import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.binary.Use;
import dev.seaworthy.bundle.description.Directory;
import dev.seaworthy.bundle.yaml.YamlList;
import dev.seaworthy.bundle.yaml.YamlMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What can be written, though the container's root file system cannot. */
final class Volumes {
    private final YamlList volumes = new YamlList();
    private final YamlList mounts = new YamlList();

    private Volumes() {}

    static Volumes of(Plan plan) {
        Volumes all = new Volumes();
        String name = plan.service().name();
        for (Directory directory : plan.service().directories()) {
            String why = "directories: " + directory.name().toLowerCase(Locale.ROOT);
            switch (directory) {
                case CONFIGURATION -> {
                    all.volumes
                            .why(why)
                            .add(new YamlMap()
                                    .put("name", "configuration")
                                    .put("configMap", new YamlMap().put("name", name + "-configuration")));
                    all.mount("configuration", "/etc/" + name, true);
                }
                // The volume comes from the claim template of the StatefulSet.
                case STATE -> all.mount("state", "/var/lib/" + name, false);
                case CACHE -> all.empty(why, "cache", "/var/cache/" + name);
                case LOGS -> all.empty(why, "logs", "/var/log/" + name);
                case RUNTIME -> all.empty(why, "run", "/run/" + name);
            }
        }
        temporary(plan).stream()
                .findFirst()
                .ifPresent(function -> all.empty("the binary links " + function.name(), "tmp", "/tmp"));
        return all;
    }

    private static List<LinkedFunction> temporary(Plan plan) {
        return plan.binary().go().stream()
                .flatMap(go -> Stream.of(Use.TEMPORARY_FILES, Use.FORM_UPLOADS)
                        .flatMap(use -> go.functions().of(use).stream()))
                .toList();
    }

    private void empty(String why, String name, String path) {
        volumes.why(why).add(new YamlMap().put("name", name).put("emptyDir", new YamlMap()));
        mount(name, path, false);
    }

    private void mount(String name, String path, boolean isReadOnly) {
        YamlMap mount = new YamlMap().put("name", name).put("mountPath", path);
        mounts.add(isReadOnly ? mount.put("readOnly", true) : mount);
    }

    YamlList volumes() {
        return volumes;
    }

    YamlList mounts() {
        return mounts;
    }
}
