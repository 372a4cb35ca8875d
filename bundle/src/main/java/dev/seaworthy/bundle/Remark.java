package dev.seaworthy.bundle;

/**
 * Something to be said about a bundle.
 *
 * @param about the key of the description that it is about, {@code spread.zones}, or the path of a file
 * @param text one or two sentences
 */
public record Remark(String about, String text) {}
