package dev.seaworthy.bundle.draft;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.binary.Use;
import dev.seaworthy.bundle.description.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The text of a first description. What is known stands in it as it is, with its evidence; what is only likely is a comment
 * to be uncommented.
 *
 * @param wishes what the user said
 * @param facts what the binary is
 * @param described the same in a few words
 * @param addresses where it seems to listen
 * @param runsOn targets on which it was judged to run
 * @param words the language of the comments
 */
public record Draft(
        Wishes wishes,
        BinaryFacts facts,
        String described,
        ListenAddresses.Found addresses,
        List<String> runsOn,
        DraftWords words) {
    private static final String HTTP = "http";

    public Draft {
        runsOn = List.copyOf(runsOn);
    }

    /** The only port that the binary's own code names, when it is a server of HTTP; otherwise nothing is known. */
    public Optional<ListenAddress> port() {
        return has(Use.HTTP_SERVER) ? addresses.only() : Optional.empty();
    }

    private boolean has(Use use) {
        return facts.go().filter(go -> go.functions().has(use)).isPresent();
    }

    /** A name that a description takes, made of a file's name. */
    public static String nameOf(String file) {
        String name = file.toLowerCase(Locale.ROOT)
                .replaceAll("\\.exe$|-?linux[-_](amd64|arm64)$", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
        String cut = name.length() > 40 ? name.substring(0, 40).replaceAll("-+$", "") : name;
        return cut.isEmpty() ? "service" : cut;
    }

    /** The description. */
    public String text() {
        StringBuilder text = new StringBuilder();
        line(text, "# " + words.made(wishes.binary(), described));
        line(text, "# " + words.next());
        line(text, "version: 1");
        line(text, "name: " + wishes.name());
        release(text);
        line(text, "binary: " + wishes.binary());
        facts.go()
                .flatMap(GoFacts::mainPackage)
                .filter(path -> !path.equals("command-line-arguments"))
                .ifPresent(path -> line(text, "# " + words.mainPackage(path) + "\n# source: ."));
        targets(text);
        ports(text);
        endpoint(text, "health", wishes.health());
        endpoint(text, "metrics", wishes.metrics());
        needsOf(text);
        for (String section : wishes.sections()) {
            line(text, section + ": " + (section.equals("kubernetes") ? kubernetes() : "{}"));
        }
        return text.toString();
    }

    private void release(StringBuilder text) {
        Optional<String> version = facts.go()
                .flatMap(GoFacts::buildInfo)
                .flatMap(info -> info.main())
                .map(main -> main.version().replaceFirst("^v", ""))
                .filter(Shapes.RELEASE::allows);
        version.ifPresent(one -> line(text, "# " + words.release() + "\nrelease: \"" + one + "\""));
    }

    private void targets(StringBuilder text) {
        if (!wishes.targets().isEmpty()) {
            line(text, "targets: " + list(wishes.targets()));
        } else if (!runsOn.isEmpty()) {
            line(text, "# " + words.targets() + "\n# targets: " + list(runsOn));
        }
    }

    private boolean hasPort() {
        return !wishes.ports().isEmpty() || port().isPresent();
    }

    private void ports(StringBuilder text) {
        if (!wishes.ports().isEmpty()) {
            String ports = wishes.ports().entrySet().stream()
                    .map(port -> port.getKey() + ": " + port.getValue())
                    .collect(Collectors.joining(", "));
            line(text, "ports: {" + ports + "}");
            return;
        }
        addresses.addresses().forEach(one -> line(text, "# " + words.address(one.function(), one.text())));
        if (port().isPresent()) {
            line(text, "ports: {" + HTTP + ": " + port().get().port() + "}");
        } else if (!addresses.addresses().isEmpty()) {
            line(
                    text,
                    "# " + words.ifThere() + "\n# ports: {http: "
                            + addresses.addresses().getFirst().port() + "}");
        } else if (has(Use.HTTP_SERVER)) {
            line(text, "# " + words.somewhere() + "\n# ports: {http: 8080}");
        }
    }

    private void endpoint(StringBuilder text, String key, Optional<String> path) {
        if (path.isPresent()) {
            line(text, key + ": " + quoted(path.get()));
        } else if (hasPort() && key.equals("health")) {
            line(text, "# " + words.health() + "\n# health: /healthz");
        } else if (hasPort() && has(Use.PROMETHEUS_METRICS)) {
            line(text, "# " + words.metrics() + "\n# metrics: /metrics");
        }
    }

    private void needsOf(StringBuilder text) {
        List<String> lines = new ArrayList<>();
        facts.go()
                .ifPresent(go -> words.needs().forEach((use, what) -> {
                    List<LinkedFunction> functions = go.functions().of(use);
                    boolean inside = use == Use.TIME_ZONES && has(Use.EMBEDDED_TIME_ZONES);
                    if (!functions.isEmpty() && !inside) {
                        lines.add("#   " + what + " (" + functions.getFirst().name() + ")");
                    }
                }));
        if (!lines.isEmpty()) {
            line(text, "# " + words.asks());
            lines.forEach(one -> line(text, one));
        }
    }

    private String kubernetes() {
        return wishes.zones().isEmpty()
                ? "{}"
                : "{replicas: " + wishes.zones().getAsInt() + ", spread: {zones: "
                        + wishes.zones().getAsInt() + "}}";
    }

    private static String list(List<String> words) {
        return words.stream().map(Draft::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Plain where YAML takes it for a text, in quotes otherwise. */
    private static String quoted(String word) {
        return word.matches("[a-z/][A-Za-z0-9._:/+-]*[A-Za-z0-9]") && !word.matches("true|false|null")
                ? word
                : '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static void line(StringBuilder text, String line) {
        text.append(line.replaceAll("[\\p{Cntrl}\\u2028\\u2029&&[^\\n]]", "?")).append('\n');
    }
}
