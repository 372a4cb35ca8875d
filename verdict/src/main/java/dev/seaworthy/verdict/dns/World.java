package dev.seaworthy.verdict.dns;

import dev.seaworthy.verdict.dns.ResolvConf.Remark;
import java.util.List;
import java.util.Optional;

/**
 * One way how all that matters may be. What is not known makes several of them; a choice that is the same in all is decided.
 *
 * @param rules the rules of the Go release
 * @param cgo whether the C library's resolver is linked beside Go's
 * @param unknownInResolvConf what {@code /etc/resolv.conf} has that Go does not know
 * @param nss {@code /etc/nsswitch.conf} as Go reads it
 * @param mdnsAllow whether {@code /etc/mdns.allow} exists
 * @param hostName the machine's name
 * @param when in which case it is so; empty for the one that is taken for the usual
 */
record World(
        GoRules rules,
        boolean cgo,
        List<Remark> unknownInResolvConf,
        NsSwitch nss,
        boolean mdnsAllow,
        Optional<String> hostName,
        String when) {
    World {
        unknownInResolvConf = List.copyOf(unknownInResolvConf);
    }
}
