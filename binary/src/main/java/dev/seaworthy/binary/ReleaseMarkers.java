package dev.seaworthy.binary;

import dev.seaworthy.binary.FunctionTable.Layout;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Narrows a release down by functions of the runtime that every program has from one release on. Read off programs built
 * by each release.
 */
final class ReleaseMarkers {
    /**
     * A function that no older release has.
     *
     * @param minor the first release with it: 21 for Go 1.21
     */
    private record Marker(int minor, String function) {}

    /** In the order of releases. A release that is not here is not told from the one before. */
    private static final List<Marker> MARKERS = List.of(
            new Marker(15, "runtime.(*spanSet).push"),
            new Marker(17, "runtime.(*sweepLocked).sweep"),
            new Marker(19, "runtime.(*gcCPULimiterState).accumulate"),
            new Marker(21, "internal/abi.(*Type).Uncommon"),
            new Marker(22, "runtime.(*_panic).nextFrame"),
            new Marker(23, "internal/runtime/exithook.Run"),
            new Marker(24, "internal/byteorder.LEUint64"),
            new Marker(25, "runtime.(*cleanupQueue).enqueue"),
            new Marker(27, "internal/abi.(*Type).DescriptorSize"));

    private ReleaseMarkers() {}

    /** The release, without the bug-fix release: {@code go1.22}; or the range that is left: {@code go1.20–go1.21}. */
    static String narrow(FunctionTable table) {
        Layout layout = table.summary().layout();
        int oldest = minor(layout.oldest());
        int newest = minor(layout.newest());
        Set<String> functions = new HashSet<>();
        for (Marker marker : MARKERS) {
            if (marker.minor > oldest && marker.minor <= newest) {
                functions.add(marker.function);
            }
        }
        Set<String> present = table.present(functions);
        for (Marker marker : MARKERS) {
            if (present.contains(marker.function)) {
                oldest = marker.minor;
            }
        }
        for (Marker marker : MARKERS) {
            // Names that were scrambled tell nothing, so only what comes after a marker that is there counts as
            // missing.
            if (!present.isEmpty() && marker.minor > oldest && marker.minor <= newest) {
                newest = marker.minor - 1;
            }
        }
        return text(oldest, newest);
    }

    private static String text(int oldest, int newest) {
        return oldest == newest ? "go1." + oldest : "go1." + oldest + GoFacts.TO + "go1." + newest;
    }

    private static int minor(String version) {
        return Integer.parseInt(version.substring(version.indexOf('.') + 1));
    }
}
