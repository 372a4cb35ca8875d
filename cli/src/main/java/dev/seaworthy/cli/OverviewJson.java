package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.inspect.hardening.Protection;
import dev.seaworthy.inspect.overview.Overview;
import dev.seaworthy.inspect.overview.VersionFloor;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The overview as JSON; docs/inspect.md describes the fields. */
final class OverviewJson {
    private OverviewJson() {}

    static Object of(Overview overview) {
        BinaryFacts facts = overview.facts();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", "executable");
        json.put("size", facts.size());
        json.put("system", facts.system().title());
        json.put("machine", facts.header().machineName());
        facts.architecture().ifPresent(one -> json.put("architecture", one.goName()));
        json.put("bits", 8 * facts.header().wordSize());
        json.put("bigEndian", facts.header().order() == ByteOrder.BIG_ENDIAN);
        facts.go().ifPresent(go -> json.put("go", go(go, overview)));
        json.put("linkMode", word(facts.linkMode()));
        facts.interpreter().ifPresent(path -> json.put("interpreter", path));
        json.put("cLibrary", word(facts.cLibrary()));
        json.put("cLibraryEvidence", facts.cLibraryEvidence());
        facts.dynamic().ifPresent(object -> {
            json.put("needed", object.needed());
            object.rpath().ifPresent(path -> json.put("rpath", path));
            object.runpath().ifPresent(path -> json.put("runpath", path));
        });
        json.put("atLeast", floors(overview));
        overview.kernel().ifPresent(kernel -> json.put("kernel", kernel.version()));
        facts.abiTag().ifPresent(tag -> json.put("abiTag", tag));
        facts.cpuLevel().ifPresent(level -> json.put("cpuLevel", level.variable() + "=" + level.value()));
        facts.packing().ifPresent(packing -> json.put("packer", packing.packer()));
        json.put("stripped", facts.stripped());
        overview.symbols().ifPresent(count -> json.put("symbols", count));
        json.put("sections", facts.sections());
        json.put("debugInfo", word(overview.debugInfo()));
        facts.buildId().ifPresent(id -> json.put("buildId", id));
        facts.goBuildId().ifPresent(id -> json.put("goBuildId", id));
        Map<String, Object> hardening = new LinkedHashMap<>();
        for (Protection one : overview.hardening().protections()) {
            hardening.put(one.id(), one.value());
        }
        json.put("hardening", hardening);
        List<Object> damage = new ArrayList<>();
        facts.damage().forEach(one -> damage.add(one.describe()));
        json.put("damage", damage);
        return json;
    }

    private static Object go(GoFacts go, Overview overview) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", go.version());
        json.put("exact", go.exact());
        json.put("versionSource", word(go.versionSource()));
        json.put("cgo", go.cgo());
        go.buildInfo().ifPresent(info -> {
            json.put("path", info.path());
            info.main().ifPresent(module -> {
                json.put("module", module.path());
                json.put("moduleVersion", module.version());
            });
            json.put("dependencies", info.dependencies().size());
            Map<String, Object> settings = new LinkedHashMap<>();
            info.settings().forEach(setting -> settings.put(setting.key(), setting.value()));
            json.put("settings", settings);
        });
        overview.functions().ifPresent(count -> json.put("functions", count));
        overview.inlined().ifPresent(count -> json.put("inlined", count));
        return json;
    }

    private static Object floors(Overview overview) {
        List<Object> floors = new ArrayList<>();
        for (VersionFloor floor : overview.floors()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("library", floor.library());
            json.put("version", floor.version());
            json.put("symbols", floor.symbols());
            floors.add(json);
        }
        return floors;
    }

    private static String word(Enum<?> constant) {
        return Style.word(constant.name()).replace('_', '-');
    }
}
