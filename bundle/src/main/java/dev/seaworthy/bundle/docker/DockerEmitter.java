package dev.seaworthy.bundle.docker;

import dev.seaworthy.bundle.Artefact;
import dev.seaworthy.bundle.Emitter;
import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.Remark;
import dev.seaworthy.bundle.description.Directory;
import dev.seaworthy.bundle.description.Docker;
import dev.seaworthy.bundle.description.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes the Dockerfile, and what of the build's context it may see. */
public final class DockerEmitter implements Emitter {
    private final Pins pins;

    public DockerEmitter(Pins pins) {
        this.pins = pins;
    }

    @Override
    public Emission emit(Order order) {
        Optional<Docker> section = order.service().sections().docker();
        if (section.isEmpty()) {
            return Emission.NOTHING;
        }
        Optional<Base> chosen = Base.of(order);
        if (chosen.isEmpty()) {
            return new Emission(
                    List.of(),
                    List.of(new Remark(
                            "docker",
                            "The binary was not judged to run on any of the usual images; say which one with docker.base."
                                    + " Nothing was written.")));
        }
        List<Remark> remarks = new ArrayList<>();
        Base base = pinned(chosen.get());
        remarks(order.service(), section.get(), base, remarks);
        Optional<String> binary = inContext(order.service().binary());
        if (section.get().origin() == Docker.Origin.BINARY && binary.isEmpty()) {
            remarks.add(new Remark(
                    "binary", "lies outside the description's directory, where no Dockerfile can take it from."));
            return new Emission(List.of(), remarks);
        }
        Dockerfile file = new Dockerfile(order, section.get(), base, binary.orElse(""), pins);
        if (!file.toolchainIsPinned()) {
            remarks.add(notPinned(file.toolchain(), "docker.toolchain"));
        }
        return new Emission(
                List.of(
                        Artefact.of("docker/Dockerfile", file.text()),
                        Artefact.of("docker/Dockerfile.dockerignore", file.ignored())),
                remarks);
    }

    private Base pinned(Base base) {
        return base.isPinned()
                ? base
                : pins.pinned(base.image())
                        .map(image -> new Base(image, base.reason() + "; the digest is today's", base.gaps()))
                        .orElse(base);
    }

    private static void remarks(Service service, Docker section, Base base, List<Remark> remarks) {
        if (!base.isPinned()) {
            remarks.add(notPinned(base.image(), "docker.base"));
        }
        if (!base.gaps().isEmpty()) {
            remarks.add(new Remark(
                    "docker.base",
                    "On " + base.image() + " the binary starts, but something will be missing: "
                            + String.join(", ", base.gaps()) + "; seaworthy explain RULE tells what."));
        }
        boolean checked = !section.healthcheck().isEmpty()
                || (base.hasBusybox() && service.health().isPresent());
        if (service.health().isPresent() && !checked) {
            remarks.add(new Remark(
                    "docker.healthcheck",
                    "The image has no program that could ask for "
                            + service.health().get().path()
                            + ". When the binary can ask itself, name its arguments: healthcheck: [healthcheck]."
                            + " Kubernetes asks from outside and needs none."));
        }
        for (Directory directory : service.directories()) {
            if (directory != Directory.CONFIGURATION) {
                remarks.add(new Remark(
                        "directories",
                        directory.name().toLowerCase(Locale.ROOT) + " needs a volume in a container that user "
                                + section.user() + " may write to."));
            }
        }
    }

    private static Remark notPinned(String image, String key) {
        return new Remark(
                key,
                image
                        + " is not pinned: tomorrow it may be another image. seaworthy bundle --resolve asks its registry for"
                        + " the digest, or the description has it: " + image + "@sha256:…");
    }

    /** A path relative to the description's directory, without steps out of it. */
    private static Optional<String> inContext(String path) {
        String relative = path.startsWith("./") ? path.substring(2) : path;
        boolean inside = !relative.startsWith("/")
                && List.of(relative.split("/", -1)).stream().noneMatch(".."::equals);
        return inside ? Optional.of(relative) : Optional.empty();
    }
}
