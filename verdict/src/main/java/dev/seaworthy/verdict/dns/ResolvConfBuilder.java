package dev.seaworthy.verdict.dns;

import dev.seaworthy.verdict.dns.ResolvConf.Flag;
import dev.seaworthy.verdict.dns.ResolvConf.Reader;
import dev.seaworthy.verdict.dns.ResolvConf.Remark;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A {@link ResolvConf} while it is read, with the defaults that all three resolvers share. */
final class ResolvConfBuilder {
    final List<String> servers = new ArrayList<>();
    final List<Remark> ignoredServers = new ArrayList<>();
    final List<String> search = new ArrayList<>();
    final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    final List<Remark> unknown = new ArrayList<>();
    int ndots = 1;
    int timeout = 5;
    int attempts = 2;

    void server(int line, String address, boolean valid) {
        if (valid && servers.size() < ResolvConf.MOST_SERVERS) {
            servers.add(address);
        } else {
            ignoredServers.add(new Remark(line, address));
        }
    }

    void search(List<String> domains) {
        search.clear();
        search.addAll(domains);
    }

    /**
     * @param defaults the servers when the file names none
     * @param hostName the machine's name, whose domain is the search list when the file has none
     */
    ResolvConf build(Reader reader, List<String> defaults, Optional<String> hostName) {
        boolean none = servers.isEmpty();
        Optional<String> domain = search.isEmpty() ? hostName.flatMap(ResolvConfBuilder::domain) : Optional.empty();
        return new ResolvConf(
                reader,
                none ? defaults : servers,
                none,
                ignoredServers,
                domain.map(List::of).orElse(search),
                domain.isPresent(),
                ndots,
                timeout,
                attempts,
                flags,
                unknown);
    }

    private static Optional<String> domain(String hostName) {
        int dot = hostName.indexOf('.');
        return dot >= 0 && dot < hostName.length() - 1 ? Optional.of(hostName.substring(dot + 1)) : Optional.empty();
    }
}
