package dev.seaworthy.host.dns;

import dev.seaworthy.host.Host;
import dev.seaworthy.host.ProcFile;
import dev.seaworthy.target.root.RootView;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for caches on the host: their processes, what systemd starts, their programs. */
final class LocalCaches {
    /** A cache: its name, the name of its process (15 letters at most: the kernel keeps no more), its programs. */
    private record Known(String name, String process, List<String> programs) {}

    private static final List<Known> KNOWN = List.of(
            new Known(
                    "systemd-resolved",
                    "systemd-resolve",
                    List.of("/usr/lib/systemd/systemd-resolved", "/lib/systemd/systemd-resolved")),
            new Known("unbound", "unbound", List.of("/usr/sbin/unbound")),
            new Known("dnsmasq", "dnsmasq", List.of("/usr/sbin/dnsmasq")),
            new Known("nscd", "nscd", List.of("/usr/sbin/nscd")),
            new Known("named", "named", List.of("/usr/sbin/named")),
            new Known("pdns-recursor", "pdns_recursor", List.of("/usr/sbin/pdns_recursor")),
            new Known("knot-resolver", "kresd", List.of("/usr/sbin/kresd")));

    private static final List<String> WANTS = List.of(
            "/etc/systemd/system/multi-user.target.wants/",
            "/etc/systemd/system/sysinit.target.wants/",
            "/etc/systemd/system/network-online.target.wants/",
            "/etc/runlevels/default/");

    private LocalCaches() {}

    static List<LocalCache> of(Host host) {
        Map<String, String> processes = host.proc().map(LocalCaches::processes).orElse(Map.of());
        List<LocalCache> caches = new ArrayList<>();
        for (Known known : KNOWN) {
            find(known, host.files(), processes).ifPresent(caches::add);
        }
        return caches;
    }

    private static Optional<LocalCache> find(Known known, RootView files, Map<String, String> processes) {
        if (processes.containsKey(known.process())) {
            return Optional.of(
                    new LocalCache(known.name(), LocalCache.State.RUNS, "process " + processes.get(known.process())));
        }
        Optional<String> program = known.programs().stream()
                .filter(path -> files.lookup(path) instanceof RootView.Lookup.File)
                .findFirst();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        for (String folder : WANTS) {
            for (String unit : List.of(known.name() + ".service", known.name())) {
                if (there(files, folder + unit)) {
                    return Optional.of(new LocalCache(known.name(), LocalCache.State.ENABLED, folder + unit));
                }
            }
        }
        return Optional.of(new LocalCache(known.name(), LocalCache.State.INSTALLED, program.get()));
    }

    private static boolean there(RootView files, String path) {
        return files.entry(path) instanceof RootView.Entry.Link || files.entry(path) instanceof RootView.Entry.File;
    }

    /** Names of processes and the number of one of each. */
    private static Map<String, String> processes(Path proc) {
        Map<String, String> processes = new LinkedHashMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path entry : entries) {
                // It may end while we look; then it is no cache that runs.
                ProcFile.text(entry.resolve("comm"))
                        .ifPresent(name -> processes.putIfAbsent(name, String.valueOf(entry.getFileName())));
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException unreadable) {
            return processes;
        }
        return processes;
    }
}
