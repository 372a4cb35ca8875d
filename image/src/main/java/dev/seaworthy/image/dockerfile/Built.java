package dev.seaworthy.image.dockerfile;

import dev.seaworthy.target.ImageConfig;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.root.RootView;
import java.util.List;
import java.util.Optional;

/**
 * A stage as it will be.
 *
 * @param base the facts of the image that it is built on in the end; empty when that is not known
 * @param root its root
 * @param config how it is started
 * @param notFollowed what was not followed on the way, for people
 */
record Built(Optional<TargetFacts> base, RootView root, ImageConfig config, List<String> notFollowed) {
    Built {
        notFollowed = List.copyOf(notFollowed);
    }
}
