package dev.seaworthy.bundle.monitoring;

import dev.seaworthy.bundle.description.Monitoring;
import java.util.List;

/** A script that asks the real tools whether all this is right: that every alert fires, and whom it reaches. */
final class CheckScript {
    private CheckScript() {}

    static String text(String heading, String service, Monitoring section, List<Alarm> alarms, boolean scrapes) {
        StringBuilder script = new StringBuilder("#!/bin/sh\n");
        heading.lines().forEach(line -> script.append("# ").append(line).append('\n'));
        script.append("# Needs promtool (of Prometheus) and amtool (of Alertmanager).\n")
                .append("set -eu\ncd \"$(dirname \"$0\")\"\n\n");
        if (!alarms.isEmpty()) {
            script.append("promtool check rules rules.yaml\npromtool test rules rules.test.yaml\n");
        }
        if (scrapes) {
            script.append("""
                    # Debian's Prometheus comes without discovery in Kubernetes: what it does not know it cannot check.
                    if ! answer=$(promtool check config --syntax-only prometheus.yaml 2>&1); then
                        case $answer in
                            *kubernetes_sd_configs*'not found'*) echo 'prometheus.yaml: not checked by this promtool' ;;
                            *) printf '%s\\n' "$answer"; exit 1 ;;
                        esac
                    fi

                    """);
        }
        if (Routes.isAnybodyTold(section)) {
            script.append("amtool check-config alertmanager.yaml\n");
            for (Alarm alarm : alarms) {
                script.append("amtool config routes test --config.file=alertmanager.yaml --verify.receivers=")
                        .append(String.join(",", Routes.receivers(section, alarm.tier())))
                        .append(" alertname=")
                        .append(alarm.name())
                        .append(" tier=")
                        .append(alarm.tier())
                        .append(" service=")
                        .append(service)
                        .append('\n');
            }
        }
        return script.toString();
    }
}
