package org.teavm.classlib.java.util.concurrent;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/** {@link java.util.concurrent.FutureTask} where who begins the work also does it. */
public final class TFutureTask<T> implements Runnable {
    private final Callable<T> work;
    private T result;
    private Throwable problem;
    private boolean isDone;

    public TFutureTask(Callable<T> work) {
        this.work = work;
    }

    @Override
    public void run() {
        if (isDone) {
            return;
        }
        isDone = true;
        try {
            result = work.call();
        } catch (Throwable thrown) {
            problem = thrown;
        }
    }

    public T get() throws InterruptedException, ExecutionException {
        run();
        if (problem != null) {
            throw new ExecutionException(problem);
        }
        return result;
    }
}
