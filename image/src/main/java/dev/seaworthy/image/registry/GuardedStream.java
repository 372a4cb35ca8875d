package dev.seaworthy.image.registry;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A stream that fails when nothing comes for a while. The client itself waits without end once an answer has begun. */
final class GuardedStream extends FilterInputStream {
    private static final long NOT_WAITING = 0;

    private final Duration silence;
    /** When the read that is going on began, in nanoseconds, never 0. */
    private final AtomicLong waitingSince = new AtomicLong(NOT_WAITING);

    private volatile boolean silent;
    private volatile boolean closed;

    GuardedStream(InputStream in, Duration silence) {
        super(in);
        this.silence = silence;
        Thread.ofVirtual().name("registry guard").start(this::watch);
    }

    private void watch() {
        long tick = Math.max(10, Math.min(1000, silence.toMillis() / 4));
        while (!closed) {
            try {
                Thread.sleep(tick);
            } catch (InterruptedException stopped) {
                return;
            }
            long since = waitingSince.get();
            if (since != NOT_WAITING && System.nanoTime() - since > silence.toNanos()) {
                silent = true;
                try {
                    super.close();
                } catch (IOException alreadyBroken) {
                    // The read that waits ends either way.
                }
                return;
            }
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        waitingSince.set(Math.max(1, System.nanoTime()));
        try {
            int count = super.read(buffer, offset, length);
            if (silent) {
                throw new IOException("closed");
            }
            return count;
        } catch (IOException broken) {
            throw silent ? new IOException("nothing came for " + silence.toSeconds() + " s", broken) : broken;
        } finally {
            waitingSince.set(NOT_WAITING);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        super.close();
    }
}
