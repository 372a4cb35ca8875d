package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.BuildInfo;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.elf.ElfFile;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code --modules}: the lines of {@code go version -m}, and the JSON of {@code go version -m -json} (since Go 1.25). */
final class InspectModules implements InspectElfView {
    @Override
    public boolean concerns(ElfFile elf) {
        return BinaryReader.buildInfo(elf).isPresent()
                || switch (BinaryReader.examine(elf.bytes())) {
                    case Examination.Executable executable ->
                        executable.facts().go().isPresent();
                    case Examination.Damaged _ -> true;
                    case Examination.OtherFile _ -> false;
                };
    }

    @Override
    public void text(String shownAs, ElfFile elf, PrintStream out) throws IOException {
        String name = Terminal.oneLine(shownAs);
        Optional<BuildInfo> info = BinaryReader.buildInfo(elf);
        if (info.isPresent()) {
            out.println(name + ": " + Terminal.oneLine(info.get().goVersion()));
            info.get().lines().forEach(line -> out.println(printable(line)));
        } else {
            out.println(name + ": "
                    + withoutBuildInfo(elf)
                            .map(go -> Terminal.oneLine(go.version()) + " (no build info; told by " + source(go) + ")")
                            .orElse("no Go program"));
        }
    }

    /** The tab at the beginning and those between columns are part of the format. */
    private static String printable(String line) {
        StringBuilder out = new StringBuilder();
        String separator = "";
        for (String column : line.split("\t", -1)) {
            out.append(separator).append(Terminal.oneLine(column));
            separator = "\t";
        }
        return out.toString();
    }

    /** What {@code go version} refuses may still be a Go program: its function table and a text in it tell. */
    private static Optional<GoFacts> withoutBuildInfo(ElfFile elf) throws IOException {
        return switch (BinaryReader.examine(elf.bytes())) {
            case Examination.Executable executable -> executable.facts().go();
            case Examination.OtherFile _ -> Optional.empty();
            // Of a Go program that was cut its modules may be what is gone.
            case Examination.Damaged damaged -> throw new IOException(Complaints.damage(damaged));
        };
    }

    private static String source(GoFacts go) {
        return switch (go.versionSource()) {
            case BUILD_INFO -> "the build info";
            case VERSION_STRING -> "the text that runtime.Version returns";
            case FUNCTION_TABLE -> "the function table";
        };
    }

    @Override
    public Object json(String shownAs, ElfFile elf) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        Optional<BuildInfo> info = BinaryReader.buildInfo(elf);
        if (info.isEmpty()) {
            withoutBuildInfo(elf).ifPresent(go -> json.put("GoVersion", go.version()));
            return json;
        }
        // Go's JSON leaves out what is empty, but for the main module, which is a structure.
        json.put("GoVersion", info.get().goVersion());
        putUnlessEmpty(json, "Path", info.get().path());
        json.put("Main", info.get().main().map(InspectModules::json).orElse(Map.of()));
        putUnlessEmpty(
                json,
                "Deps",
                info.get().dependencies().stream().map(InspectModules::json).toList());
        List<Object> settings = new ArrayList<>();
        for (BuildInfo.Setting setting : info.get().settings()) {
            Map<String, Object> one = new LinkedHashMap<>();
            putUnlessEmpty(one, "Key", setting.key());
            putUnlessEmpty(one, "Value", setting.value());
            settings.add(one);
        }
        putUnlessEmpty(json, "Settings", settings);
        return json;
    }

    private static Object json(BuildInfo.Module module) {
        Map<String, Object> json = new LinkedHashMap<>();
        putUnlessEmpty(json, "Path", module.path());
        putUnlessEmpty(json, "Version", module.version());
        putUnlessEmpty(json, "Sum", module.sum());
        module.replacement().ifPresent(other -> json.put("Replace", json(other)));
        return json;
    }

    private static void putUnlessEmpty(Map<String, Object> json, String key, Object value) {
        if (!value.equals("") && !value.equals(List.of())) {
            json.put(key, value);
        }
    }
}
