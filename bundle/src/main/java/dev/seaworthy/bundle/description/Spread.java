package dev.seaworthy.bundle.description;

import java.util.OptionalInt;

/**
 * Over what the replicas are spread.
 *
 * @param zones over at least so many zones ({@code topology.kubernetes.io/zone})
 * @param nodes over at least so many nodes
 * @param isGuaranteed whether a replica that would break it is rather not started ({@code DoNotSchedule}); otherwise it
 *     is no more than a wish ({@code ScheduleAnyway})
 */
public record Spread(OptionalInt zones, OptionalInt nodes, boolean isGuaranteed) {}
