package dev.seaworthy.target;

import java.util.Optional;

/**
 * Whether a 64-bit kernel runs the programs of its 32-bit sister: 386 on amd64, arm on arm64. A kernel that was built for it
 * can still have it switched off (on x86 with {@code ia32_emulation=0}, by the machine below it, or where an ARM processor
 * has the mode no more), and no file tells; only somebody who knows, or a trial.
 */
public enum CompatibilityMode {
    ON,
    OFF,
    UNKNOWN;

    /** What is known here, or else what another says. */
    CompatibilityMode or(CompatibilityMode other) {
        return this == UNKNOWN ? other : this;
    }

    /** The mode of a word, {@code on} or {@code off}. */
    public static Optional<CompatibilityMode> named(String word) {
        return switch (word) {
            case "on" -> Optional.of(ON);
            case "off" -> Optional.of(OFF);
            default -> Optional.empty();
        };
    }

    /** The word for it: {@code on}, {@code off}, or nothing where it is unknown. */
    public String word() {
        return switch (this) {
            case ON -> "on";
            case OFF -> "off";
            case UNKNOWN -> "";
        };
    }
}
