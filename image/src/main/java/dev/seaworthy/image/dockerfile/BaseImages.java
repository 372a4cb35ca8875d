package dev.seaworthy.image.dockerfile;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.TargetSource;
import java.io.IOException;
import java.util.Optional;

/** Where base images are found. */
@FunctionalInterface
public interface BaseImages {
    /**
     * Finds an image.
     *
     * @param image as it stands behind FROM
     * @param wanted the architecture
     * @param needed whether the stage that is judged is built on it; of others a look into what is at hand is enough
     * @return empty when it is not at hand and not needed
     * @throws IOException when it is needed and cannot be had
     */
    Optional<TargetSource.Answer> find(String image, Optional<Architecture> wanted, boolean needed) throws IOException;
}
