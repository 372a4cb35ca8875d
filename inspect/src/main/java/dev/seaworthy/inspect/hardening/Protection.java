package dev.seaworthy.inspect.hardening;

import java.util.List;
import java.util.Optional;

/**
 * One protection, or one trace that was left, and what it means.
 *
 * @param id a stable word: {@code pie}, {@code relro}, …
 * @param name its name for people
 * @param rating whether that is as it should be
 * @param value what the binary has: {@code yes}, {@code no}, {@code partial}, {@code RUNPATH /opt/lib}, …
 * @param meaning what it means for this binary, in one sentence
 * @param remedy how to get it, to be pasted; empty when there is nothing to be done
 * @param evidence where in the file that was read
 */
public record Protection(
        String id,
        String name,
        Rating rating,
        String value,
        String meaning,
        Optional<String> remedy,
        List<String> evidence) {
    public Protection {
        evidence = List.copyOf(evidence);
    }

    /** How good it is. */
    public enum Rating {
        /** It is there. */
        GOOD,
        /** It is not there, which is the usual thing for such a binary and no fault. */
        NORMAL,
        /** It could be had, and is not there. */
        WEAK,
        /** It helps an attacker, or tells what need not be told. */
        BAD,
        /** It has no sense for such a binary. */
        NOT_APPLICABLE,
        /** The bytes do not tell. */
        UNKNOWN
    }
}
