package dev.seaworthy.trial;

import java.time.Duration;

/**
 * What a program in a trial may use; beyond it, it is stopped or refused.
 *
 * @param timeout how long it may run
 * @param memory resident bytes of all its processes together. The address space is not limited: Go reserves far more of it
 *     than it uses
 * @param processes its processes and threads together
 * @param writable bytes of each place that it can write to, all of them in memory: {@code /tmp}, {@code /dev/shm}
 */
public record Limits(Duration timeout, long memory, int processes, long writable) {
    /** Enough for services of usual size to start. */
    public static final Limits USUAL = new Limits(Duration.ofSeconds(10), 512L << 20, 256, 64L << 20);

    public Limits {
        if (timeout.isNegative() || timeout.isZero() || memory <= 0 || processes <= 0 || writable <= 0) {
            throw new IllegalArgumentException("a limit must be more than nothing");
        }
    }
}
