package dev.seaworthy.verdict.dns;

import java.util.List;
import java.util.Set;

/**
 * What one resolver makes of {@code /etc/resolv.conf}. The same file means different things to Go, glibc and musl.
 *
 * @param reader who read it
 * @param servers the addresses that are asked, in their order
 * @param defaultServers whether they are the default because the file names none that can be used
 * @param ignoredServers lines with a server that is not asked
 * @param search the search list, without dots at the ends
 * @param searchFromHostName whether the search list is the domain of the machine's own name
 * @param ndots names with fewer dots go through the search list first
 * @param timeoutSeconds the option {@code timeout}; its meaning differs, see {@link WorstCase}
 * @param attempts the option {@code attempts}
 * @param flags options without a value that have an effect
 * @param unknown what this reader does not know; makes a Go program with both resolvers use the C library's
 */
public record ResolvConf(
        Reader reader,
        List<String> servers,
        boolean defaultServers,
        List<Remark> ignoredServers,
        List<String> search,
        boolean searchFromHostName,
        int ndots,
        int timeoutSeconds,
        int attempts,
        Set<Flag> flags,
        List<Remark> unknown) {
    public ResolvConf {
        servers = List.copyOf(servers);
        ignoredServers = List.copyOf(ignoredServers);
        search = List.copyOf(search);
        flags = Set.copyOf(flags);
        unknown = List.copyOf(unknown);
    }

    /** Who reads the file. */
    public enum Reader {
        GO,
        GLIBC,
        MUSL
    }

    /** Options without a value. */
    public enum Flag {
        ROTATE("rotate"),
        SINGLE_REQUEST("single-request"),
        USE_VC("use-vc"),
        EDNS0("edns0"),
        TRUST_AD("trust-ad"),
        NO_RELOAD("no-reload"),
        NO_AAAA("no-aaaa"),
        NO_TLD_QUERY("no-tld-query");

        private final String option;

        Flag(String option) {
            this.option = option;
        }

        /** The option's usual name. */
        public String option() {
            return option;
        }
    }

    /**
     * A place in the file.
     *
     * @param line its number, from 1
     * @param text the word or line that is meant
     */
    public record Remark(int line, String text) {}

    /** All three use the first three servers: {@code MAXNS}, and a constant in Go's parser. */
    static final int MOST_SERVERS = 3;

    /** The limit of {@code ndots} in all three: {@code RES_MAXNDOTS}. */
    static final int MOST_DOTS = 15;
}
