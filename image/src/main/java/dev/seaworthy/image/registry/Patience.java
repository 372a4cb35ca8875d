package dev.seaworthy.image.registry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long a registry is waited for, and how often it is asked again.
 *
 * @param connect until a connection stands
 * @param answer until an answer begins
 * @param silence until the next byte of an answer
 * @param attempts how often in all a request is made that failed for a reason that may pass
 * @param firstPause before the second attempt; doubled before each further one, and varied, so that many who were refused
 *     at once do not come back at once
 * @param longestPause what a registry may ask for with {@code Retry-After}; asking for more ends the attempts
 */
record Patience(
        Duration connect, Duration answer, Duration silence, int attempts, Duration firstPause, Duration longestPause) {
    /** For people who wait at a terminal and pipelines that would rather fail than hang. */
    static final Patience USUAL = new Patience(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            4,
            Duration.ofMillis(500),
            Duration.ofSeconds(20));

    /** The pause before an attempt, the second one being number 1. */
    Duration pause(int attempt) {
        long base = firstPause.toMillis() << Math.min(attempt - 1, 10);
        long varied = base / 2 + ThreadLocalRandom.current().nextLong(base / 2 + 1);
        return Duration.ofMillis(Math.min(varied, longestPause.toMillis()));
    }
}
