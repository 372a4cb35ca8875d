package dev.seaworthy.aot;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.Strings;
import org.teavm.interop.Unmanaged;
import org.teavm.interop.c.Include;

/** What this program leaves to the form that runs on a JVM. */
public final class Elsewhere {
    private Elsewhere() {}

    /**
     * Becomes the launcher of that form, with the same command line. Never returns.
     *
     * @param why is shown to who set SEAWORTHY_DEBUG
     */
    public static void go(String why) {
        become(Strings.toC(why));
    }

    @Import(name = "seaworthy_elsewhere")
    @Include(value = "seaworthy.h", isSystem = false)
    private static native void become(Address why);

    /** The same when the heap is full. Stands in for the garbage collector, which must not be called from Java's side. */
    @Unmanaged
    @Import(name = "seaworthy_heap_is_full")
    @Include(value = "seaworthy.h", isSystem = false)
    public static native void heapIsFull();
}
