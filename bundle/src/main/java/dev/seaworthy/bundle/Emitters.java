package dev.seaworthy.bundle;

import dev.seaworthy.bundle.kubernetes.KubernetesEmitter;
import java.util.List;

/** All kinds of files that a bundle can have. */
public final class Emitters {
    private Emitters() {}

    /** In the order in which their files are listed. */
    public static List<Emitter> all() {
        return List.of(new KubernetesEmitter());
    }
}
