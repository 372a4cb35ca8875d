package dev.seaworthy.bundle.kubernetes;

import java.util.Arrays;

/**
 * Where the scheduler puts replicas that are spread with {@code maxSkew: 1} and {@code DoNotSchedule}: a replica goes where
 * the fewest are, unless there would then be two more than in the emptiest domain. While there are fewer domains than
 * {@code minDomains}, the emptiest one counts as having none (Kubernetes, Pod Topology Spread Constraints).
 */
final class SpreadForecast {
    private final int minDomains;
    private final int[] running;

    private SpreadForecast(int domains, int minDomains) {
        this.minDomains = minDomains;
        this.running = new int[domains];
    }

    /**
     * How many replicas run.
     *
     * @param most the most in one domain
     */
    record Outcome(int running, int most) {}

    /** All is well: so many domains are there. */
    static Outcome start(int replicas, int domains, int minDomains) {
        SpreadForecast forecast = new SpreadForecast(domains, minDomains);
        forecast.place(replicas);
        return forecast.outcome();
    }

    /** The fullest domain is lost, with its nodes, and what ran there looks for another place. */
    static Outcome afterLoss(int replicas, int domains, int minDomains) {
        SpreadForecast before = new SpreadForecast(domains, minDomains);
        before.place(replicas);
        Arrays.sort(before.running);
        SpreadForecast after = new SpreadForecast(domains - 1, minDomains);
        System.arraycopy(before.running, 0, after.running, 0, domains - 1);
        after.place(before.running[domains - 1]);
        return after.outcome();
    }

    private void place(int replicas) {
        for (int replica = 0; replica < replicas && running.length > 0; replica++) {
            int emptiest = 0;
            for (int domain = 1; domain < running.length; domain++) {
                if (running[domain] < running[emptiest]) {
                    emptiest = domain;
                }
            }
            int least = running.length < minDomains ? 0 : running[emptiest];
            if (running[emptiest] + 1 - least > 1) {
                return;
            }
            running[emptiest]++;
        }
    }

    private Outcome outcome() {
        return new Outcome(
                Arrays.stream(running).sum(), Arrays.stream(running).max().orElse(0));
    }
}
