package dev.seaworthy.host.system;

import dev.seaworthy.host.Found;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.Notes;
import dev.seaworthy.target.root.RootView;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether somebody keeps the clock right: certificates, tokens and the order of logs depend on it. */
final class TimeSync {
    private static final List<String> SERVICES = List.of(
            "systemd-timesyncd.service",
            "chrony.service",
            "chronyd.service",
            "ntpsec.service",
            "ntp.service",
            "ntpd.service",
            "openntpd.service");

    private static final List<String> PROCESSES =
            List.of("systemd-timesyn", "chronyd", "ntpd", "openntpd", "ptp4l", "phc2sys", "VBoxService", "vmtoolsd");

    private static final int MOST_PROCESSES = 100_000;

    private TimeSync() {}

    static void check(Host host, Notes notes) {
        List<String> enabled = new ArrayList<>();
        for (String service : SERVICES) {
            for (String wants : List.of("sysinit.target.wants", "multi-user.target.wants")) {
                if (host.files().entry("/etc/systemd/system/" + wants + "/" + service) instanceof RootView.Entry.Link) {
                    enabled.add(service);
                }
            }
        }
        Optional<String> running = host.proc().flatMap(TimeSync::running);
        running.ifPresent(name -> notes.fact("clock kept by", name + ", which runs"));
        enabled.forEach(service -> notes.fact("clock kept by", service + ", started at boot"));
        if (host.isLive()) {
            notes.unseen("whether the clock is right: only the kernel knows (adjtimex), and Java cannot ask it");
        }
        if (!enabled.isEmpty() || running.isPresent()) {
            return;
        }
        boolean boots = Files.isDirectory(host.files().directory().resolve("run/systemd/system"))
                || host.files().lookup("/usr/lib/systemd/systemd") instanceof RootView.Lookup.File
                || host.files().lookup("/lib/systemd/systemd") instanceof RootView.Lookup.File;
        if (!boots) {
            notes.fact("clock kept by", "nobody in here: a container has the clock of its host");
            return;
        }
        notes.finding(Found.gap(
                        "host/time-sync",
                        "Nobody keeps the clock right: certificates and tokens are refused when it is wrong, and logs of"
                                + " several hosts cannot be put in order.")
                .error("x509: certificate has expired or is not yet valid: current time … is before …")
                .host("started at boot", "none of " + String.join(", ", SERVICES))
                .configure("apt-get install systemd-timesyncd", "or chrony; the package starts it")
                .finding());
    }

    private static Optional<String> running(Path proc) {
        int count = 0;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                if (count++ > MOST_PROCESSES) {
                    break;
                }
                String name = Proc.read(process.resolve("comm")).orElse("").strip();
                if (PROCESSES.contains(name)) {
                    return Optional.of(name);
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException unreadable) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
