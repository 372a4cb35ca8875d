package dev.seaworthy.verdict.dns;

import dev.seaworthy.verdict.dns.NsSwitch.Source;
import dev.seaworthy.verdict.dns.ResolvConf.Remark;
import dev.seaworthy.verdict.dns.ResolverFacts.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The order that a Go program chooses for a name when everything is known: {@code conf.hostLookupOrder} of
 * {@code src/net/conf.go}. Two generations differ in what happens to the pure resolver. Up to 1.20 it gives up whenever the
 * C library would be preferred, and takes "files,dns"; since 1.21 it makes the best of what it understands, and a source
 * that it does not know stands for DNS when the line has no {@code dns}.
 *
 * <p>A program can ask for Go's resolver itself ({@code net.Resolver.PreferGo}); that is not seen here.
 */
final class GoChoice {
    private final World world;
    private final Map<String, String> environment;
    private final Tag tag;
    private final Netdns netdns;
    private final String name;
    private final List<String> because = new ArrayList<>();

    private GoChoice(World world, ResolverFacts facts, Map<String, String> environment, String name) {
        this.world = world;
        this.environment = environment;
        this.tag = facts.tag();
        this.netdns = Netdns.of(Optional.ofNullable(environment.get("GODEBUG")), facts.defaultNetdns(), world.rules());
        this.name = name;
    }

    static Decision of(World world, ResolverFacts facts, Map<String, String> environment, String name) {
        GoChoice choice = new GoChoice(world, facts, environment, name);
        Order order = choice.order();
        return new Decision(order, choice.because, List.of());
    }

    private Order order() {
        boolean go = forcesGo();
        if (world.rules().since(GoRules.GO_1_21)) {
            if (!go && prefersC()) {
                return Order.CGO;
            }
            return fromFiles(!go, go ? Order.FILES_DNS : Order.CGO);
        }
        // Old releases stop at the first thing that they do not understand, whichever resolver they will then use.
        Order fallback = go ? Order.FILES_DNS : Order.CGO;
        return prefersC() ? fallback : fromFiles(true, fallback);
    }

    private boolean forcesGo() {
        if (!world.cgo()) {
            because.add(
                    tag == Tag.NETGO
                            ? "the binary was built with the tag netgo: only Go's resolver is in it"
                            : "only Go's resolver is in the binary");
            if (netdns.cgo()) {
                because.add(netdns.origin() + " has no effect without the C library's");
            }
            return true;
        }
        if (netdns.go()) {
            because.add(netdns.origin() + " asks for Go's resolver");
            return true;
        }
        because.add("both resolvers are in the binary");
        return false;
    }

    private boolean prefersC() {
        if (netdns.cgo()) {
            return because.add(netdns.origin() + " asks for the C library's resolver");
        }
        if (tag == Tag.NETCGO) {
            return because.add("the binary was built with the tag netcgo");
        }
        if (environment.containsKey("LOCALDOMAIN")) {
            return because.add("the environment variable LOCALDOMAIN is set, which Go leaves to the C library");
        }
        for (String variable : List.of("RES_OPTIONS", "HOSTALIASES")) {
            if (!environment.getOrDefault(variable, "").isEmpty()) {
                return because.add(
                        "the environment variable " + variable + " is set, which Go leaves to the C library");
            }
        }
        return world.rules().since(GoRules.GO_1_21) && oddName();
    }

    private boolean oddName() {
        return (name.indexOf('\\') >= 0 || name.indexOf('%') >= 0)
                && because.add("the name has a character that Go leaves to the C library");
    }

    /**
     * @param gives whether something that is not understood ends the choice with the fallback
     */
    private Order fromFiles(boolean gives, Order fallback) {
        if (gives && !world.unknownInResolvConf().isEmpty()) {
            Remark first = world.unknownInResolvConf().getFirst();
            because.add("/etc/resolv.conf" + (first.line() > 0 ? ", line " + first.line() + "," : "") + " has \""
                    + first.text() + "\", which Go" + GoResolvConf.before(first.text()) + " does not know");
            return fallback;
        }
        boolean old = !world.rules().since(GoRules.GO_1_21);
        if (old && oddName()) {
            return fallback;
        }
        String host = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (gives && !world.rules().since(GoRules.GO_1_23) && local(host)) {
            because.add("names in .local may be multicast DNS, which Go leaves to the C library");
            return fallback;
        }
        NsSwitch nss = world.nss();
        if (nss.state() == NsSwitch.State.BROKEN) {
            because.add("Go cannot read /etc/nsswitch.conf: " + nss.problem());
            return fallback;
        }
        if (nss.sources().isEmpty()) {
            return withoutSources(nss);
        }
        return fromSources(nss, host, gives, fallback);
    }

    private Order withoutSources(NsSwitch nss) {
        boolean absent = nss.state() == NsSwitch.State.ABSENT;
        String what = absent ? "there is no /etc/nsswitch.conf" : "/etc/nsswitch.conf has no sources for hosts";
        boolean dnsFirst = world.rules() == GoRules.GO_1_15;
        because.add(what + (dnsFirst ? ", and Go before 1.16 then asks DNS first" : ": files, then DNS"));
        return dnsFirst ? Order.DNS_FILES : Order.FILES_DNS;
    }

    private Order fromSources(NsSwitch nss, String host, boolean gives, Order fallback) {
        boolean files = false;
        boolean dns = false;
        String first = "";
        boolean anyDns = nss.sources().stream().anyMatch(source -> source.name().equals("dns"));
        for (Source source : nss.sources()) {
            boolean known = source.name().equals("files") || source.name().equals("dns");
            if (known) {
                if (gives && !source.standard()) {
                    because.add("/etc/nsswitch.conf has a condition in brackets after " + source.name());
                    return fallback;
                }
                files |= source.name().equals("files");
                dns |= source.name().equals("dns");
                first = first.isEmpty() ? source.name() : first;
            } else if (gives) {
                if (stops(source, host)) {
                    return fallback;
                }
            } else if (!anyDns) {
                because.add("/etc/nsswitch.conf has no dns; Go takes \"" + source.name() + "\" for it");
                dns = true;
                anyDns = true;
                first = first.isEmpty() ? "dns" : first;
            }
        }
        Order order = files && dns
                ? first.equals("files") ? Order.FILES_DNS : Order.DNS_FILES
                : files ? Order.FILES : dns ? Order.DNS : fallback;
        because.add("/etc/nsswitch.conf: hosts: " + nss.names());
        return order;
    }

    /** Whether a source that is neither files nor dns ends the choice. */
    private boolean stops(Source source, String host) {
        if (source.name().equals("myhostname")
                && !(host.isEmpty() && world.rules().since(GoRules.GO_1_21))) {
            boolean own =
                    world.hostName().map(known -> known.equalsIgnoreCase(host)).orElse(false);
            return (special(host) || own)
                    && because.add(
                            "myhostname in /etc/nsswitch.conf answers for this name, which Go leaves to the C library");
        }
        if (source.name().startsWith("mdns")) {
            if (local(host)) {
                return because.add("/etc/nsswitch.conf has " + source.name() + ", and the name ends in .local");
            }
            return world.mdnsAllow()
                    && because.add("/etc/nsswitch.conf has " + source.name() + ", and /etc/mdns.allow exists");
        }
        return because.add(
                "/etc/nsswitch.conf has \"" + source.name().replace("\t", "\\t") + "\", which Go does not know");
    }

    private static boolean local(String host) {
        return host.toLowerCase(Locale.ROOT).endsWith(".local");
    }

    private boolean special(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        boolean underscore = world.rules().since(GoRules.GO_1_20);
        return lower.equals("localhost")
                || lower.equals("localhost.localdomain")
                || lower.endsWith(".localhost")
                || lower.endsWith(".localhost.localdomain")
                || (underscore ? lower.equals("_gateway") || lower.equals("_outbound") : lower.equals("gateway"));
    }
}
