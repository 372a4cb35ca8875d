package dev.seaworthy.host.unit;

import dev.seaworthy.host.Found;
import dev.seaworthy.host.Notes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lines that systemd reads and ignores: nobody notices, because a unit with them starts all the same. */
final class IgnoredLines {
    private static final String RULE = "unit/ignored-line";

    /** Keys that are newer than the list, by the release that brought them: what is there may know them. */
    private static final Map<String, Integer> NEWER = Map.of(
            "RestartSteps", 254,
            "RestartMaxDelaySec", 254,
            "RestartMode", 254,
            "FileDescriptorStorePreserve", 254,
            "MemoryPressureWatch", 254,
            "SurviveFinalKillSignal", 255,
            "PrivatePIDs", 257);

    private IgnoredLines() {}

    static void check(Judged judged, Notes notes) {
        List<String> ignored = new ArrayList<>(judged.unit().oddities());
        for (UnitLine line : judged.unit().lines()) {
            complaint(line).ifPresent(what -> ignored.add(line.place() + ": " + what));
        }
        if (ignored.isEmpty()) {
            return;
        }
        Found found = Found.gap(
                        RULE,
                        "systemd ignores " + (ignored.size() == 1 ? "a line" : ignored.size() + " lines")
                                + " of the unit and starts it all the same.")
                .error(ignored.getFirst());
        ignored.forEach(one -> found.host("ignored", one));
        for (UnitLine line : judged.unit().lines()) {
            hint(line).ifPresent(hint -> found.host("perhaps meant", hint));
        }
        notes.finding(found.configure(
                        "systemd-analyze verify --recursive-errors=no "
                                + judged.unit().name(),
                        "shows such lines where systemd runs; since systemd 250 it fails with --recursive-errors")
                .finding());
    }

    /** What systemd says of a line that it ignores. */
    private static Optional<String> complaint(UnitLine line) {
        if (line.key().startsWith("X-") || NEWER.containsKey(line.key())) {
            return Optional.empty();
        }
        Optional<String> kind = UnitKeys.kind(line.section(), line.key());
        if (kind.isEmpty()) {
            return Optional.of("Unknown key '" + line.key() + "' in section [" + line.section() + "], ignoring.");
        }
        return LineValues.complaint(line.key(), kind.get(), line.value());
    }

    private static Optional<String> hint(UnitLine line) {
        if (UnitKeys.kind(line.section(), line.key()).isPresent()
                || line.key().startsWith("X-")
                || NEWER.containsKey(line.key())) {
            return Optional.empty();
        }
        return UnitKeys.sectionOf(line.key())
                .map(section -> line.key() + "= belongs into [" + section + "]")
                .or(() -> UnitKeys.nearest(line.section(), line.key())
                        .map(near -> near + "= instead of " + line.key() + "="));
    }
}
