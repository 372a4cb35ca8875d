package dev.seaworthy.verdict.dns;

/**
 * Something in the files that works otherwise than it looks.
 *
 * @param id a stable name
 * @param message what happens, in a sentence or two
 */
public record Trap(String id, String message) {}
