package dev.seaworthy.trial;

/** Work that is still to be done when a signal ends the process (Ctrl-C): ending programs, removing folders. */
public final class AtExit {
    private static final long TAKEN_DOWN_MILLIS = 60_000;

    private final Thread hook;

    /**
     * @param work what to do; another thread may be doing the same at that moment
     */
    public AtExit(Runnable work) {
        hook = new Thread(work);
    }

    /** From now on the work is done when a signal comes. */
    public void register() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * The work is done otherwise. When a signal has come already this waits for the process to be taken down: a command that
     * went on could end it before the work is done. Must not be called with a lock that the work needs.
     */
    public void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            try {
                Thread.sleep(TAKEN_DOWN_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
