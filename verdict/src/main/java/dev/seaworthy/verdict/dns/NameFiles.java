package dev.seaworthy.verdict.dns;

import java.util.Optional;

/**
 * The files of a target that resolvers read.
 *
 * @param resolvConf {@code /etc/resolv.conf}
 * @param nsswitch {@code /etc/nsswitch.conf}
 * @param hosts {@code /etc/hosts}
 * @param mdnsAllow {@code /etc/mdns.allow}; only whether it exists matters
 * @param hostName the machine's name; unknown for a container that has not been started
 */
public record NameFiles(
        FileText resolvConf, FileText nsswitch, FileText hosts, FileText mdnsAllow, Optional<String> hostName) {
    /** These files with another {@code /etc/resolv.conf}. */
    public NameFiles withResolvConf(FileText other) {
        return new NameFiles(other, nsswitch, hosts, mdnsAllow, hostName);
    }
}
