package dev.seaworthy.target.catalogue;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.CLibrary;
import dev.seaworthy.target.CompatibilityMode;
import dev.seaworthy.target.Distribution;
import dev.seaworthy.target.ImageConfig;
import dev.seaworthy.target.KernelVersion;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.PackageManager;
import dev.seaworthy.target.Provenance;
import dev.seaworthy.target.Setting;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.catalogue.TargetFile.BadFile;
import dev.seaworthy.target.root.RootView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The lines of a target file about the target as a whole, read and written. */
final class TargetHead {
    private final Map<String, Line> lines = new HashMap<>();
    private final Map<String, String> environment = new TreeMap<>();

    private record Line(List<String> fields, int number) {
        String text(int index) {
            return Fields.unescape(fields.get(index));
        }

        /** A field that may be empty or left out. */
        Optional<String> optional(int index) {
            return index < fields.size() && !fields.get(index).isEmpty() ? Optional.of(text(index)) : Optional.empty();
        }

        OptionalLong optionalNumber(int index) {
            Optional<String> text = optional(index);
            if (text.isEmpty()) {
                return OptionalLong.empty();
            }
            try {
                return OptionalLong.of(Long.parseLong(text.get()));
            } catch (NumberFormatException none) {
                throw new BadFile(number, "\"" + text.get() + "\" is not a number");
            }
        }
    }

    void take(List<String> fields, int number) {
        Line line = new Line(fields, number);
        if (fields.getFirst().equals("environment")) {
            if (fields.size() < 3) {
                throw new BadFile(number, "\"environment\" needs a name and a value");
            }
            environment.put(line.text(1), line.text(2));
        } else {
            lines.put(fields.getFirst(), line);
        }
    }

    TargetFacts facts(RootView root) {
        Line distribution = required("distribution", 5);
        Line library = required("c-library", 4);
        Line captured = required("captured", 3);
        return new TargetFacts(
                required("name", 2).text(1),
                architecture(required("architecture", 2), 1),
                new Distribution(
                        distribution.text(1),
                        distribution.text(2),
                        distribution.text(3),
                        TargetFile.constant(
                                PackageManager.class, distribution.fields().get(4), distribution.number())),
                new CLibrary(
                        TargetFile.constant(
                                CLibrary.Kind.class, library.fields().get(1), library.number()),
                        library.optional(2),
                        library.text(3)),
                new Provenance(Provenance.How.CAPTURED, captured.text(1), captured.text(2)),
                root,
                config(),
                line("setting")
                        .map(line -> TargetFile.constant(
                                Setting.class, line.optional(1).orElse(""), line.number()))
                        .orElse(Setting.CONTAINER),
                machine(),
                line("size").map(line -> line.optionalNumber(1)).orElse(OptionalLong.empty()));
    }

    private ImageConfig config() {
        return new ImageConfig(
                line("user").flatMap(line -> line.optional(1)),
                environment,
                line("working-directory").flatMap(line -> line.optional(1)),
                words("entrypoint"),
                words("command"));
    }

    private List<String> words(String key) {
        return line(key)
                .filter(line -> line.fields().size() > 1)
                .map(line -> Fields.elements(line.fields().get(1)))
                .orElse(List.of());
    }

    private Machine machine() {
        return line("machine")
                .map(line -> new Machine(
                        architecture(line, 1),
                        line.optional(2).flatMap(KernelVersion::parse),
                        line.optionalNumber(3).stream()
                                .mapToInt(level -> (int) level)
                                .mapToObj(OptionalInt::of)
                                .findFirst()
                                .orElse(OptionalInt.empty()),
                        line.optionalNumber(4),
                        line.optional(5).flatMap(CompatibilityMode::named).orElse(CompatibilityMode.UNKNOWN)))
                .orElse(Machine.UNKNOWN);
    }

    /** Empty means none; one that is not known here must not look like none. */
    private static Optional<Architecture> architecture(Line line, int index) {
        Optional<String> name = line.optional(index);
        Optional<Architecture> known = name.flatMap(Architecture::named);
        if (known.isEmpty() && name.isPresent()) {
            throw new BadFile(line.number(), "\"" + name.get() + "\" is no architecture of Go");
        }
        return known;
    }

    private Optional<Line> line(String name) {
        return Optional.ofNullable(lines.get(name));
    }

    private Line required(String name, int fields) {
        Line found = lines.get(name);
        if (found == null) {
            throw new BadFile(1, "a line \"" + name + "\" is missing");
        }
        if (found.fields().size() < fields) {
            throw new BadFile(found.number(), "\"" + name + "\" needs " + (fields - 1) + " fields");
        }
        return found;
    }

    /** Writes what {@link #facts} reads. */
    static void write(TargetFacts facts, String date, String source, TargetLines out) {
        out.line("name", facts.name());
        out.line("architecture", facts.architecture().map(Architecture::goName).orElse(""));
        Distribution distribution = facts.distribution();
        out.line(
                "distribution",
                distribution.id(),
                distribution.version(),
                distribution.prettyName(),
                distribution.packages().name());
        CLibrary library = facts.cLibrary();
        out.line("c-library", library.kind().name(), library.version().orElse(""), library.evidence());
        out.line("captured", date, source);
        facts.size().ifPresent(bytes -> out.line("size", String.valueOf(bytes)));
        write(facts.config(), out);
        if (facts.setting() != Setting.CONTAINER) {
            out.line("setting", facts.setting().name());
        }
        Machine machine = facts.machine();
        if (!machine.equals(Machine.UNKNOWN)) {
            out.line(
                    "machine",
                    machine.architecture().map(Architecture::goName).orElse(""),
                    machine.kernel().map(KernelVersion::toString).orElse(""),
                    machine.cpuLevel().isPresent()
                            ? String.valueOf(machine.cpuLevel().getAsInt())
                            : "",
                    machine.pageSize().isPresent()
                            ? String.valueOf(machine.pageSize().getAsLong())
                            : "",
                    machine.compatibility().word());
        }
    }

    private static void write(ImageConfig config, TargetLines out) {
        config.user().ifPresent(user -> out.line("user", user));
        config.environment().forEach((name, value) -> out.line("environment", name, value));
        config.workingDirectory().ifPresent(directory -> out.line("working-directory", directory));
        if (!config.entrypoint().isEmpty()) {
            out.list("entrypoint", Fields.words(config.entrypoint()));
        }
        if (!config.command().isEmpty()) {
            out.list("command", Fields.words(config.command()));
        }
    }
}
