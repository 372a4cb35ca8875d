package dev.seaworthy.image;

import dev.seaworthy.elf.Architecture;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Chooses among the images of an index. */
public final class Platforms {
    private Platforms() {}

    /**
     * Chooses the image for an architecture.
     *
     * @param wanted when empty, that of this machine, else the first
     * @throws ImageFormatException when none is of a Linux
     */
    public static ImageReader.Choice choose(List<Descriptor> images, Optional<Architecture> wanted)
            throws ImageFormatException {
        List<Descriptor> linux = new ArrayList<>();
        Set<Architecture> known = new LinkedHashSet<>();
        for (Descriptor image : images) {
            if (MediaTypes.isManifest(image.mediaType()) && isLinux(image)) {
                linux.add(image);
                image.platform().flatMap(Platform::linux).ifPresent(known::add);
            }
        }
        if (linux.isEmpty()) {
            throw new ImageFormatException("the index holds no image of a Linux");
        }
        Optional<Descriptor> fitting = wanted.or(Platforms::here).flatMap(one -> of(linux, one));
        if (fitting.isPresent()) {
            return new ImageReader.Choice.Chosen(fitting.get());
        }
        // An image without a platform may be for any, and the only one needs none.
        Optional<Descriptor> any =
                linux.stream().filter(image -> image.platform().isEmpty()).findFirst();
        if (any.isPresent() || wanted.isEmpty()) {
            return new ImageReader.Choice.Chosen(any.orElse(linux.getFirst()));
        }
        return new ImageReader.Choice.OtherArchitecture(new ArrayList<>(known));
    }

    /** Builders put attestations beside images, for the platform {@code unknown/unknown}. */
    private static boolean isLinux(Descriptor image) {
        return image.platform().map(platform -> platform.os().equals("linux")).orElse(true)
                && !image.annotations().containsKey("vnd.docker.reference.type");
    }

    /** Of several variants the newest that every distribution of today is built for comes first: v7 of arm, v8 of arm64. */
    private static Optional<Descriptor> of(List<Descriptor> images, Architecture architecture) {
        List<Descriptor> fitting = images.stream()
                .filter(image -> image.platform().flatMap(Platform::linux).equals(Optional.of(architecture)))
                .toList();
        String usual = architecture == Architecture.ARM ? "v7" : architecture == Architecture.ARM64 ? "v8" : "";
        return fitting.stream()
                .filter(image -> image.platform()
                        .flatMap(Platform::variant)
                        .orElse(usual)
                        .equals(usual))
                .findFirst()
                .or(() -> fitting.stream().findFirst());
    }

    private static Optional<Architecture> here() {
        String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return Architecture.named(name.equals("aarch64") ? "arm64" : name);
    }
}
