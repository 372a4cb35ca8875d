package dev.seaworthy.bundle.description;

import java.util.Optional;

/**
 * The section {@code kubernetes}: manifests.
 *
 * @param namespace where it all goes; absent for the one of whoever applies it
 * @param image what is started; absent for {@code NAME:VERSION}
 * @param replicas how many, at least 1
 * @param spread over what they are spread
 * @param autoscale how their number follows the load; absent for a fixed number
 * @param network who may talk to whom
 * @param storageBytes the size of each replica's volume, for a service with a state directory
 * @param isHelmWanted whether a chart is made as well
 */
public record Kubernetes(
        Optional<String> namespace,
        Optional<String> image,
        int replicas,
        Optional<Spread> spread,
        Optional<Autoscale> autoscale,
        NetworkAccess network,
        long storageBytes,
        boolean isHelmWanted) {
    /** The size of a volume when the description does not say it: 1 GiB. */
    public static final long USUAL_STORAGE = 1L << 30;

    /** A section that says nothing: one replica. */
    public static final Kubernetes USUAL = new Kubernetes(
            Optional.empty(),
            Optional.empty(),
            1,
            Optional.empty(),
            Optional.empty(),
            NetworkAccess.OPEN,
            USUAL_STORAGE,
            false);
}
