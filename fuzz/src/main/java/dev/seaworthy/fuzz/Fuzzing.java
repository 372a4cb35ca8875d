package dev.seaworthy.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the fuzzer calls, for the target that {@code -Dseaworthy.fuzz.target} names; {@code all} takes the target from the
 * first byte of the input.
 */
public final class Fuzzing {
    /** Processor time, not time by the clock: the machine does other things too. */
    private static final long LONGEST_NANOSECONDS = 2_000_000_000L;
    /** Bytes that a reader may allocate in all, whether they are let go of in between or not. */
    private static final long MOST_ALLOCATED = 256L << 20;

    static final String ALL = "all";

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final List<FuzzTarget> TARGETS = new ArrayList<>();

    private Fuzzing() {}

    /** A promise that was not kept. */
    static final class Finding extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        Finding(String what) {
            super(what);
        }
    }

    public static void fuzzerInitialize() {
        String name = System.getProperty("seaworthy.fuzz.target", ALL);
        if (name.equals(ALL)) {
            FuzzTargets.all().values().forEach(maker -> TARGETS.add(maker.get()));
        } else {
            TARGETS.add(FuzzTargets.named(name));
        }
    }

    public static void fuzzerTestOneInput(byte[] input) {
        if (TARGETS.size() == 1) {
            limited(TARGETS.getFirst(), input);
        } else if (input.length > 0) {
            limited(TARGETS.get((input[0] & 0xff) % TARGETS.size()), Arrays.copyOfRange(input, 1, input.length));
        }
    }

    /** Runs an input; one that breaks a limit gets a second try, because the first pays for loading and compiling too. */
    static void limited(FuzzTarget target, byte[] input) {
        limited(target, input, LONGEST_NANOSECONDS);
    }

    static void limited(FuzzTarget target, byte[] input, long longestNanoseconds) {
        if (measured(target, input, longestNanoseconds).isPresent()) {
            measured(target, input, longestNanoseconds).ifPresent(what -> {
                throw new Finding(what);
            });
        }
    }

    private static Optional<String> measured(FuzzTarget target, byte[] input, long longestNanoseconds) {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long time = THREADS.getCurrentThreadCpuTime();
        try {
            target.run(input);
        } catch (IOException refused) {
            // That is an answer.
        }
        long tookBytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        long took = THREADS.getCurrentThreadCpuTime() - time;
        if (took > longestNanoseconds) {
            return Optional.of("took " + took / 1_000_000 + " ms for " + input.length + " bytes");
        }
        return tookBytes > MOST_ALLOCATED
                ? Optional.of("allocated " + (tookBytes >> 20) + " MiB for " + input.length + " bytes")
                : Optional.empty();
    }
}
