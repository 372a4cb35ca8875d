package dev.seaworthy.bundle.monitoring;

import dev.seaworthy.bundle.description.Monitoring;
import dev.seaworthy.bundle.monitoring.Alarm.Tier;
import dev.seaworthy.bundle.yaml.YamlList;
import dev.seaworthy.bundle.yaml.YamlMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Alertmanager's configuration: who is told of what, how often, and what keeps silent beside something worse. */
final class Routes {
    /** Where the real secret goes before the file is used. */
    static final String SECRET = "WECOM-SECRET-GOES-HERE";

    private static final String PHONE = "p0-phone";

    private Routes() {}

    /** Whether there is anybody to tell. */
    static boolean isAnybodyTold(Monitoring section) {
        return section.wecom().isPresent()
                || section.dingtalk().isPresent()
                || section.feishu().isPresent()
                || section.phone().isPresent();
    }

    /** The receivers of an alert, in the order in which the routes name them. */
    static List<String> receivers(Monitoring section, Tier tier) {
        return tier == Tier.P0 && section.phone().isPresent() ? List.of("p0", PHONE) : List.of(group(tier));
    }

    private static String group(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }

    static YamlMap configuration(Monitoring section) {
        YamlMap file = new YamlMap().put("route", root(section)).put("inhibit_rules", inhibitions());
        section.quietHours()
                .ifPresent(hours -> file.why("monitoring.quiet")
                        .put("time_intervals", YamlList.of(quiet(hours, section.timeZone()))));
        YamlList receivers = new YamlList();
        for (Tier tier : Tier.values()) {
            receivers.add(receiver(section, tier));
        }
        section.phone()
                .ifPresent(url -> receivers
                        .why(
                                "monitoring.phone: who is called first, and who next when nobody answers, is kept by that service;"
                                        + " Alertmanager knows no order of people")
                        .add(new YamlMap().put("name", PHONE).put("webhook_configs", webhook(url, Tier.P0))));
        return file.put("receivers", receivers);
    }

    private static YamlMap root(Monitoring section) {
        YamlList routes = new YamlList();
        YamlMap urgent = route(Tier.P0, "p0", "10s", "1m", "15m");
        if (section.phone().isPresent()) {
            urgent.why("the next route, to the phone, is taken as well").put("continue", true);
        }
        routes.why("P0: at once, and again every quarter of an hour").add(urgent);
        if (section.phone().isPresent()) {
            routes.why("P0: and people are called").add(route(Tier.P0, PHONE, "10s", "1m", "15m"));
        }
        routes.why("P1: within the hour").add(route(Tier.P1, "p1", "1m", "10m", "1h"));
        YamlMap daily = route(Tier.P2, "p2", "5m", "1h", "24h");
        if (section.quietHours().isPresent()) {
            daily.put("mute_time_intervals", List.of("quiet"));
        }
        routes.why("P2: once a day").add(daily);
        return new YamlMap()
                .why("alerts without a tier are nobody's promise; they go where they disturb least")
                .put("receiver", "p2")
                .put("group_by", List.of("alertname", "service"))
                .put("routes", routes);
    }

    private static YamlMap route(Tier tier, String receiver, String wait, String interval, String repeat) {
        return new YamlMap()
                .put("receiver", receiver)
                .put("matchers", List.of("tier=\"" + tier + "\""))
                .put("group_wait", wait)
                .put("group_interval", interval)
                .put("repeat_interval", repeat);
    }

    private static YamlList inhibitions() {
        return new YamlList()
                .why("while it is down, nobody needs to hear that it is slow")
                .add(new YamlMap()
                        .put("source_matchers", List.of("alertname=~\"ServiceDown|ServiceUnreachable\""))
                        .put("target_matchers", List.of("alertname=~\"ServiceSlow|ServiceFailing\""))
                        .put("equal", List.of("service")))
                .why("what is urgent silences what is not, of the same service")
                .add(new YamlMap()
                        .put("source_matchers", List.of("tier=\"P0\""))
                        .put("target_matchers", List.of("tier=~\"P1|P2\""))
                        .put("equal", List.of("service")));
    }

    /** A night is two ranges, because a range must not reach over midnight. */
    private static YamlMap quiet(String hours, String zone) {
        String start = hours.substring(0, hours.indexOf('-'));
        String end = hours.substring(hours.indexOf('-') + 1);
        YamlList times = start.compareTo(end) < 0
                ? YamlList.of(range(start, end))
                : YamlList.of(range(start, "24:00"), range("00:00", end));
        return new YamlMap()
                .put("name", "quiet")
                .put(
                        "time_intervals",
                        YamlList.of(new YamlMap().put("times", times).put("location", zone)));
    }

    private static YamlMap range(String start, String end) {
        return new YamlMap().put("start_time", start).put("end_time", end);
    }

    private static YamlMap receiver(Monitoring section, Tier tier) {
        YamlMap receiver = new YamlMap().put("name", group(tier));
        section.wecom()
                .ifPresent(wecom -> receiver.why("monitoring.wecom (企业微信)")
                        .put(
                                "wechat_configs",
                                YamlList.of(new YamlMap()
                                        .put("corp_id", wecom.corporation())
                                        .put("agent_id", wecom.agent())
                                        .put("to_party", wecom.party())
                                        .why("never keep it in a repository: put it in when you deploy")
                                        .put("api_secret", SECRET)
                                        .put("send_resolved", true))));
        YamlList bridges = new YamlList();
        bridge(
                bridges,
                "monitoring.dingtalk (钉钉): Alertmanager does not speak it, a bridge does",
                section.dingtalk(),
                tier);
        bridge(
                bridges,
                "monitoring.feishu (飞书): Alertmanager does not speak it, a bridge does",
                section.feishu(),
                tier);
        return bridges.isEmpty() ? receiver : receiver.put("webhook_configs", bridges);
    }

    private static void bridge(YamlList bridges, String why, Optional<String> url, Tier tier) {
        url.ifPresent(address -> bridges.why(why).add(hook(address, tier)));
    }

    private static YamlList webhook(String url, Tier tier) {
        return YamlList.of(hook(url, tier));
    }

    /** {@code {tier}} in an address becomes p0, p1, p2, so that each can have a group of its own. */
    private static YamlMap hook(String url, Tier tier) {
        return new YamlMap().put("url", url.replace("{tier}", group(tier))).put("send_resolved", true);
    }
}
