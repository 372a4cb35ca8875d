package dev.seaworthy.bundle.description;

import java.util.List;
import java.util.Optional;

/**
 * The image that is asked for.
 *
 * @param base the image to build on; empty for the smallest one on which the binary runs
 * @param origin what the Dockerfile starts from
 * @param toolchain the image with the Go toolchain, for {@link Origin#SOURCE}; empty for that of the binary's release
 * @param user the number of the account in the image
 * @param healthcheck arguments with which the binary asks itself how it is; none when it cannot
 * @param repository where the image belongs, without a tag; empty for the service's name
 * @param image what is to be made of it, without an engine
 */
public record Docker(
        Optional<String> base,
        Origin origin,
        Optional<String> toolchain,
        int user,
        List<String> healthcheck,
        Optional<String> repository,
        List<Form> image) {
    /** The account that images without a shell have for this (distroless' nonroot). */
    public static final int NONROOT = 65532;

    public Docker {
        healthcheck = List.copyOf(healthcheck);
        image = List.copyOf(image);
    }

    /** What a Dockerfile starts from. */
    public enum Origin {
        /** The finished binary. */
        BINARY,
        /** The source, compiled in a stage of its own. */
        SOURCE
    }

    /** A form of an image. */
    public enum Form {
        /** A directory as the OCI image layout has it. */
        OCI,
        /** One file for {@code docker load}. */
        ARCHIVE,
        /** Uploaded to its registry. */
        PUSH
    }
}
