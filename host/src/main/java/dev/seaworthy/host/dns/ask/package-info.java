/**
 * A small DNS client that asks name servers what a service will ask them: RFC 1035 over UDP and TCP, EDNS(0) of RFC 6891.
 *
 * <p>What a server sends comes from a stranger. Every offset and count is checked before it is used, every loop is bounded by
 * the size of the message (at most 64 KiB), a compression pointer may lead only backwards, and damage is a value. Every wait
 * has an end; a survey of one server takes at most some ten seconds.
 */
@NullMarked
package dev.seaworthy.host.dns.ask;

import org.jspecify.annotations.NullMarked;
