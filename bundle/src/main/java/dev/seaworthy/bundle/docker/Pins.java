package dev.seaworthy.bundle.docker;

import java.util.Optional;

/** Knows which digest an image has today, for those who asked for it. */
@FunctionalInterface
public interface Pins {
    /** Nothing is pinned but what the description pins. */
    Pins NONE = _ -> Optional.empty();

    /** The image with its digest; empty when it is not known. */
    Optional<String> pinned(String image);
}
