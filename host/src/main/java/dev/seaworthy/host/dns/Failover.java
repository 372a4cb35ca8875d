package dev.seaworthy.host.dns;

import dev.seaworthy.host.dns.ask.ServerReport;
import dev.seaworthy.host.dns.ask.Support;
import dev.seaworthy.verdict.dns.NamesAsked;
import dev.seaworthy.verdict.dns.ResolvConf;
import dev.seaworthy.verdict.dns.ResolvConf.Flag;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How long a lookup takes with the servers as they were found.
 *
 * @param seconds how long; empty when it cannot be told
 * @param answered whether it ends with an answer
 * @param how how that comes about
 */
record Failover(OptionalDouble seconds, boolean answered, String how) {
    /**
     * Computes it.
     *
     * @param conf the file as one resolver reads it
     * @param name the name that was asked for
     * @param servers what each server did, in the order of the file
     * @param oldMusl whether musl is older than 1.2.4
     */
    static Failover of(ResolvConf conf, String name, List<ServerReport> servers, boolean oldMusl) {
        NamesAsked asked = NamesAsked.of(conf, name, oldMusl);
        boolean exists = servers.stream().anyMatch(server -> server.code().equals("NOERROR"));
        int own = asked.whenMissing().indexOf(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
        int names =
                Math.max(1, exists && own >= 0 ? own + 1 : asked.whenMissing().size());
        return switch (conf.reader()) {
            case GO -> go(conf, servers, names);
            case GLIBC -> glibc(conf, servers, names);
            case MUSL -> musl(conf, servers, names);
        };
    }

    /** A and AAAA side by side, or with single-request one after the other; the longer of the two counts. */
    private static Failover go(ResolvConf conf, List<ServerReport> servers, int names) {
        if (conf.flags().contains(Flag.ROTATE) && servers.size() > 1) {
            return new Failover(OptionalDouble.empty(), true, "rotate: each lookup begins with another server");
        }
        Chain a = new Chain(servers, conf, false).goOn();
        Chain aaaa = new Chain(servers, conf, true).goOn();
        boolean single = conf.flags().contains(Flag.SINGLE_REQUEST);
        double seconds = single ? a.seconds + aaaa.seconds : Math.max(a.seconds, aaaa.seconds);
        Chain longer = aaaa.seconds > a.seconds ? aaaa : a;
        return new Failover(OptionalDouble.of(seconds * names), a.answered, times(names) + longer.how());
    }

    private static Failover glibc(ResolvConf conf, List<ServerReport> servers, int names) {
        // An answer with a wrong number is passed over; what cannot be read at all ends the lookup, or not.
        boolean damaged = servers.stream()
                .anyMatch(server -> server.state() == ServerReport.State.NONSENSE
                        && server.detail().startsWith("a damaged"));
        boolean half = servers.stream().anyMatch(server -> server.aaaa() == Support.NO);
        if (conf.flags().contains(Flag.ROTATE) && servers.size() > 1) {
            return new Failover(OptionalDouble.empty(), true, "rotate: each lookup begins with another server");
        }
        if (conf.flags().contains(Flag.USE_VC) || damaged || half) {
            return new Failover(
                    OptionalDouble.empty(),
                    true,
                    damaged
                            ? "a server sends nonsense, which ends some lookups and delays others"
                            : half
                                    ? "a server does not answer for AAAA: glibc then asks again, one question at a time"
                                    : "over TCP glibc has no time limit");
        }
        Chain chain = new Chain(servers, conf, false).glibc();
        return new Failover(OptionalDouble.of(chain.seconds * names), chain.answered, times(names) + chain.how());
    }

    /** All at once: the fastest answer counts. Errors and closed ports are passed over, until the time is over. */
    private static Failover musl(ResolvConf conf, List<ServerReport> servers, int names) {
        OptionalDouble fastest = servers.stream()
                .filter(server -> server.state() == ServerReport.State.ANSWERS
                        && server.aaaa() != Support.NO
                        && server.aaaa() != Support.FAILS)
                .flatMapToDouble(server -> server.medianMillis().stream())
                .min();
        return fastest.isPresent()
                ? new Failover(
                        OptionalDouble.of(names * fastest.getAsDouble() / 1000),
                        true,
                        times(names) + "all are asked at once, the fastest answers")
                : new Failover(
                        OptionalDouble.of(conf.timeoutSeconds()),
                        false,
                        "all are asked at once, and for " + conf.timeoutSeconds() + " s none answers");
    }

    private static String times(int names) {
        return names == 1 ? "" : names + " names, each: ";
    }

    /** One server after the other. */
    private static final class Chain {
        private final List<ServerReport> servers;
        private final ResolvConf conf;
        private final boolean aaaa;
        private final StringBuilder how = new StringBuilder();
        private double seconds;
        private boolean answered;

        Chain(List<ServerReport> servers, ResolvConf conf, boolean aaaa) {
            this.servers = servers;
            this.conf = conf;
            this.aaaa = aaaa;
        }

        Chain goOn() {
            return walk(_ -> conf.timeoutSeconds());
        }

        /** The server with index i gets timeout × 2^i seconds, all but the first divided by their number. */
        Chain glibc() {
            return walk(i -> {
                long wait = ((long) conf.timeoutSeconds()) << i;
                return Math.max(1, i > 0 ? wait / servers.size() : wait);
            });
        }

        private Chain walk(java.util.function.IntToLongFunction wait) {
            for (int attempt = 0; attempt < conf.attempts(); attempt++) {
                for (int i = 0; i < servers.size(); i++) {
                    if (ask(servers.get(i), wait.applyAsLong(i))) {
                        answered = true;
                        return this;
                    }
                }
            }
            return this;
        }

        private boolean ask(ServerReport server, long wait) {
            boolean silent = aaaa && server.aaaa() == Support.NO;
            switch (server.state()) {
                case ANSWERS -> {
                    double took = server.medianMillis().orElse(0) / 1000;
                    if (aaaa && server.aaaa() == Support.FAILS) {
                        seconds += took;
                        say(server, "fails (AAAA)");
                        return false;
                    }
                    if (!silent && took < wait) {
                        seconds += took;
                        say(server, "answers");
                        return true;
                    }
                    seconds += wait;
                    say(server, wait + " s for nothing" + (silent ? " (AAAA)" : ""));
                }
                case SILENT, NONSENSE -> {
                    seconds += wait;
                    say(server, wait + " s for nothing");
                }
                case FAILS -> say(server, server.detail());
                case CLOSED -> say(server, "closed, at once");
            }
            return false;
        }

        private void say(ServerReport server, String what) {
            if (how.length() < 300) {
                how.append(how.isEmpty() ? "" : ", then ")
                        .append(server.address())
                        .append(": ")
                        .append(what);
            }
        }

        String how() {
            return answered ? how.toString() : how + ", and no answer";
        }
    }
}
