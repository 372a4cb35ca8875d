package dev.seaworthy.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Work on many things by all processors. Each takes the next thing when it is done with one: binaries differ in size by a
 * thousand times, and a parallel stream, which deals them out in portions, leaves a processor idle in the end.
 */
final class InParallel {
    private InParallel() {}

    /** What the work makes of each thing, in their order. What it throws is thrown here, and nothing more is begun then. */
    static <T, R> List<R> map(List<T> things, Function<? super T, ? extends R> work) {
        AtomicInteger next = new AtomicInteger();
        Map<Integer, R> done = new ConcurrentHashMap<>();
        Runnable worker = () -> {
            boolean finished = false;
            try {
                for (int i = next.getAndIncrement(); i < things.size(); i = next.getAndIncrement()) {
                    done.put(i, work.apply(things.get(i)));
                }
                finished = true;
            } finally {
                if (!finished) {
                    next.set(things.size());
                }
            }
        };
        List<Helper> helpers = new ArrayList<>();
        for (int i = 1; i < Math.min(things.size(), Runtime.getRuntime().availableProcessors()); i++) {
            helpers.add(new Helper(worker));
        }
        helpers.forEach(Helper::start);
        try {
            worker.run();
        } finally {
            helpers.forEach(Helper::await);
        }
        helpers.forEach(Helper::complain);
        return IntStream.range(0, things.size())
                .mapToObj(i -> Objects.requireNonNull(done.get(i)))
                .toList();
    }

    /** Does some work in a thread of its own where there is a processor for it, else at once. Nobody waits for its end. */
    static void beside(Runnable work) {
        if (Runtime.getRuntime().availableProcessors() < 2) {
            work.run();
        } else {
            new Helper(work).start();
        }
    }

    /** A thread of its own, since a pool's first one costs ten milliseconds, and a command needs no more than this. */
    private static final class Helper extends Thread {
        private Optional<Throwable> thrown = Optional.empty();

        Helper(Runnable work) {
            super(work, "helper");
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                super.run();
            } catch (RuntimeException | Error problem) {
                thrown = Optional.of(problem);
            }
        }

        /** Waits for the end of the thread, for however long: who is interrupted is told so afterwards. */
        void await() {
            boolean interrupted = false;
            while (isAlive()) {
                try {
                    join();
                } catch (InterruptedException again) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        void complain() {
            switch (thrown.orElse(null)) {
                case null -> {}
                case RuntimeException problem -> throw problem;
                case Error problem -> throw problem;
                case Throwable other -> throw new IllegalStateException(other);
            }
        }
    }
}
