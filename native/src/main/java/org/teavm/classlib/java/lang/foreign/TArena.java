package org.teavm.classlib.java.lang.foreign;

import java.util.ArrayList;
import java.util.List;

/** {@link java.lang.foreign.Arena}: there is one thread, so that confined and shared ones are the same. */
public final class TArena implements AutoCloseable {
    private final List<Runnable> mappings = new ArrayList<>();

    private TArena() {}

    public static TArena ofConfined() {
        return new TArena();
    }

    public static TArena ofShared() {
        return new TArena();
    }

    /** Has a mapping ended when this is closed. */
    public void own(Runnable unmap) {
        mappings.add(unmap);
    }

    @Override
    public void close() {
        mappings.forEach(Runnable::run);
        mappings.clear();
    }
}
