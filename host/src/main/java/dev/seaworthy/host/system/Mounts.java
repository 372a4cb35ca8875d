package dev.seaworthy.host.system;

import dev.seaworthy.host.Found;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.HostTools;
import dev.seaworthy.host.Notes;
import dev.seaworthy.verdict.Subject;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** File systems: may the binary be executed where it lies, and is there room? */
final class Mounts {
    /** As mkfs.ext4 keeps for root: beyond it a service gets "no space left on device". */
    private static final double LITTLE = 0.05;

    private static final List<String> WRITTEN = List.of("/", "/var", "/var/log", "/tmp");

    private Mounts() {}

    /**
     * A mount.
     *
     * @param options those of the mount itself ({@code noexec}, {@code nosuid}, {@code ro})
     */
    record Mount(String point, Set<String> options, String type) {}

    static void check(Host host, Optional<Subject> program, Proc proc, Notes notes) {
        Optional<String> table = proc.text("self/mountinfo");
        if (table.isEmpty()) {
            return;
        }
        program.filter(one -> Files.exists(Path.of(one.path()))).ifPresent(one -> binary(one, table.get(), notes));
        Map<String, String> seen = new LinkedHashMap<>();
        for (String path : WRITTEN) {
            room(path, seen, notes);
        }
    }

    private static void binary(Subject program, String table, Notes notes) {
        Optional<Mount> mount = holding(table, real(program.path()));
        mount.ifPresent(one -> notes.fact(
                "the binary lies on", one.point() + " (" + one.type() + ", " + String.join(",", one.options()) + ")"));
        mount.filter(one -> one.options().contains("noexec"))
                .ifPresent(one -> notes.finding(Found.blocker(
                                "host/noexec",
                                "Nothing on " + one.point() + " may be executed, and " + program.path()
                                        + " lies there.")
                        .error("bash: " + program.path() + ": Permission denied")
                        .host("mount", one.point() + " " + String.join(",", one.options()))
                        .configure(
                                "install -m 0755 " + program.path() + " /usr/local/bin/",
                                "programs belong where programs may be executed")
                        .configure(
                                "mount -o remount,exec " + one.point(),
                                "if programs are meant to lie there; in /etc/fstab to keep it")
                        .finding()));
    }

    private static String real(String path) {
        try {
            return Path.of(path).toRealPath().toString();
        } catch (IOException unreadable) {
            return path;
        }
    }

    /** The mount on which a path lies, by /proc/self/mountinfo (proc(5)): the longest of the points above it, the last of those. */
    static Optional<Mount> holding(String table, String path) {
        Mount best = null;
        for (String line : table.lines().toList()) {
            String[] fields = line.split(" ", -1);
            int dash = List.of(fields).indexOf("-");
            if (fields.length < 7 || dash < 0 || dash + 1 >= fields.length) {
                continue;
            }
            String point = fields[4].replace("\\040", " ");
            boolean above = point.equals("/") || path.equals(point) || path.startsWith(point + "/");
            if (above && (best == null || point.length() >= best.point().length())) {
                best = new Mount(
                        point, new java.util.LinkedHashSet<>(List.of(fields[5].split(",", -1))), fields[dash + 1]);
            }
        }
        return Optional.ofNullable(best);
    }

    private static void room(String path, Map<String, String> seen, Notes notes) {
        try {
            FileStore store = Files.getFileStore(Path.of(path));
            long total = store.getTotalSpace();
            long free = store.getUsableSpace();
            if (total <= 0 || seen.putIfAbsent(store.name() + " " + total, path) != null) {
                return;
            }
            notes.fact("room on " + path, (free >> 20) + " of " + (total >> 20) + " MiB free (" + store.type() + ")");
            inodes(path, store.isReadOnly(), notes);
            if (free < LITTLE * total && !store.isReadOnly()) {
                notes.finding(Found.gap(
                                "host/disk-full",
                                "The file system of " + path + " is nearly full: " + (free >> 20) + " of "
                                        + (total >> 20) + " MiB are free.")
                        .error("write " + path + "…: no space left on device")
                        .host("free", (free >> 20) + " MiB of " + (total >> 20) + " MiB")
                        .configure("du -xh --max-depth=2 " + path + " | sort -h | tail", "shows what takes the room")
                        .finding());
            }
        } catch (IOException unreadable) {
            notes.unseen("room on " + path + ": cannot be asked for");
        }
    }

    /** A file system with room and without inodes takes no new file; one that has none to count says 0. */
    private static void inodes(String path, boolean readOnly, Notes notes) {
        Optional<String> said = HostTools.ask("stat", List.of("-f", "-c", "%c %d", path));
        String[] numbers = said.orElse("").strip().split(" ", -1);
        if (numbers.length != 2 || !numbers[0].matches("\\d{1,18}") || !numbers[1].matches("\\d{1,18}")) {
            notes.unseen("free inodes of " + path + ": there is no stat to ask");
            return;
        }
        long total = Long.parseLong(numbers[0]);
        long free = Long.parseLong(numbers[1]);
        if (total == 0) {
            return;
        }
        notes.fact("inodes on " + path, free + " of " + total + " free");
        if (free < LITTLE * total && !readOnly) {
            notes.finding(Found.gap(
                            "host/disk-full",
                            "The file system of " + path + " has room for " + free + " more files, of " + total
                                    + ": new files fail while df shows free space.")
                    .error("open " + path + "…: no space left on device")
                    .host("free inodes", free + " of " + total)
                    .configure(
                            "du -x --inodes --max-depth=2 " + path + " | sort -n | tail",
                            "shows where the many files are")
                    .finding());
        }
    }
}
