package dev.seaworthy.binary;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Work that a helper does while its result is not needed yet. */
final class Beside<T> {
    private final FutureTask<T> task;

    private Beside(FutureTask<T> task) {
        this.task = task;
    }

    /** Begins some work; {@code Runnable::run} as the helper does it at once. */
    static <T> Beside<T> begin(Executor helper, Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        helper.execute(task);
        return new Beside<>(task);
    }

    /** The result, waited for. What the work threw is thrown here. */
    T get() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException again) {
                    interrupted = true;
                } catch (ExecutionException failed) {
                    switch (failed.getCause()) {
                        case RuntimeException problem -> throw problem;
                        case Error problem -> throw problem;
                        case null, default -> throw new IllegalStateException(failed);
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
