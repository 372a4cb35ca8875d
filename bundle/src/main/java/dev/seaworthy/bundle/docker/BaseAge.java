package dev.seaworthy.bundle.docker;

import dev.seaworthy.bundle.Remark;
import dev.seaworthy.target.Distribution;
import dev.seaworthy.target.PackageManager;
import dev.seaworthy.target.catalogue.EndOfLife;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a base image is of a release that gets no updates any more. */
public final class BaseAge {
    /** {@code centos:7}, {@code ubuntu:20.04}, {@code docker.io/library/debian:10-slim@sha256:…}. */
    private static final Pattern NAME = Pattern.compile("(?:.*/)?([a-z]+):([0-9]+(?:\\.[0-9]+)*)(?:[-@].*)?");

    private BaseAge() {}

    /** What is to be said of it on a day; nothing when its release is not known or still looked after. */
    public static Optional<Remark> remark(String image, LocalDate today) {
        Matcher name = NAME.matcher(image);
        if (!name.matches()) {
            return Optional.empty();
        }
        Distribution release = new Distribution(name.group(1), name.group(2), "", PackageManager.NONE);
        return EndOfLife.of(release)
                .filter(end -> end.isPast(today))
                .map(
                        end -> new Remark(
                                "docker.base",
                                image + " has had no free updates since " + end.updates() + " (" + end.source()
                                        + "): mistakes in its libraries stay. Leave docker.base out for one that is looked after."));
    }
}
