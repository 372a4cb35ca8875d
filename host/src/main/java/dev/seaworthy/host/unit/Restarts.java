package dev.seaworthy.host.unit;

import dev.seaworthy.host.Found;
import dev.seaworthy.host.Notes;
import java.util.Locale;

/** Whether the service comes back after it failed, and when systemd gives up. */
final class Restarts {
    private static final String RULE = "unit/restart";
    /** The defaults of systemd-system.conf(5). */
    private static final double DELAY = 0.1;

    private static final double INTERVAL = 10;
    private static final int BURST = 5;

    private Restarts() {}

    static void check(Judged judged, Notes notes) {
        if (judged.type().equals("oneshot") || judged.unit().start().isEmpty()) {
            return;
        }
        String restart = judged.service("Restart").orElse("no");
        if (restart.equals("no")) {
            notes.finding(Found.gap(RULE, "After a crash the service stays down: the unit does not restart it.")
                    .host("Restart", judged.quote("Service", "Restart"))
                    .configure(
                            "Restart=on-failure\nRestartSec=5s",
                            "started again after a crash; systemctl stop and an orderly end stay what they are")
                    .finding());
            return;
        }
        double delay = seconds(judged, "Service", "RestartSec", DELAY);
        double interval = judged.unit().last("Unit", "StartLimitIntervalSec").isPresent()
                ? seconds(judged, "Unit", "StartLimitIntervalSec", INTERVAL)
                : judged.unit().last("Unit", "StartLimitInterval").isPresent()
                        ? seconds(judged, "Unit", "StartLimitInterval", INTERVAL)
                        : seconds(judged, "Service", "StartLimitInterval", INTERVAL);
        int burst = burst(judged);
        if (interval > 0 && burst > 0 && burst * delay < interval) {
            notes.finding(Found.gap(
                            RULE,
                            String.format(
                                    Locale.ROOT,
                                    "systemd gives up for good after %d starts within %s: with a pause of %s between them"
                                            + " that is %s after the first crash, shorter than many an outage of a database"
                                            + " or a network.",
                                    burst,
                                    span(interval),
                                    span(delay),
                                    span(burst * delay)))
                    .error(judged.unit().name() + ": Start request repeated too quickly.")
                    .host("RestartSec", judged.quote("Service", "RestartSec"))
                    .host("StartLimitIntervalSec", judged.quote("Unit", "StartLimitIntervalSec"))
                    .host("StartLimitBurst", judged.quote("Unit", "StartLimitBurst"))
                    .configure(
                            "RestartSec=5s",
                            "five starts then take longer than the interval of 10 s: it is tried again and again")
                    .finding());
        }
        if (restart.equals("always")) {
            notes.finding(Found.note(
                            RULE,
                            "Restart=always starts the service again also when it ended by itself and said that all was"
                                    + " well.")
                    .host("Restart", judged.quote("Service", "Restart"))
                    .configure("Restart=on-failure", "what systemd.service(5) recommends for services that run long")
                    .finding());
        }
    }

    private static double seconds(Judged judged, String section, String key, double fallback) {
        return judged.unit().last(section, key).flatMap(TimeSpan::parse).orElse(fallback);
    }

    private static int burst(Judged judged) {
        String text = judged.unit()
                .last("Unit", "StartLimitBurst")
                .or(() -> judged.service("StartLimitBurst"))
                .orElse("");
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : BURST;
    }

    private static String span(double seconds) {
        return seconds < 1
                ? Math.round(seconds * 1000) + " ms"
                : seconds == Math.rint(seconds)
                        ? Math.round(seconds) + " s"
                        : String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
