/**
 * Name resolution, simulated: which resolver a program will really use, in which order it asks, what each resolver makes of
 * the same {@code /etc/resolv.conf}, and how long a lookup takes when no server answers.
 *
 * <p>Pure code over texts: nothing here opens a file or a socket. The texts may come from strangers; every reader is bounded
 * by its input, never throws, and reads what its resolver would read, mistakes included.
 *
 * <p>Sources: golang/go {@code src/net/conf.go}, {@code dnsconfig_unix.go}, {@code dnsclient_unix.go}, {@code nss.go},
 * {@code hosts.go}, {@code parse.go} of Go 1.15, 1.19, 1.20, 1.21, 1.22, 1.23, 1.24, 1.26 and 1.27; glibc 2.36
 * {@code resolv/res_init.c}, {@code res_query.c}, {@code res_send.c}, {@code nss/nss_database.c}; musl 1.2.3 and 1.2.6
 * {@code src/network/resolvconf.c}, {@code lookup_name.c}, {@code res_msend.c}. Where a source left room for doubt, the
 * laboratory's measurement decided ({@code acceptance}, {@code ResolverChoiceIT} and {@code LookupTimeIT}).
 */
@NullMarked
package dev.seaworthy.verdict.dns;

import org.jspecify.annotations.NullMarked;
