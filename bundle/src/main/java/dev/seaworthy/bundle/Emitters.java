package dev.seaworthy.bundle;

import dev.seaworthy.bundle.docker.DockerEmitter;
import dev.seaworthy.bundle.docker.Pins;
import dev.seaworthy.bundle.install.InstallerEmitter;
import dev.seaworthy.bundle.install.PackagesEmitter;
import dev.seaworthy.bundle.kubernetes.KubernetesEmitter;
import dev.seaworthy.bundle.logging.LoggingEmitter;
import dev.seaworthy.bundle.monitoring.MonitoringEmitter;
import dev.seaworthy.bundle.rollout.RolloutEmitter;
import dev.seaworthy.bundle.systemd.SystemdEmitter;
import java.util.List;

/** All kinds of files that a bundle can have. */
public final class Emitters {
    private Emitters() {}

    /** In the order in which their files are listed. */
    public static List<Emitter> all() {
        return all(Pins.NONE);
    }

    /** The same with base images pinned to digests that are known. */
    public static List<Emitter> all(Pins pins) {
        return List.of(
                new DockerEmitter(pins),
                new SystemdEmitter(),
                new InstallerEmitter(),
                new PackagesEmitter(),
                new KubernetesEmitter(),
                new MonitoringEmitter(),
                new RolloutEmitter(),
                new LoggingEmitter());
    }
}
