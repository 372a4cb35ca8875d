package dev.seaworthy.bundle.description;

/**
 * How the number of replicas follows the load.
 *
 * @param minimum replicas at least
 * @param maximum replicas at most
 * @param cpuPercent of the processors that were asked for, which all replicas together should use
 */
public record Autoscale(int minimum, int maximum, int cpuPercent) {
    /** When the description does not say it: room for a jump by two fifths until the next replica is there. */
    public static final int USUAL_CPU_PERCENT = 70;
}
