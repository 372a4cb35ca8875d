package dev.seaworthy.host.system;

import dev.seaworthy.host.Found;
import dev.seaworthy.host.Notes;
import dev.seaworthy.target.KernelVersion;
import java.util.Optional;

/** Settings of the kernel with which Go services are known to fail. Others are nobody's business here. */
final class KernelSettings {
    private static final String RULE = "host/kernel-setting";
    /** The kernel's own default of vm.max_map_count (include/linux/mm.h). */
    private static final long MAPS = 65530;
    /** The default of net.core.somaxconn before Linux 5.4, with which bursts of connections are dropped. */
    private static final long SMALL_QUEUE = 128;

    private static final double NEARLY = 0.9;

    private KernelSettings() {}

    static void check(Proc proc, Optional<KernelVersion> kernel, Notes notes) {
        if (!proc.isThere()) {
            return;
        }
        overcommit(proc, notes);
        proc.number("vm/max_map_count")
                .filter(count -> count < MAPS)
                .ifPresent(count -> notes.finding(Found.note(
                                RULE,
                                "A process may have only " + count
                                        + " mappings: Go's heap runs out of them before the memory does.")
                        .error("runtime: cannot allocate memory")
                        .host("vm.max_map_count", count + ", the kernel's default is " + MAPS)
                        .configure(
                                "sysctl -w vm.max_map_count=" + MAPS,
                                "the kernel's default; in /etc/sysctl.d to keep it")
                        .finding()));
        proc.number("net/core/somaxconn").ifPresent(queue -> {
            notes.fact("net.core.somaxconn", queue + ", which Go takes for the queue of every listening socket");
            if (queue <= SMALL_QUEUE) {
                notes.finding(Found.note(
                                RULE,
                                "At most " + queue + " connections may wait to be accepted: Go asks for as many as this"
                                        + " says, and a burst of more is dropped.")
                        .host("net.core.somaxconn", queue + ", the default since Linux 5.4 is 4096")
                        .configure(
                                "sysctl -w net.core.somaxconn=4096",
                                "before the service starts; in /etc/sysctl.d to keep it")
                        .finding());
            }
        });
        nearlyFull(proc, notes);
        Optional<Boolean> waits = kernel.map(version -> version.compareTo(new KernelVersion(5, 6, 0)) < 0);
        notes.fact(
                "random numbers",
                waits.orElse(false)
                        ? "getrandom may wait at boot until the kernel has gathered enough (before Linux 5.6)"
                        : "getrandom never waits once the system is up");
    }

    private static void overcommit(Proc proc, Notes notes) {
        Optional<Long> mode = proc.number("vm/overcommit_memory");
        mode.ifPresent(value -> notes.fact("vm.overcommit_memory", value + (value == 2 ? ", strict" : "")));
        if (mode.isPresent() && mode.get() == 2) {
            notes.finding(Found.gap(
                            RULE,
                            "The kernel counts memory that is mapped, used or not: Go maps its heap in pieces of 64 MiB and"
                                    + " counts for more than it uses; fork needs as much again.")
                    .error("fork/exec /usr/bin/…: cannot allocate memory")
                    .host("vm.overcommit_memory", "2")
                    .host(
                            "vm.overcommit_ratio",
                            proc.number("vm/overcommit_ratio")
                                    .map(String::valueOf)
                                    .orElse("unknown"))
                    .configure("sysctl -w vm.overcommit_memory=0", "the kernel's default; or raise vm.overcommit_ratio")
                    .finding());
        }
    }

    private static void nearlyFull(Proc proc, Notes notes) {
        Optional<Long> most = proc.number("net/netfilter/nf_conntrack_max");
        Optional<Long> now = proc.number("net/netfilter/nf_conntrack_count");
        if (most.isPresent() && now.isPresent() && now.get() > NEARLY * most.get()) {
            notes.finding(Found.gap(
                            RULE,
                            "The kernel follows " + now.get() + " connections of at most " + most.get()
                                    + ": soon new ones are dropped.")
                    .error("nf_conntrack: table full, dropping packet")
                    .host("net.netfilter.nf_conntrack_max", String.valueOf(most.get()))
                    .configure(
                            "sysctl -w net.netfilter.nf_conntrack_max=" + 2 * most.get(),
                            "costs some 300 bytes of memory for each")
                    .finding());
        }
        String[] files = proc.text("sys/fs/file-nr").orElse("").strip().split("\\s+", -1);
        if (files.length == 3
                && files[0].matches("\\d{1,18}")
                && files[2].matches("\\d{1,18}")
                && Long.parseLong(files[0]) > NEARLY * Long.parseLong(files[2])) {
            notes.finding(Found.gap(
                            RULE,
                            "All processes together have " + files[0] + " files open, of at most " + files[2] + ".")
                    .error("accept4: too many open files in system")
                    .host("fs.file-max", files[2])
                    .configure(
                            "sysctl -w fs.file-max=" + 2 * Long.parseLong(files[2]), "and look for who has them open")
                    .finding());
        }
    }
}
