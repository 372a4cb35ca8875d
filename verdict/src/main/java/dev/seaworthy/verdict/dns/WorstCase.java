package dev.seaworthy.verdict.dns;

import dev.seaworthy.verdict.dns.ResolvConf.Flag;
import dev.seaworthy.verdict.dns.ResolvConf.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How long one lookup takes when every server is silent: switched off, or behind a firewall that drops. A server whose
 * machine answers "port unreachable" costs nothing.
 *
 * @param resolver who looks up
 * @param name the name that is looked up
 * @param seconds how long it takes; empty when nothing ends it
 * @param formula how that comes about, in numbers
 */
public record WorstCase(Reader resolver, String name, OptionalLong seconds, String formula) {
    private static final String TIMES = " × ";

    static WorstCase of(ResolvConf conf, NamesAsked asked) {
        return switch (conf.reader()) {
            case GO -> go(conf, asked);
            case GLIBC -> glibc(conf, asked);
            case MUSL -> musl(conf, asked);
        };
    }

    /** {@code Resolver.tryOneName}: each server in turn, {@code attempts} rounds, for each name; A and AAAA side by side. */
    private static WorstCase go(ResolvConf conf, NamesAsked asked) {
        boolean single = conf.flags().contains(Flag.SINGLE_REQUEST);
        long seconds = (long) asked.whenDead().size()
                * conf.attempts()
                * conf.servers().size()
                * conf.timeoutSeconds()
                * (single ? 2 : 1);
        String formula = names(asked)
                + count(conf.attempts(), "attempt")
                + TIMES
                + count(conf.servers().size(), "server")
                + TIMES
                + conf.timeoutSeconds()
                + " s"
                + (single ? TIMES + "2 questions one after the other" : "");
        return new WorstCase(Reader.GO, asked.name(), OptionalLong.of(seconds), formula);
    }

    /**
     * {@code send_dg} in {@code res_send.c}: the server with index i gets timeout × 2^i seconds, all but the first divided
     * by the number of servers, at least one second. {@code send_vc} has no limit at all.
     */
    private static WorstCase glibc(ResolvConf conf, NamesAsked asked) {
        if (conf.flags().contains(Flag.USE_VC)) {
            return new WorstCase(
                    Reader.GLIBC,
                    asked.name(),
                    OptionalLong.empty(),
                    "glibc has no time limit over TCP (use-vc): a server that accepts and stays silent holds it for ever");
        }
        List<String> waits = new ArrayList<>();
        long round = 0;
        for (int i = 0; i < conf.servers().size(); i++) {
            long wait = ((long) conf.timeoutSeconds()) << i;
            wait = Math.max(1, i > 0 ? wait / conf.servers().size() : wait);
            round += wait;
            waits.add(Long.toString(wait));
        }
        int attempts = Math.max(0, conf.attempts());
        long seconds = (long) asked.whenDead().size() * attempts * round;
        String formula = names(asked)
                + count(attempts, "attempt")
                + TIMES
                + (waits.size() == 1 ? waits.getFirst() + " s" : "(" + String.join(" + ", waits) + ") s");
        return new WorstCase(Reader.GLIBC, asked.name(), OptionalLong.of(seconds), formula);
    }

    /**
     * {@code __res_msend_rc}: all servers at once, again every timeout / attempts, until the timeout is over. It counts in
     * whole milliseconds: when that division leaves a rest, one wait more may follow (attempts:7 within 1 s: 1.14 s).
     */
    private static WorstCase musl(ResolvConf conf, NamesAsked asked) {
        if (conf.attempts() == 0) {
            return new WorstCase(Reader.MUSL, asked.name(), OptionalLong.of(0), "musl divides by attempts:0 and dies");
        }
        return new WorstCase(
                Reader.MUSL,
                asked.name(),
                OptionalLong.of(conf.timeoutSeconds()),
                conf.timeoutSeconds() + " s for the whole lookup, all servers at once");
    }

    private static String names(NamesAsked asked) {
        return asked.whenDead().size() == 1 ? "" : count(asked.whenDead().size(), "name") + TIMES;
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
