package dev.seaworthy.bundle.description;

import java.util.Optional;

/**
 * The section {@code rollout}: how a new version takes over.
 *
 * @param tool who does it
 * @param provider the mesh or ingress that splits the traffic, by Flagger's name for it: {@code nginx}, {@code istio}
 * @param host the public name of the service, which an ingress is asked for
 * @param intervalSeconds from one look to the next
 * @param threshold how many looks may fail
 * @param stepWeight how many percent of the traffic are added with each good look
 * @param maxWeight how many percent the new version gets before it is trusted
 * @param prometheus where metrics are asked for
 */
public record Rollout(
        Tool tool,
        String provider,
        Optional<String> host,
        int intervalSeconds,
        int threshold,
        int stepWeight,
        int maxWeight,
        String prometheus) {
    /** Who moves the traffic. */
    public enum Tool {
        FLAGGER,
        ARGO
    }

    /** A section that says nothing: six minutes from the first look to trust, five bad looks are too many. */
    public static final Rollout USUAL =
            new Rollout(Tool.FLAGGER, "nginx", Optional.empty(), 60, 5, 10, 50, "http://prometheus.monitoring:9090");
}
