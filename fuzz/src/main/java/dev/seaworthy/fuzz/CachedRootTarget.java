package dev.seaworthy.fuzz;

import dev.seaworthy.image.layers.StreamedRoot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What the cache keeps of a root. Its sum is checked last, so everything before it meets damage. */
final class CachedRootTarget implements FuzzTarget {
    @Override
    public void run(byte[] input) throws IOException {
        try {
            Walk.through(StreamedRoot.read(new DataInputStream(new ByteArrayInputStream(input))));
        } catch (IndexOutOfBoundsException | IllegalArgumentException damaged) {
            // The cache takes every RuntimeException for damage and makes the root anew. Errors it does not.
        }
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            SampleRoot.streamed(SampleRoot.small().bytes(), true).write(new DataOutputStream(out));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return List.of(out.toByteArray());
    }
}
