package dev.seaworthy.bundle.description;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The section {@code monitoring}: rules, routes and a dashboard.
 *
 * @param platform who brings metrics beside the service's own
 * @param requests the histogram of the service's requests, {@code http_request_duration_seconds}; absent when there is
 *     none, because its name cannot be read from a binary
 * @param statusLabel the label of that histogram that has the status code
 * @param latencySeconds how slow the slowest hundredth of the requests may be
 * @param errorRatio how many of the requests may fail, from 0 to 1
 * @param wecom the group of WeCom (企业微信) that is told
 * @param dingtalk the bridge to DingTalk (钉钉) that is told
 * @param feishu the bridge to Feishu (飞书) that is told
 * @param phone the service that calls people one after the other, told of P0 only
 * @param quietHours when P2 keeps silent, {@code 18:00-09:00}; absent for never
 * @param timeZone of the quiet hours, {@code Asia/Shanghai}
 */
public record Monitoring(
        Set<Platform> platform,
        Optional<String> requests,
        String statusLabel,
        double latencySeconds,
        OptionalDouble errorRatio,
        Optional<Wecom> wecom,
        Optional<String> dingtalk,
        Optional<String> feishu,
        Optional<String> phone,
        Optional<String> quietHours,
        String timeZone) {
    /** Something that has metrics. */
    public enum Platform {
        /** kube-state-metrics, and kubelet for volumes. */
        KUBERNETES,
        /** node_exporter. */
        NODE,
        /** etcd itself. */
        ETCD,
        /** blackbox_exporter. */
        BLACKBOX
    }

    /**
     * An application of WeCom.
     *
     * @param corporation the id of the corporation
     * @param agent the id of the application
     * @param party the id of the department that is told
     */
    public record Wecom(String corporation, String agent, String party) {}

    /** A section that says nothing. */
    public static final Monitoring USUAL = new Monitoring(
            Set.of(),
            Optional.empty(),
            "code",
            2,
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "UTC");

    public Monitoring {
        platform = Set.copyOf(platform);
    }
}
