package dev.seaworthy.image.layers;

import dev.seaworthy.image.Extract;
import java.io.IOException;

/** Makes what takes layers. */
public final class Sinks {
    private Sinks() {}

    /**
     * What writes files.
     *
     * @throws IOException when there is no such directory
     */
    public static LayerSink of(Extract what, Budget budget) throws IOException {
        return switch (what) {
            case Extract.Whole(var directory, long most) -> new DiskRoot(directory, budget, most);
            case Extract.One one -> new RootBuilder(budget, new FileCopy(one));
        };
    }
}
