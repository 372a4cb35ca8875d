package dev.seaworthy.bundle.toolchain;

import dev.seaworthy.elf.Architecture;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A platform to build for. Always Linux.
 *
 * @param architecture of the binary
 * @param variant what {@code GOAMD64} or {@code GOARM} is to be; empty for the least that Go supports
 */
public record Goal(Architecture architecture, Optional<String> variant) {
    /** {@code linux/amd64}, {@code linux/amd64/v3}: as container engines name platforms. */
    public String name() {
        return "linux/" + architecture.goName() + variant.map(one -> "/" + one).orElse("");
    }

    /** The same for a file's name: {@code linux-amd64-v3}. */
    public String fileSuffix() {
        return name().replace('/', '-');
    }

    /**
     * What a name means.
     *
     * @param text {@code linux/arm64}, {@code linux/amd64/v2}, {@code linux/arm/v7}, or without {@code linux/}
     * @throws BuildException when it is no platform that Go builds for; the message says what is
     */
    public static Goal named(String text) throws BuildException {
        String[] parts = (text.startsWith("linux/") ? text.substring("linux/".length()) : text).split("/", -1);
        Optional<Architecture> architecture = Architecture.named(parts[0]);
        if (architecture.isEmpty() || parts.length > 2) {
            throw new BuildException("\"" + text + "\" is no platform; there are "
                    + Arrays.stream(Architecture.values())
                            .map(one -> "linux/" + one.goName())
                            .collect(Collectors.joining(", ")));
        }
        if (parts.length == 1) {
            return new Goal(architecture.get(), Optional.empty());
        }
        String allowed = switch (architecture.get()) {
            case AMD64 -> "v[1-4]";
            case ARM -> "v[567]";
            default -> "";
        };
        if (!parts[1].matches(allowed) || parts[1].isEmpty()) {
            throw new BuildException("\"" + text + "\": "
                    + switch (architecture.get()) {
                        case AMD64 -> "the levels of amd64 are v1, v2, v3 and v4";
                        case ARM -> "the variants of arm are v5, v6 and v7";
                        default -> architecture.get().goName() + " has no variants";
                    });
        }
        return new Goal(architecture.get(), Optional.of(parts[1]));
    }
}
