package dev.seaworthy.acceptance;

import java.nio.file.Path;
import java.util.List;

/** Who foretells outcomes: the product, behind this seam. */
@FunctionalInterface
interface Judge {
    /**
     * Foretells what the trial of a binary will show. A binary below the root lies there; any other is judged as if it lay
     * at {@code /trial/NAME}, which is where a trial shows it.
     *
     * @param environment the variables of the trial that concern loaders, {@code NAME=VALUE}
     */
    Prediction predict(Path binary, Path root, List<String> environment);

    default Prediction predict(Path binary, Path root) {
        return predict(binary, root, List.of());
    }
}
