package dev.seaworthy.host.dns.ask;

/** Whether a server can do something. */
public enum Support {
    YES,
    NO,
    /** It says that it cannot or does not want to: SERVFAIL, REFUSED. */
    FAILS,
    /** It was not asked, or did not answer at all. */
    UNKNOWN
}
