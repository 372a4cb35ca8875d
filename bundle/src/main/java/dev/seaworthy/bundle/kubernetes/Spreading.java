package dev.seaworthy.bundle.kubernetes;

import dev.seaworthy.bundle.Remark;
import dev.seaworthy.bundle.description.Spread;
import dev.seaworthy.bundle.yaml.YamlList;
import dev.seaworthy.bundle.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Constraints that guarantee what was asked for, and what is to be said where they cannot. */
final class Spreading {
    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final String NODE = "kubernetes.io/hostname";

    private Spreading() {}

    static YamlList constraints(Plan plan, Spread spread) {
        YamlList list = new YamlList();
        spread.zones().ifPresent(zones -> list.add(constraint(plan, spread, "spread.zones", ZONE, zones)));
        spread.nodes().ifPresent(nodes -> list.add(constraint(plan, spread, "spread.nodes", NODE, nodes)));
        return list;
    }

    private static YamlMap constraint(Plan plan, Spread spread, String key, String topologyKey, int domains) {
        YamlMap constraint = new YamlMap()
                .why("kubernetes." + key + ": " + domains)
                .put("topologyKey", topologyKey)
                .put("maxSkew", 1);
        if (spread.isGuaranteed()) {
            constraint
                    .put("whenUnsatisfiable", "DoNotSchedule")
                    .why("with fewer domains than this, no domain gets a second replica")
                    .put("minDomains", domains);
        } else {
            constraint
                    .why(
                            "kubernetes.spread.guarantee: false. A wish: with ScheduleAnyway all replicas may share one domain")
                    .put("whenUnsatisfiable", "ScheduleAnyway");
        }
        constraint
                .why("nodes on which no replica may run do not count as a domain")
                .put("nodeTaintsPolicy", "Honor")
                .why("without it nothing would be counted")
                .put("labelSelector", new YamlMap().put("matchLabels", plan.selector()));
        if (!plan.isStateful()) {
            constraint
                    .why("replicas of the version before are not counted, or an update would end with a skew")
                    .put("matchLabelKeys", List.of("pod-template-hash"));
        }
        return constraint;
    }

    static List<Remark> remarks(Plan plan, Spread spread) {
        List<Remark> remarks = new ArrayList<>();
        remark(remarks, plan, spread, "zones", spread.zones());
        remark(remarks, plan, spread, "nodes", spread.nodes());
        return remarks;
    }

    private static void remark(List<Remark> remarks, Plan plan, Spread spread, String what, OptionalInt asked) {
        if (asked.isEmpty()) {
            return;
        }
        int domains = asked.getAsInt();
        int replicas = plan.fewest();
        String about = "kubernetes.spread." + what;
        if (!spread.isGuaranteed()) {
            remarks.add(new Remark(
                    about,
                    "ScheduleAnyway is a wish: the scheduler may put all " + replicas + " replicas into one of the "
                            + what + ". Only guarantee: true ensures what was asked for."));
            return;
        }
        if (replicas < domains) {
            remarks.add(new Remark(
                    about,
                    "Cannot be guaranteed: " + replicas + (replicas == 1 ? " replica is" : " replicas are")
                            + " in at most " + replicas + " of " + domains + " " + what + ". Ask for " + domains
                            + " replicas or more."));
        }
        if (domains > 1) {
            String bound = plan.isStateful() && what.equals("zones")
                    ? " A replica whose volume is in a zone that is lost waits for it in any case."
                    : "";
            remarks.add(new Remark(about, loss(replicas, domains, what) + bound));
        }
    }

    private static String loss(int replicas, int domains, String what) {
        SpreadForecast.Outcome before = SpreadForecast.start(replicas, domains, domains);
        SpreadForecast.Outcome strict = SpreadForecast.afterLoss(replicas, domains, domains);
        SpreadForecast.Outcome loose = SpreadForecast.afterLoss(replicas, domains, 1);
        return "In " + domains + " " + what + " there are at most " + before.most() + " of " + replicas
                + " replicas in one. When the cluster has exactly " + domains + " and one is lost, " + strict.running()
                + " of " + replicas + " run and " + (replicas - strict.running())
                + " wait until it is back: that is the price of the guarantee. Without minDomains " + loose.running()
                + " would run, up to " + loose.most() + " in one. With fewer than " + domains
                + " at the start, one replica in each runs, no more.";
    }
}
