package dev.seaworthy.image;

import dev.seaworthy.elf.Architecture;
import java.util.Optional;

/**
 * For which machines an image is.
 *
 * @param os {@code linux}, {@code windows}
 * @param architecture a name of Go's GOARCH
 * @param variant of the processor: {@code v7}, {@code v8}
 */
public record Platform(String os, String architecture, Optional<String> variant) {
    /** The architecture, when this is a Linux on one that Go knows. */
    public Optional<Architecture> linux() {
        return os.equals("linux") ? Architecture.named(architecture) : Optional.empty();
    }

    /** As people write it: {@code linux/arm/v7}. */
    public String describe() {
        return os + "/" + architecture + variant.map(text -> "/" + text).orElse("");
    }
}
