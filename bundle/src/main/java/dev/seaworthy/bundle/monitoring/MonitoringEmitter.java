package dev.seaworthy.bundle.monitoring;

import dev.seaworthy.bundle.Artefact;
import dev.seaworthy.bundle.Emitter;
import dev.seaworthy.bundle.Heading;
import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.Remark;
import dev.seaworthy.bundle.description.Endpoint;
import dev.seaworthy.bundle.description.Monitoring;
import dev.seaworthy.bundle.yaml.JsonWriter;
import dev.seaworthy.bundle.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes rules, their tests, routes, a dashboard, and a script that checks them. */
public final class MonitoringEmitter implements Emitter {
    private static final String FOLDER = "monitoring/";

    @Override
    public Emission emit(Order order) {
        Optional<Monitoring> asked = order.service().sections().monitoring();
        if (asked.isEmpty()) {
            return Emission.NOTHING;
        }
        Monitoring section = asked.get();
        String name = order.service().name();
        List<Alarm> alarms = Alarms.of(order, section);
        List<Artefact> files = new ArrayList<>();
        if (!alarms.isEmpty()) {
            files.add(Artefact.of(
                    FOLDER + "rules.yaml",
                    YamlWriter.write(Heading.of(order, "Alerts for Prometheus."), RuleFiles.rules(name, alarms))));
            files.add(Artefact.of(
                    FOLDER + "rules.test.yaml",
                    YamlWriter.write(
                            Heading.of(order, "Tests of the alerts: promtool test rules rules.test.yaml"),
                            RuleFiles.tests(name, alarms))));
        }
        Optional<Endpoint> metrics = order.service().metrics();
        metrics.ifPresent(endpoint -> files.add(Artefact.of(
                FOLDER + "prometheus.yaml",
                YamlWriter.write(
                        Heading.of(order, "How Prometheus finds the service."),
                        ScrapeFile.configuration(order, endpoint)))));
        if (Routes.isAnybodyTold(section)) {
            files.add(Artefact.of(
                    FOLDER + "alertmanager.yaml",
                    YamlWriter.write(Heading.of(order, "Who is told of what."), Routes.configuration(section))));
        }
        if (section.requests().isPresent() || Metrics.hasRuntimeMetrics(order)) {
            files.add(Artefact.of(FOLDER + "dashboard.json", JsonWriter.document(Dashboard.of(order, section))));
        }
        if (!files.isEmpty()) {
            String heading = Heading.of(order, "Checks what is in this folder with the tools that will use it.");
            files.add(new Artefact(
                    FOLDER + "check.sh", CheckScript.text(heading, name, section, alarms, metrics.isPresent()), true));
        }
        return new Emission(files, remarks(order, section));
    }

    private static List<Remark> remarks(Order order, Monitoring section) {
        List<Remark> remarks = new ArrayList<>();
        if (order.service().metrics().isEmpty()) {
            remarks.add(new Remark(
                    "metrics",
                    Metrics.linksLibrary(order)
                            ? "The binary links the client library of Prometheus; say where it can be scraped."
                            : "The binary does not link the client library of Prometheus, and the description has no"
                                    + " metrics: alerts rest on the platform alone."));
        } else if (!Metrics.linksLibrary(order)) {
            remarks.add(new Remark(
                    "metrics",
                    "The binary does not link the client library of Prometheus: whether there are metrics of Go's runtime"
                            + " is not known, so that no alert and no panel asks for them."));
        }
        if (section.requests().isEmpty()) {
            remarks.add(new Remark(
                    "monitoring.requests",
                    "The name of a histogram cannot be read from a binary: without it there are no alerts about slow or"
                            + " failing requests."));
        }
        if (!Routes.isAnybodyTold(section)) {
            remarks.add(new Remark("monitoring", "Nobody is told: name wecom, dingtalk, feishu or phone."));
        }
        if (section.wecom().isPresent()) {
            remarks.add(new Remark(
                    "monitoring.wecom", "Put the secret of the application in the place of " + Routes.SECRET + "."));
        }
        remarks.add(new Remark(
                "monitoring",
                "A vulnerability in an image is no metric of Prometheus, and a rule about one CVE says nothing about the"
                        + " next: have a scanner look at the image each day."));
        return remarks;
    }
}
