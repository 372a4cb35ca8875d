package dev.seaworthy.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** {@link InParallel} where there are no threads. */
public final class OneByOne {
    private OneByOne() {}

    public static <T, R> List<R> map(List<T> things, Function<? super T, ? extends R> work) {
        List<R> done = new ArrayList<>();
        for (T thing : things) {
            done.add(work.apply(thing));
        }
        return done;
    }

    public static void beside(Runnable work) {
        work.run();
    }
}
