package dev.seaworthy.bundle.description;

/**
 * Something to ask for by HTTP.
 *
 * @param port where
 * @param path begins with a slash
 */
public record Endpoint(Port port, String path) {}
