package dev.seaworthy.logs;

/**
 * A line that offends.
 *
 * @param line its number in the file, from 1
 * @param excerpt a piece of it, with what must not be told masked
 * @param wrong what is wrong with it
 */
public record Offender(long line, String excerpt, String wrong) {}
