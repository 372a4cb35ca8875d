package dev.seaworthy.binary;

import java.util.Optional;
import java.util.Set;

/**
 * Tells which runtime for finding mistakes was compiled in: by the build settings, which exist since Go 1.18, or by the
 * functions that the compiler calls in such programs only (golang/go, {@code src/runtime/race.go}, {@code asan.go},
 * {@code msan.go}).
 */
final class Sanitizers {
    static final String RACE = "runtime.racefuncenter";
    static final String ADDRESS = "runtime.asanread";
    static final String MEMORY = "runtime.msanread";

    private Sanitizers() {}

    static Optional<Sanitizer> find(Set<String> functions, Optional<BuildInfo> info) {
        for (Sanitizer sanitizer : Sanitizer.values()) {
            boolean asked = info.flatMap(known -> known.setting(sanitizer.flag()))
                    .map("true"::equals)
                    .orElse(false);
            if (asked || functions.contains(function(sanitizer))) {
                return Optional.of(sanitizer);
            }
        }
        return Optional.empty();
    }

    private static String function(Sanitizer sanitizer) {
        return switch (sanitizer) {
            case RACE -> RACE;
            case ADDRESS -> ADDRESS;
            case MEMORY -> MEMORY;
        };
    }
}
