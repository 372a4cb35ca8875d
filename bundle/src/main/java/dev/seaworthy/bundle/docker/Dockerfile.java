package dev.seaworthy.bundle.docker;

import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.bundle.Heading;
import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.description.Docker;
import dev.seaworthy.bundle.description.Port;
import dev.seaworthy.bundle.description.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text of a Dockerfile. Its context is the directory of the description. */
final class Dockerfile {
    private final Order order;
    private final Docker section;
    private final Base base;
    private final String binary;
    private final String toolchain;
    private final StringBuilder text = new StringBuilder();

    Dockerfile(Order order, Docker section, Base base, String binary, Pins pins) {
        this.order = order;
        this.section = section;
        this.base = base;
        this.binary = binary;
        String image = section.toolchain().orElse(release(order));
        // No registry is asked about what is not used.
        this.toolchain = image.contains("@") || !isFromSource()
                ? image
                : pins.pinned(image).orElse(image);
    }

    String toolchain() {
        return toolchain;
    }

    boolean toolchainIsPinned() {
        return !isFromSource() || toolchain.contains("@sha256:");
    }

    private boolean isFromSource() {
        return section.origin() == Docker.Origin.SOURCE;
    }

    /** The image of the very release that the binary was made by: another one may give another binary. */
    private static String release(Order order) {
        return order.binary()
                .go()
                .filter(GoFacts::exact)
                .map(GoFacts::version)
                .filter(version -> version.matches("go[0-9.]+"))
                .map(version -> "golang:" + version.substring(2) + "-bookworm")
                .orElse("golang:bookworm");
    }

    String text() {
        Service service = order.service();
        comment(Heading.of(
                order,
                "The image of the service. In the directory of seaworthy.yaml:"
                        + "\n  docker build -f bundle/docker/Dockerfile -t " + service.name() + ":" + service.version()
                        + " ."));
        if (isFromSource()) {
            compile();
        }
        comment(base.reason());
        line("FROM " + base.image());
        comment("Owned by root: the service cannot change its own program");
        line(
                isFromSource()
                        ? "COPY --from=compile --chmod=0755 /out/" + service.name() + " " + place()
                        : "COPY --chmod=0755 " + list(List.of(binary, place())));
        service.environment().forEach((name, value) -> line("ENV " + name + "=" + variable(value)));
        for (Port port : service.ports()) {
            line("EXPOSE " + port.number() + "/" + port.protocol().name().toLowerCase(Locale.ROOT));
        }
        healthcheck();
        comment("From docker.user: a number, so that Kubernetes can tell that it is not root");
        line("USER " + section.user() + ":" + section.user());
        List<String> command = new ArrayList<>(List.of(place()));
        command.addAll(service.arguments());
        line("ENTRYPOINT " + list(command));
        return text.toString();
    }

    private void compile() {
        boolean cgo = order.binary().go().filter(GoFacts::cgo).isPresent();
        comment("From docker.from: source. The release is that of the binary");
        line("FROM " + toolchain + " AS compile");
        line("WORKDIR /src");
        comment("Modules change less often than the source: a layer of their own");
        line("COPY go.* ./");
        line("RUN go mod download");
        line("COPY . .");
        comment(cgo ? "The binary has cgo" : "The binary has no cgo");
        line("RUN CGO_ENABLED=" + (cgo ? 1 : 0) + " go build -trimpath -ldflags='-s -w' -o /out/"
                + order.service().name() + " " + source());
        text.append('\n');
    }

    private String source() {
        String path = order.service().source().orElse(".");
        return path.startsWith(".") ? path : "./" + path;
    }

    private String place() {
        return "/usr/local/bin/" + order.service().name();
    }

    /** Always in the form without a shell, which most small images do not have. */
    private void healthcheck() {
        List<String> command = new ArrayList<>();
        if (!section.healthcheck().isEmpty()) {
            comment("From docker.healthcheck: the binary asks itself");
            command.add(place());
            command.addAll(section.healthcheck());
        } else if (base.hasBusybox() && order.service().health().isPresent()) {
            comment("From health; busybox's client, without a shell");
            var health = order.service().health().get();
            command.addAll(List.of(
                    "wget",
                    "-q",
                    "-O",
                    "/dev/null",
                    "http://127.0.0.1:" + health.port().number() + health.path()));
        }
        if (!command.isEmpty()) {
            line("HEALTHCHECK --interval=10s --timeout=3s --start-period=5s --retries=3 CMD " + list(command));
        }
    }

    /** What the context has for the build: the binary alone, or the source without what changes by itself. */
    String ignored() {
        String head = Heading.of(order, "What the build does not get to see.")
                .lines()
                .map(line -> "# " + line + "\n")
                .collect(Collectors.joining());
        return head
                + (isFromSource()
                        ? "# From docker.from: source\n.git\nbundle\n" + binaryIgnored()
                        : "# From docker.from: binary. Nothing but this\n*\n!" + binary + "\n");
    }

    private String binaryIgnored() {
        return binary.isEmpty() ? "" : binary + "\n";
    }

    private void comment(String lines) {
        lines.lines().forEach(one -> line(("# " + one).stripTrailing()));
    }

    private void line(String one) {
        text.append(one).append('\n');
    }

    /** A list in JSON, which the Dockerfile reference asks for in forms without a shell. */
    private static String list(List<String> words) {
        return words.stream()
                .map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String variable(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$") + '"';
    }
}
