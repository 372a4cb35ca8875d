package dev.seaworthy.fuzz;

import java.io.IOException;
import java.util.List;

/** A reader that is fed with whatever bytes. */
public interface FuzzTarget {
    /**
     * Reads. A value and the documented ways to refuse are fine; every other {@link Throwable} is a finding.
     *
     * @throws IOException when the reader refuses the input
     */
    void run(byte[] input) throws IOException;

    /** Sound input, from which the fuzzer starts. */
    List<byte[]> seeds(Samples samples);
}
