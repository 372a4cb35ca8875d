package dev.seaworthy.host.dns.ask;

/** Whether a server can do something. */
public enum Support {
    YES,
    NO,
    /** It was not asked, or did not answer at all. */
    UNKNOWN
}
