package dev.seaworthy.bundle.description;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a service gets.
 *
 * @param cpuMillis thousandths of a processor
 * @param memoryBytes at most
 */
public record Resources(OptionalInt cpuMillis, OptionalLong memoryBytes) {}
