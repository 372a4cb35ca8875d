package dev.seaworthy.verdict;

/**
 * One piece of evidence.
 *
 * @param name what it is, in the field's words: {@code interpreter}, {@code needed}, {@code version definition}
 * @param value what was found
 */
public record Fact(String name, String value) {}
