package dev.seaworthy.bundle.description;

/** A directory that the service needs, by the names that systemd gives them. */
public enum Directory {
    /** {@code /etc/NAME}: read only. */
    CONFIGURATION,
    /** {@code /var/lib/NAME}. */
    STATE,
    /** {@code /var/cache/NAME}. */
    CACHE,
    /** {@code /var/log/NAME}. */
    LOGS,
    /** {@code /run/NAME}. */
    RUNTIME
}
