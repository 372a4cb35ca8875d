package dev.seaworthy.verdict.dns;

import dev.seaworthy.verdict.dns.ResolvConf.Flag;
import dev.seaworthy.verdict.dns.ResolvConf.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * The names that a lookup asks the servers for, in their order.
 *
 * @param resolver who asks
 * @param name the name that is looked up
 * @param whenMissing the names when each is answered with "no such name"
 * @param whenDead the names when no server answers at all
 */
public record NamesAsked(Reader resolver, String name, List<String> whenMissing, List<String> whenDead) {
    public NamesAsked {
        whenMissing = List.copyOf(whenMissing);
        whenDead = List.copyOf(whenDead);
    }

    /**
     * Go ({@code dnsConfig.nameList}) asks them all in both cases. glibc ({@code __res_context_search}) leaves the search
     * list at the first domain for which no server answers, but then still tries the name as it is. musl
     * ({@code name_from_dns_search}) has no search list for names with enough dots, and stops at the first failure. For the
     * root in a search list it makes a name that cannot be asked: up to 1.2.3 that ends the lookup, later it is passed over.
     */
    public static NamesAsked of(ResolvConf conf, String name, boolean oldMusl) {
        boolean rooted = name.endsWith(".");
        String bare = rooted ? name.substring(0, name.length() - 1) : name;
        long dots = name.chars().filter(c -> c == '.').count();
        boolean enough = rooted || dots >= conf.ndots();
        List<String> searched = rooted
                ? List.of()
                : conf.search().stream().map(domain -> joined(bare, domain)).toList();
        return switch (conf.reader()) {
            case GO -> {
                List<String> all = ordered(enough, bare, searched);
                yield new NamesAsked(Reader.GO, name, all, all);
            }
            case GLIBC -> {
                boolean asItIs = enough
                        || (!conf.search().contains("")
                                && (dots > 0
                                        || searched.isEmpty()
                                        || !conf.flags().contains(Flag.NO_TLD_QUERY)));
                List<String> first = searched.isEmpty() ? searched : searched.subList(0, 1);
                yield new NamesAsked(
                        Reader.GLIBC,
                        name,
                        asItIs ? ordered(enough, bare, searched) : searched,
                        asItIs ? ordered(enough, bare, first) : first);
            }
            case MUSL -> {
                int root = conf.search().indexOf(".");
                List<String> all = enough
                        ? List.of(bare)
                        : oldMusl && root >= 0
                                ? searched.subList(0, root)
                                : ordered(
                                        false,
                                        bare,
                                        searched.stream()
                                                .filter(one -> !one.endsWith(".."))
                                                .toList());
                yield new NamesAsked(Reader.MUSL, name, all, all.subList(0, Math.min(1, all.size())));
            }
        };
    }

    private static List<String> ordered(boolean asItIsFirst, String name, List<String> searched) {
        List<String> names = new ArrayList<>();
        if (asItIsFirst) {
            names.add(name);
        }
        names.addAll(searched);
        if (!asItIsFirst) {
            names.add(name);
        }
        return names;
    }

    private static String joined(String name, String domain) {
        return domain.isEmpty() ? name : name + "." + domain;
    }
}
