package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.target.Setting;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Quoting;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.remedy.Installs;
import dev.seaworthy.verdict.remedy.Thing;
import java.util.ArrayList;
import java.util.List;

/** What brings files to a target that a service reads while it runs. */
final class Remedies {
    private Remedies() {}

    static List<Remedy> certificates(Case one, Linked linked) {
        List<Remedy> remedies = new ArrayList<>(installing(
                one,
                Thing.File.CERTIFICATES,
                "COPY --from=alpine:3.20 /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/",
                "brings the bundle to an image without a package manager; build the image again now and then, since"
                        + " authorities come and go"));
        if (linked.since(1, 20)) {
            remedies.add(
                    new Remedy(
                            Remedy.Kind.REBUILD,
                            "import _ \"golang.org/x/crypto/x509roots/fallback\"",
                            "puts Mozilla's list into the binary (Go 1.20 or newer); it is used only where the system has none"));
        }
        return remedies;
    }

    static List<Remedy> timeZones(Case one) {
        List<Remedy> remedies = new ArrayList<>();
        remedies.add(
                new Remedy(
                        Remedy.Kind.REBUILD,
                        "go build -tags timetzdata",
                        "puts the time zones into the binary (450 KiB, Go 1.15 or newer); import _ \"time/tzdata\" does the same"));
        remedies.addAll(installing(
                one,
                Thing.File.TIME_ZONES,
                "COPY --from=debian:12 /usr/share/zoneinfo /usr/share/zoneinfo",
                "brings them to an image without a package manager"));
        return remedies;
    }

    /** The package, or for an image without a package manager a copy from another image. */
    private static List<Remedy> installing(Case one, Thing thing, String copy, String why) {
        List<Remedy> known = Installs.of(one, thing);
        return known.isEmpty() && one.target().setting() == Setting.CONTAINER
                ? List.of(new Remedy(Remedy.Kind.INSTALL, copy, why))
                : known;
    }

    static List<Remedy> syslog(Case one) {
        return List.of(
                one.target().setting() == Setting.CONTAINER
                        ? new Remedy(
                                Remedy.Kind.INSTALL,
                                "docker run -v /dev/log:/dev/log IMAGE",
                                "lends it the host's socket; better, let it write to standard output, which engines collect")
                        : new Remedy(
                                Remedy.Kind.INSTALL,
                                "systemctl start systemd-journald-dev-log.socket",
                                "makes journald listen there; rsyslog does the same"));
    }

    static List<Remedy> withCgo(Case one) {
        return List.of(new Remedy(
                Remedy.Kind.REBUILD,
                "CGO_ENABLED=1 go build -o " + Quoting.word(one.name()),
                "needs a C compiler, and makes the binary depend on the C library that it is built with"));
    }

    static List<Remedy> account(Case one, Identity identity, boolean environmentHelps) {
        List<Remedy> remedies = new ArrayList<>();
        if (environmentHelps) {
            remedies.add(new Remedy(
                    Remedy.Kind.INSTALL, "ENV USER=app HOME=/", "what Go's own code believes where there is no entry"));
        }
        String number =
                identity.user().isPresent() ? String.valueOf(identity.user().getAsInt()) : "65532";
        String name = number.equals("0") ? "root" : "app";
        String entry = name + ":x:" + number + ":" + number + "::/:/sbin/nologin";
        boolean shell = one.target().root().lookup("/bin/sh") instanceof RootView.Lookup.File;
        remedies.add(
                shell
                        ? new Remedy(
                                Remedy.Kind.INSTALL,
                                "RUN echo '" + entry + "' >> /etc/passwd",
                                "gives user " + number + " an entry")
                        : new Remedy(
                                Remedy.Kind.INSTALL,
                                "COPY passwd /etc/passwd",
                                "a file with the line " + entry + ": the image has no shell to write it with"));
        return remedies;
    }

    static List<Remedy> temporaryDirectory(Case one, String directory) {
        return one.target().setting() == Setting.CONTAINER
                ? List.of(new Remedy(
                        Remedy.Kind.INSTALL,
                        "docker run --tmpfs " + Quoting.word(directory) + " IMAGE",
                        "gives the container one in memory; in Kubernetes: an emptyDir volume that is mounted there"))
                : List.of(new Remedy(
                        Remedy.Kind.INSTALL,
                        "install -d -m 1777 " + Quoting.word(directory),
                        "makes the directory for all users"));
    }
}
