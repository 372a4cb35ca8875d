package dev.seaworthy.logs;

/**
 * A field that lines have.
 *
 * @param path the keys that lead to it, joined by dots
 * @param lines in how many objects it was seen
 * @param types the kinds of its values, the most frequent first
 * @param ecs its field in Elastic Common Schema
 * @param openTelemetry its place in a log record of OpenTelemetry
 */
public record FieldSeen(String path, long lines, String types, String ecs, String openTelemetry) {}
