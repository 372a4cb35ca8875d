package dev.seaworthy.bundle.draft;

/**
 * An address without a host, or for all hosts, that code of the program's own loads: {@code :8080}. Clients name a host, so
 * it is most likely one to listen at.
 *
 * @param text as it stands in the binary
 * @param port from 1 to 65535
 * @param function whose code loads it, such as {@code main.main}
 */
public record ListenAddress(String text, int port, String function) {}
