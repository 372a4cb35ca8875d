package dev.seaworthy.bundle.docker;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.description.Docker;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.catalogue.Catalogue;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Judge;
import dev.seaworthy.verdict.Permission;
import dev.seaworthy.verdict.Start;
import dev.seaworthy.verdict.Subject;
import dev.seaworthy.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * The image to build on.
 *
 * @param image {@code scratch}, or its name for a Dockerfile
 * @param reason why this one
 * @param gaps what the binary misses there, by rule
 */
public record Base(String image, String reason, List<String> gaps) {
    /** Images that somebody may build on today, the smallest first; those of releases without updates are left out. */
    private static final List<String> CANDIDATES = List.of(
            "scratch",
            "distroless/static-debian13",
            "distroless/static-debian12",
            "distroless/base-nossl-debian13",
            "distroless/base-nossl-debian12",
            "alpine:3.20",
            "debian:13-slim",
            "debian:12-slim",
            "debian:13",
            "debian:12");

    private static final String DISTROLESS = "distroless/";

    public Base {
        gaps = List.copyOf(gaps);
    }

    /** The base that the description names, or else the smallest on which the binary was judged to run without gaps. */
    public static Optional<Base> of(Order order) {
        Optional<String> given = order.service().sections().docker().flatMap(Docker::base);
        if (given.isPresent()) {
            return Optional.of(new Base(given.get(), "From docker.base", List.of()));
        }
        Subject subject = subject(order.service().name(), order.binary());
        Catalogue catalogue = Catalogue.load();
        Judge judge = Judge.of(Machine.UNKNOWN);
        Optional<Assessment> second = Optional.empty();
        for (String name : CANDIDATES) {
            if (catalogue.find(name, order.binary().architecture()) instanceof Catalogue.Answer.Found(var facts)) {
                Assessment assessment = judge.judge(subject, facts).named(name);
                if (assessment.verdict() == Verdict.RUNS) {
                    return Optional.of(new Base(
                            image(name), "The smallest image that the binary was judged to run on", List.of()));
                }
                if (assessment.verdict() == Verdict.GAPS && second.isEmpty()) {
                    second = Optional.of(assessment);
                }
            }
        }
        return second.map(one -> new Base(
                image(one.target()),
                "The smallest image on which the binary was judged to start",
                one.findings().stream().map(Finding::rule).distinct().toList()));
    }

    private static Subject subject(String name, BinaryFacts facts) {
        return new Subject(name, name, "/usr/local/bin/" + name, Start.UNSAID, Permission.EXECUTABLE, facts);
    }

    /** The catalogue has distroless images without their registry. */
    private static String image(String name) {
        return name.startsWith(DISTROLESS) ? "gcr.io/" + name : name;
    }

    /** Whether it is the empty image. */
    public boolean isScratch() {
        return image.equals("scratch");
    }

    /** Whether it can change without its name changing. */
    public boolean isPinned() {
        return isScratch() || image.contains("@sha256:");
    }

    /** Whether it has busybox and with it a client for HTTP that needs no shell. */
    boolean hasBusybox() {
        return image.startsWith("alpine:") || image.startsWith("busybox:");
    }
}
