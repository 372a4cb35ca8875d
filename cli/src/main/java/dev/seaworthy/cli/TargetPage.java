package dev.seaworthy.cli;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.CompatibilityMode;
import dev.seaworthy.target.ImageConfig;
import dev.seaworthy.target.KernelVersion;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.catalogue.EndOfLife;
import dev.seaworthy.target.catalogue.Summary;
import dev.seaworthy.target.root.RootView;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code seaworthy targets show}: all that is known of a target, and who says so. */
final class TargetPage {
    private static final int NAME_WIDTH = 14;
    private static final int LARGEST_PASSWD = 1 << 16;
    private static final int MOST_USERS = 40;

    private final StringBuilder out = new StringBuilder();
    private final Optional<LocalDate> today;

    TargetPage(Optional<LocalDate> today) {
        this.today = today;
    }

    /**
     * The page.
     *
     * @param facts what is known
     * @param aliases other names
     * @param sources documented facts, and who says each
     */
    String text(TargetFacts facts, List<String> aliases, Map<String, String> sources) {
        row("name", facts.name());
        if (!aliases.isEmpty()) {
            row("aliases", String.join(", ", aliases));
        }
        row("architecture", facts.architecture().map(Architecture::goName).orElse("any"));
        row("distribution", facts.distribution().prettyName());
        row("packages", TargetTable.packages(facts));
        row("C library", facts.cLibrary().describe() + "  (" + facts.cLibrary().evidence() + ")");
        facts.size().ifPresent(bytes -> row("size", TargetTable.size(bytes) + " (" + bytes + " bytes)"));
        config(facts.config());
        machine(facts.machine());
        Summary summary = Summary.of(facts);
        row("certificates", certificates(summary));
        row("time zones", word(summary.zones()));
        row("shell", word(summary.shell()));
        row("users", users(facts.root(), summary));
        EndOfLife.of(facts.distribution())
                .ifPresent(end -> row(
                        "end of life",
                        new TargetTable(today).end(end)
                                + end.extended()
                                        .map(until -> ", longer support until " + until)
                                        .orElse("")
                                + "  (" + end.source() + ")"));
        String how = Style.word(facts.provenance().how().name());
        row(
                "facts",
                (how + " " + facts.provenance().date()).strip() + ": "
                        + facts.provenance().source());
        sources.forEach((fact, source) -> row("", fact + ": " + source));
        return out.toString();
    }

    private void config(ImageConfig config) {
        config.user().ifPresent(user -> row("runs as", user));
        config.environment().forEach((name, value) -> row("environment", name + "=" + value));
        config.workingDirectory().ifPresent(directory -> row("directory", directory));
        if (!config.entrypoint().isEmpty()) {
            row("entrypoint", String.join(" ", config.entrypoint()));
        }
        if (!config.command().isEmpty()) {
            row("command", String.join(" ", config.command()));
        }
    }

    private void machine(Machine machine) {
        machine.kernel().map(KernelVersion::toString).ifPresent(kernel -> row("kernel", kernel));
        machine.cpuLevel().ifPresent(level -> row("processor", "x86-64-v" + level));
        machine.pageSize().ifPresent(size -> row("page size", size + " bytes"));
        if (machine.compatibility() != CompatibilityMode.UNKNOWN) {
            row("32-bit programs", machine.compatibility().word());
        }
    }

    static String certificates(Summary summary) {
        return word(summary.certificates())
                + (summary.certificateCount().isPresent()
                        ? ", " + summary.certificateCount().getAsInt()
                        : "");
    }

    static String word(Summary.Presence presence) {
        return Style.word(presence.name());
    }

    private static String users(RootView root, Summary summary) {
        return root.text("/etc/passwd", LARGEST_PASSWD) instanceof RootView.Content.Text(String _, String text)
                ? text.lines()
                        .map(line -> line.split(":", -1))
                        .filter(fields -> fields.length > 2)
                        .limit(MOST_USERS)
                        .map(fields -> fields[0] + " " + fields[2])
                        .collect(Collectors.joining(", "))
                : word(summary.users());
    }

    private void row(String name, String value) {
        out.append(Terminal.printable(name + " ".repeat(Math.max(1, NAME_WIDTH - name.length())) + value))
                .append('\n');
    }
}
