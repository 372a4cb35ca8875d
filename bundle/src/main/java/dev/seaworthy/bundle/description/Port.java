package dev.seaworthy.bundle.description;

/**
 * A port on which the service listens.
 *
 * @param name {@code http}, {@code grpc}: at most 15 lower-case letters, digits and hyphens, as Kubernetes wants it
 * @param number from 1 to 65535
 * @param protocol TCP or UDP
 */
public record Port(String name, int number, Protocol protocol) {
    /** What is spoken below HTTP. */
    public enum Protocol {
        TCP,
        UDP
    }
}
